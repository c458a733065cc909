import assert from "node:assert/strict";
import { readQuickly, SourceError } from "../../src/shapes/source.ts";

const texts: [string, unknown][] = [
  ["a: 1\nb: [x, yes]\n", { a: 1, b: ["x", "yes"] }],
  ["keys:\n  wide: y\n", { keys: { wide: "y" } }],
  ["", null],
  ["# only a comment\n", null],
];

for (const [text, value] of texts) {
  Deno.test(`quickly read: ${JSON.stringify(text)}`, () => assert.deepEqual(readQuickly(text).value, value));
}

Deno.test("what is no YAML, or needs the other reader, is refused", () => {
  assert.throws(() => readQuickly("a: [1\n"), SourceError);
  assert.throws(
    () => readQuickly("a: 1\na: 2\n"),
    (error) => error instanceof SourceError && error.place.line === 2,
  );
  assert.throws(() => readQuickly("a: &x {b: 1}\nc:\n  <<: *x\n"), SourceError);
});
