import assert from "node:assert/strict";
import { parseSed } from "../../../../../src/simulator/userland/commands/sed/parse.ts";

Deno.test("blocks and labels lead where they say", () => {
  const { commands } = parseSed([{ text: "/x/{p;d}\n:a\nba" }], false);
  assert.deepEqual(commands.map(({ letter, target }) => [letter, target]), [
    ["{", 3],
    ["p", 0],
    ["d", 0],
    [":", 0],
    ["b", 3],
  ]);
});

Deno.test("the first line may say that nothing is printed", () => {
  assert.equal(parseSed([{ text: "#n\np" }], false).isQuiet, true);
});

const WRONG: [script: string, message: string][] = [
  ["k", "-e expression #1, char 1: unknown command: `k'"],
  ["s/a/b", "-e expression #1, char 5: unterminated `s' command"],
  ["s/a/b/q", "-e expression #1, char 7: unknown option to `s'"],
  ["s/a/\\1/", "-e expression #1, char 7: invalid reference \\1 on `s' command's RHS"],
  ["s/\\(a/b/", "-e expression #1, char 8: Unmatched ( or \\("],
  ["y/ab/c/", "-e expression #1, char 7: strings for `y' command are different lengths"],
  ["{p", "-e expression #1, char 0: unmatched `{'"],
  ["p}", "-e expression #1, char 2: unexpected `}'"],
  ["3,p", "-e expression #1, char 3: unexpected `,'"],
  ["0p", "-e expression #1, char 2: invalid usage of line address 0"],
  ["1,2q", "-e expression #1, char 4: command only uses one address"],
  ["d extra", "-e expression #1, char 3: extra characters after command"],
  ["b nope", "can't find label for jump to `nope'"],
];

for (const [script, message] of WRONG) {
  Deno.test(`${script} is wrong`, () =>
    assert.throws(() => parseSed([{ text: script }], false), { message }));
}
