import assert from "node:assert/strict";
import {
  quoted,
  quotedForShell,
} from "../../../../../src/simulator/userland/commands/coreutils/shell_quoting.ts";

for (
  const [name, shown] of [
    ["plain.txt", "plain.txt"],
    ["THISFILE_WILL_IT_EXIST?", "'THISFILE_WILL_IT_EXIST?'"],
    ["a b", "'a b'"],
    ["it's", `"it's"`],
    ["it's $x", "'it'\\''s $x'"],
    ["a\nb", "'a'$'\\n''b'"],
    ["a#b~", "a#b~"],
    ["#a", "'#a'"],
    ["", "''"],
    ["größe", "größe"],
  ] as const
) {
  Deno.test(`shell quoting: ${JSON.stringify(name)}`, () => assert.equal(quotedForShell(name), shown));
}

Deno.test("shell quoting: in messages every name has quotes", () => {
  assert.deepEqual(["x", "it's", "a b"].map(quoted), ["'x'", `"it's"`, "'a b'"]);
});
