import assert from "node:assert/strict";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { runScript } from "../../images/machine.ts";

for (
  const [script, out, err] of [
    ["ls /", "bin\ndev\netc\nhome\nlib\nproc\nroot\nsys\ntmp\nusr\nvar\n", ""],
    ["mkdir -p /a/b; touch /a/b/c; ls /a/b; rm -r /a; ls /a", "c\n", "ls: /a: No such file or directory\n"],
    ["echo 1 > /tmp/x; cp /tmp/x /tmp/y; mv /tmp/x /tmp/z; ls /tmp", "y\nz\n", ""],
    ["mkdir /tmp/d; rmdir /tmp/d; rmdir /tmp/d", "", "rmdir: '/tmp/d': No such file or directory\n"],
    ["touch -d 2020-01-01 /tmp/o; touch /tmp/n; [ /tmp/n -nt /tmp/o ] && echo newer", "newer\n", ""],
    ["touch /tmp/m; chmod u+x,go-r /tmp/m; ls -l /tmp/m | cut -c1-10", "-rwx------\n", ""],
    ["rm /nope", "", "rm: can't remove '/nope': No such file or directory\n"],
    ["mkdir /x/y", "", "mkdir: can't create directory '/x/y': No such file or directory\n"],
    [
      "ls -l /etc/group",
      "-rw-r--r--    1 root     root            26 Nov 22 11:33 /etc/group\n",
      "",
    ],
  ] as const
) {
  Deno.test(`files: ${script}`, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}

Deno.test("links, owners and rights are copied where that is wished, and rights changed all the way down", () => {
  const files = filesOf(busybox);
  runScript(
    "mkdir -p /tmp/a/b; touch /tmp/a/b/f; ln -s b /tmp/a/l; chown -R 5:6 /tmp/a; chmod -R 700 /tmp/a",
    { files },
  );
  runScript("cp -a /tmp/a /tmp/kept; cp -r /tmp/a /tmp/plain", { files });
  const told = (
    path: string,
  ) => [files.facts(path)!.uid, files.facts(path)!.gid, files.facts(path)!.mode.toString(8)];
  assert.deepEqual(told("/tmp/kept/b/f"), [5, 6, "700"]);
  assert.deepEqual(told("/tmp/plain/b/f"), [0, 0, "700"]);
  assert.deepEqual([files.facts("/tmp/kept/l")!.target, files.facts("/tmp/plain/l")!.target], ["b", "b"]);
});
