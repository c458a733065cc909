import assert from "node:assert/strict";
import { wrapLine } from "../../../src/explorer/text/wrap_line.ts";
import { line, lineText } from "../../../src/terminal/line.ts";

const cases: [string, number, string[]][] = [
  ["", 4, [""]],
  ["abc", 4, ["abc"]],
  ["abcdef", 4, ["abcd", "ef"]],
  ["日本語", 4, ["日本", "語"]],
  ["a日本", 2, ["a", "日", "本"]],
  ["日", 1, ["日"]],
];

for (const [text, columns, expected] of cases) {
  Deno.test(`${JSON.stringify(text)} in ${columns} columns`, () =>
    assert.deepEqual(wrapLine(line(text), columns).map(lineText), expected));
}

Deno.test("spans keep their meaning across the break", () =>
  assert.deepEqual(
    wrapLine(line([{ text: "key: ", role: "accent" }, { text: "value" }]), 7).map((part) => part.spans),
    [[{ text: "key: ", role: "accent" }, { text: "va" }], [{ text: "lue" }]],
  ));
