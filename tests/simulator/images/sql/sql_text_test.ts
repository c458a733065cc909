import assert from "node:assert/strict";
import {
  allStatements,
  parts,
  statementsOf,
  tokensOf,
} from "../../../../src/simulator/images/sql/sql_text.ts";

for (
  const [text, quoting, values] of [
    ["select 'it''s', \"A b\" -- x\n, 1.5::text", "standard", [
      "select",
      "it's",
      ",",
      "A b",
      ",",
      "1.5",
      "::",
      "text",
    ]],
    ["E'a\\nb' $$x'y$$ /* c */ z", "standard", ["a\nb", "x'y", "z"]],
    ['`a` "b\\"c" # d', "mysql", ["a", 'b"c']],
    ["SELECT @@version", "mysql", ["select", "@@version"]],
  ] as const
) {
  Deno.test(`the words of ${text}`, () =>
    assert.deepEqual(tokensOf(text, quoting).map(({ value }) => value), values));
}

Deno.test("a statement ends with its semicolon; one in quotes ends nothing", () => {
  const { complete, rest, isQuoted } = statementsOf("select 1;\nselect ';'; select 'a", "standard");
  assert.deepEqual(complete.map(({ text, line }) => `${line} ${text}`), ["1 select 1;", "2 select ';';"]);
  assert.deepEqual([rest, isQuoted], ["select 'a", true]);
  assert.deepEqual(allStatements("a; b", "standard").map(({ text }) => text), ["a;", "b"]);
});

Deno.test("commas in parentheses separate nothing", () =>
  assert.deepEqual(parts(tokensOf("a, f(b, c)", "standard")).map(({ length }) => length), [1, 6]));
