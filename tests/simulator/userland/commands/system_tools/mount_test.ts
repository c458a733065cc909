import assert from "node:assert/strict";
import { MemoryFiles } from "../../../../../src/simulator/host/memory_files.ts";
import { filesOf } from "../../../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../../../src/simulator/images/busybox.ts";
import { runScript } from "../../../images/machine.ts";
import { AHAB, runIn, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

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

/** A machine with two layers and folders for changes, on a disk that is no overlay. */
function layered() {
  const files = filesOf(busybox);
  files.mountAt("/disk", { node: new MemoryFiles({ type: "ext4" }).root, source: "/dev/vdb" });
  runScript(
    "cd /disk; mkdir low top up work merged; echo a > low/a; echo low > low/b; echo top > top/b",
    { files },
  );
  return { files, run: (script: string) => runScript(`cd /disk\n${script}`, { files }) };
}

const OVERLAY = "lowerdir=top:low,upperdir=up,workdir=work";

Deno.test("an overlay shows its layers as one; what changes lies above, what is removed leaves a whiteout", () => {
  const { run } = layered();
  assert.equal(
    run(`mount -v -t overlay ov -o ${OVERLAY} merged`).out,
    "mount: ov mounted on /disk/merged.\n",
  );
  assert.equal(run("cat merged/a merged/b").out, "a\ntop\n");
  run("rm merged/a; echo c > merged/c; echo more >> merged/b");
  assert.match(
    run("ls -l up").out,
    /^total \d+\nc-{9} +\d root +root +0, +0 .* a\n-.* b\n-.* c\n$/,
  );
  assert.equal(run("cat low/a low/b top/b up/b").out, "a\nlow\ntop\ntop\nmore\n");
  assert.equal(run("ls work").out, "work\n");
  assert.equal(
    run("mount -t overlay | tail -n 1").out,
    `ov on /disk/merged type overlay (rw,relatime,${OVERLAY})\n`,
  );
  assert.equal(run("umount -v merged; ls merged").out, "umount: /disk/merged (ov) unmounted\n");
});

Deno.test("without an upper layer nothing can be written, nor ever will be", () => {
  const { run } = layered();
  assert.equal(
    run("mount -t overlay -olowerdir=top:low ov merged; mount -t overlay | tail -n 1").out,
    "ov on /disk/merged type overlay (ro,relatime,lowerdir=top:low)\n",
  );
  assert.match(run("touch merged/x").err, /Read-only file system/);
  assert.match(run("mount -o remount,rw merged").err, /cannot remount ov read-write, is write-protected/);
});

const WRONG =
  "wrong fs type, bad option, bad superblock on ov, missing codepage or helper program, or other error";
const HINT = "       dmesg(1) may have more information after failed mount system call.\n";

/** The words after `mount`, and what is wrong, as util-linux 2.38 says it. */
const ERRORS: [words: string, err: string][] = [
  ["-t tmpfs tmpfs /nope", `/nope: mount point does not exist.\n${HINT}`],
  ["--bind /nope /tmp", `/tmp: special device /nope does not exist.\n${HINT}`],
  ["-t what a /tmp", `/tmp: unknown filesystem type 'what'.\n${HINT}`],
  ["/nope", "/nope: can't find in /etc/fstab.\n"],
  ["a /tmp", `/tmp: special device a does not exist.\n${HINT}`],
  ["-t tmpfs -o bogus=1 ov /tmp", `/tmp: ${WRONG}.\n${HINT}`],
  ["-t tmpfs t low/a", `/disk/low/a: mount point is not a directory.\n${HINT}`],
  ["--bind low low/a", `/disk/low/a: mount point is not a directory.\n${HINT}`],
  ["--bind low/a low", `/disk/low: mount(2) system call failed: Not a directory.\n${HINT}`],
  ["--make-private /nope", `/nope: mount point does not exist.\n${HINT}`],
  ["--make-private low", `/disk/low: not mount point or bad option.\n${HINT}`],
  ["--make-private", "bad usage\nTry 'mount --help' for more information.\n"],
  ["a b c", "bad usage\nTry 'mount --help' for more information.\n"],
  ["-t overlay ov merged", `/disk/merged: ${WRONG}.\n${HINT}`],
  ["-t overlay ov -o lowerdir=low merged", `/disk/merged: ${WRONG}.\n${HINT}`],
  ["-t overlay ov -o lowerdir=low,upperdir=up merged", `/disk/merged: ${WRONG}.\n${HINT}`],
  ["-t overlay ov -o lowerdir=low,upperdir=up,workdir=up merged", `/disk/merged: ${WRONG}.\n${HINT}`],
  ["-t overlay ov -o lowerdir=low,upperdir=up,workdir=/tmp merged", `/disk/merged: ${WRONG}.\n${HINT}`],
  ["-t overlay ov -o lowerdir=low,upperdir=up,workdir=work,foo=1 merged", `/disk/merged: ${WRONG}.\n${HINT}`],
  [
    "-t overlay ov -o lowerdir=nope,upperdir=up,workdir=work merged",
    `/disk/merged: special device ov does not exist.\n${HINT}`,
  ],
];

for (const [words, err] of ERRORS) {
  Deno.test(`mount ${words}`, () => assert.equal(layered().run(`mount ${words}`).err, `mount: ${err}`));
}

for (
  const [words, err] of [
    ["/tmp", "umount: /tmp: not mounted.\n"],
    ["/nope", "umount: /nope: no mount point specified.\n"],
    ["-q /tmp", ""],
    ["", "umount: bad usage\nTry 'umount --help' for more information.\n"],
  ] as const
) Deno.test(`umount ${words}`, () => assert.equal(runScript(`umount ${words}`).err, err));

Deno.test("what is bound can be made read-only later", () => {
  const { run } = layered();
  run("mount --bind low merged; mount -o remount,ro,bind merged");
  assert.match(run("touch merged/x").err, /Read-only file system/);
});

Deno.test("a tmpfs is as its options say; the last of ro and rw counts", () => {
  const { run } = layered();
  run("mount -t tmpfs -o ro,rw,size=1m,mode=0750,uid=5 t merged");
  assert.match(run("mount").out, /^t on .* tmpfs \(rw,relatime,size=1024k,mode=750,uid=5\)$/m);
  assert.match(run("ls -ld merged").out, /^drwxr-x--- +\d+ 5 +root /);
});

Deno.test("a bind shows what is mounted below only where it is recursive", () => {
  const { run } = layered();
  run(
    "mkdir low/s one all; mount -t tmpfs t low/s; touch low/s/x; mount --bind low one; mount --rbind low all",
  );
  assert.equal(run("ls one/s; echo; ls all/s").out, "\nx\n");
});

Deno.test("a folder that somebody stands in stays mounted, unless that does not matter", () => {
  const box = ubuntuBox();
  runIn(box, ["mount", "-t", "tmpfs", "tmpfs", "/home"]);
  box.machine.files.makeFolder("/home/ahab");
  const task = startOnTerminal(box, ["sleep", "60"], AHAB);
  assert.equal(runIn(box, ["umount", "/home"]).err, "umount: /home: target is busy.\n");
  assert.equal(runIn(box, ["umount", "-R", "/home"]).err, "umount: /home: target is busy.\n");
  assert.equal(runIn(box, ["umount", "-l", "tmpfs"]).err, "");
  assert.equal(task.hasEnded, false);
});

Deno.test("proc shows the processes of who mounts it", () => {
  const box = ubuntuBox();
  runIn(box, ["mount", "-t", "proc", "proc", "/tmp"]);
  assert.match(box.machine.files.read("/tmp/1/cmdline")!, /init/);
});

Deno.test("only root mounts", () => {
  const files = filesOf(busybox);
  files.uid = 5;
  assert.match(
    runScript("mount -t tmpfs t /tmp; umount /tmp", { files }).err,
    /must be superuser to use mount\.\n.*\n.*must be superuser/,
  );
});
