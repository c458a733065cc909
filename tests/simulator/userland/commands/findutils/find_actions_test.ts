import assert from "node:assert/strict";
import { CORE, inFolder } from "../../../../../src/simulator/userland/commands/mod.ts";
import { UBUNTU_PROGRAMS } from "../../../../../src/simulator/userland/commands/ubuntu.ts";
import { runOnUbuntu } from "../ubuntu_box.ts";

const programs = { ...inFolder("/usr/bin", CORE), ...UBUNTU_PROGRAMS };
const machine = { program: (path: string) => programs[path] };

const files = { "/data/a.txt": "hello\n", "/data/sub/b.md": "", "/data/sub/deep/c.txt": "see\n" };

for (
  const [line, told] of [
    ["find /data -name a.txt -exec cat {} ;", "hello\n"],
    ["find /data -type f -exec echo {} +", "/data/a.txt /data/sub/b.md /data/sub/deep/c.txt\n"],
    ["find /data -name c.txt -execdir echo {} ;", "./c.txt\n"],
    ["find /data -name b.md -print0", "/data/sub/b.md\u0000"],
    ["find /data -name a.txt -delete -print", "/data/a.txt\n"],
    ["find /data -name sub -delete", "find: cannot delete ‘/data/sub’: Directory not empty\n"],
    ["find /data -quit", ""],
    ["find /data -name a.txt -exec nope ;", "find: ‘nope’: No such file or directory\n"],
  ] as const
) {
  Deno.test(line, () => {
    const ran = runOnUbuntu(line.split(" "), { files, machine });
    assert.equal(ran.out + ran.err, told);
  });
}
