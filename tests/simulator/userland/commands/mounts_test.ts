import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { runScript } from "../../images/machine.ts";

Deno.test("mounts are listed, made and taken away", () => {
  const files = filesOf(busybox);
  const run = (script: string) => runScript(script, { files });
  assert.equal(run("mount").out, "overlay on / type overlay (rw,relatime)\n");
  run("mkdir /tmp/a; mount -t tmpfs -o size=1k tmpfs /tmp/a; echo x > /tmp/a/f");
  assert.match(run("mount | tail -n 1").out, /^tmpfs on \/tmp\/a type tmpfs \(rw,relatime,size=1k\)\n$/);
  assert.match(run("yes | head -n 2000 > /tmp/a/f").err, /No space left on device/);
  run("mkdir /tmp/b; mount --bind /etc /tmp/b");
  assert.equal(files.read("/tmp/b/passwd"), files.read("/etc/passwd"));
  assert.equal(run("umount /tmp/b /tmp/a; ls /tmp/a").out, "");
  assert.equal(files.mounts.list().length, 1);
});

const ERRORS: [script: string, err: string][] = [
  ["mount -t tmpfs tmpfs /nope", "mount: /nope: mount point does not exist.\n"],
  ["mount --bind /nope /tmp", "mount: /tmp: special device /nope does not exist.\n"],
  ["mount -t what a /tmp", "mount: /tmp: unknown filesystem type 'what'.\n"],
  ["umount /tmp", "umount: /tmp: not mounted.\n"],
];

for (const [script, err] of ERRORS) {
  Deno.test(script, () => assert.equal(runScript(script).err, err));
}

Deno.test("only root mounts", () => {
  const files = filesOf(busybox);
  files.uid = 5;
  assert.match(
    runScript("mount -t tmpfs t /tmp; umount /tmp", { files }).err,
    /must be superuser to use mount\.\n.*must be superuser/,
  );
});

Deno.test("df tells what is used of each file system", () => {
  const files = filesOf(busybox);
  runScript("mount -t tmpfs -o size=2m tmpfs /var; dd if=/dev/zero of=/var/f bs=1024 count=1024", { files });
  const { out } = runScript("df; df -h /var/f", { files });
  assert.match(
    out,
    /^Filesystem +1K-blocks +Used +Available +Use% +Mounted on\noverlay +41152812 +\d+ +\d+ +16% \/\n/,
  );
  assert.match(out, /\ntmpfs +2048 +1024 +1024 +50% \/var\n/);
  assert.match(out, /\ntmpfs +2\.0M 1\.0M +1\.0M +50% \/var\n$/);
});
