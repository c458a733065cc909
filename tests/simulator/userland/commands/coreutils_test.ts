import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { linesOf } from "../../../../src/simulator/userland/commands/coreutils.ts";
import { runArgv } from "../../images/machine.ts";

for (
  const [argv, gnu, busybox] of [
    [["cat", "no"], "cat: no: No such file or directory", "cat: can't open 'no': No such file or directory"],
    [
      ["head", "no"],
      "head: cannot open 'no' for reading: No such file or directory",
      "head: can't open 'no': No such file or directory",
    ],
    [
      ["rm", "no"],
      "rm: cannot remove 'no': No such file or directory",
      "rm: can't remove 'no': No such file or directory",
    ],
    [
      ["wc", "-q"],
      "wc: invalid option -- 'q'\nTry 'wc --help' for more information.",
      "wc: invalid option -- 'q'",
    ],
  ] as const
) {
  Deno.test(`${argv.join(" ")} is worded by GNU and by busybox`, () => {
    assert.equal(runArgv([...argv], { image: debian }).err, `${gnu}\n`);
    assert.equal(runArgv([...argv]).err, `${busybox}\n`);
  });
}

Deno.test("a text without a newline at its end has a last line, too", () => {
  assert.deepEqual([linesOf("a\nb"), linesOf("a\n"), linesOf("")], [["a", "b"], ["a"], []]);
});
