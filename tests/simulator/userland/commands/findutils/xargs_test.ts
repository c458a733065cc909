import assert from "node:assert/strict";
import { CORE, inFolder } from "../../../../../src/simulator/userland/commands/mod.ts";
import { UBUNTU_PROGRAMS } from "../../../../../src/simulator/userland/commands/ubuntu.ts";
import { runOnUbuntu } from "../ubuntu_box.ts";

const programs = { ...inFolder("/usr/bin", CORE), ...UBUNTU_PROGRAMS };
const machine = { program: (path: string) => programs[path] };

for (
  const [line, input, told, end = 0] of [
    ["xargs", "a b\nc\n", "a b c\n"],
    ["xargs -n 2 echo -", "a b\nc\n", "- a b\n- c\n"],
    ["xargs -I {} echo <{}>", "a b\nc\n", "<a b>\n<c>\n"],
    ["xargs -L 1", "a b\nc\n", "a b\nc\n"],
    ["xargs -0 -n 1", "a b\0c", "a b\nc\n"],
    ["xargs -d , -n 1", "a,b", "a\nb\n"],
    ["xargs -n 1", "'a b' c\\ d", "a b\nc d\n"],
    ["xargs -r echo", " \n", ""],
    ["xargs -n 1 false", "a b", "", 123],
    ["xargs nope", "a", "xargs: nope: No such file or directory\n", 127],
    [
      "xargs -n 0",
      "a",
      "xargs: value 0 for -n option should be >= 1\nTry 'xargs --help' for more information.\n",
      1,
    ],
  ] as const
) {
  Deno.test(`${line} of ${JSON.stringify(input)}`, () => {
    const ran = runOnUbuntu(line.split(" "), { input, machine });
    assert.deepEqual([ran.out + ran.err, ran.code], [told, end]);
  });
}
