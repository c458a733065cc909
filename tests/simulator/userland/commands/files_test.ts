import assert from "node:assert/strict";
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
