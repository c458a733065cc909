import assert from "node:assert/strict";
import { splitJsonValues } from "../../src/kube/json_stream.ts";

/** Text, and its values with their lines. */
const streams: [string, [string, number][] | undefined][] = [
  ["", []],
  ["{}", [["{}", 1]]],
  ['{"a": "}{"}\n\n{"b": [1]}[2]', [['{"a": "}{"}', 1], ['{"b": [1]}', 3], ["[2]", 3]]],
  ['{\n"a": "\\""\n}\n{}', [['{\n"a": "\\""\n}', 1], ["{}", 4]]],
  ["{} x", undefined],
  ["{", undefined],
  ["1 2", undefined],
];

Deno.test("a stream is divided at the brackets", () => {
  for (const [text, values] of streams) {
    assert.deepEqual(splitJsonValues(text)?.map(({ source, line }) => [source, line]), values, text);
  }
});
