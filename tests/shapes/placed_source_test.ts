import assert from "node:assert/strict";
import type { Path } from "../../src/shapes/check.ts";
import { readWithPlaces } from "../../src/shapes/placed_source.ts";
import { SourceError } from "../../src/shapes/source.ts";

const text = `# comment
logs:
  tail: 5
plugins:
  a: {args: [x, y]}
base: &base
  one: 1
copy:
  <<: *base
  two: 2
`;

const places: [Path, boolean, string][] = [
  [["logs", "tail"], false, "3:9"],
  [["logs", "tail"], true, "3:3"],
  [["plugins", "a", "args", 1], false, "5:17"],
  [["copy", "two"], true, "10:3"],
  [["copy", "one"], false, "9:3"],
  [[], false, "2:1"],
];

for (const [path, isName, expected] of places) {
  Deno.test(`the place of ${path.join(".") || "everything"}${isName ? "'s name" : ""}`, () => {
    const { line, column } = readWithPlaces(text).place(path, isName);
    assert.equal(`${line}:${column}`, expected);
  });
}

Deno.test("values are those of YAML 1.2 with merge keys", () => {
  assert.deepEqual(readWithPlaces("a: &x {b: y}\nc:\n  <<: *x\n").value, { a: { b: "y" }, c: { b: "y" } });
});

Deno.test("aliases cannot make a file grow without end", () => {
  const bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" +
    [..."bcdefg"].map((name, index) =>
      `${name}: &${name} [${Array(10).fill(`*${"abcdefg"[index]}`).join(", ")}]\n`
    ).join("");
  assert.throws(() => readWithPlaces(bomb), SourceError);
});

Deno.test("what is no YAML is told with its place", () => {
  assert.throws(
    () => readWithPlaces("a: 1\nb: [x\nc: 2\n"),
    (error) => error instanceof SourceError && error.place.line === 3 && !/line/.test(error.message),
  );
});
