import assert from "node:assert/strict";
import {
  boolean,
  choice,
  either,
  integer,
  list,
  map,
  record,
  type Shape,
  shapeTitle,
  text,
} from "../../src/shapes/shape.ts";

const titles: [Shape, string][] = [
  [boolean, "true or false"],
  [integer(), "a whole number"],
  [integer(0, 5), "a whole number from 0 to 5"],
  [text, "a text"],
  [choice("a", "b"), "one of a, b"],
  [list(text), "a list"],
  [map(text), "names with values below them"],
  [record({}), "names with values below them"],
  [either(text, list(text)), "a text, or a list"],
];

for (const [shape, title] of titles) {
  Deno.test(`what is expected: ${title} (${shape.type})`, () => assert.equal(shapeTitle(shape), title));
}
