import assert from "node:assert/strict";
import { check, isObject, pathText } from "../../src/shapes/check.ts";
import {
  anything,
  boolean,
  choice,
  either,
  integer,
  list,
  map,
  named,
  record,
  type Shape,
  text,
  variant,
} from "../../src/shapes/shape.ts";

/** One record with all, or one with exists; the former has such records in it. */
const tree: Shape = named("tree", () =>
  variant("a check", {
    all: record({ all: { shape: list(tree), title: "All" } }, ["all"]),
    exists: record({ exists: { shape: anything, title: "Is it there" } }, ["exists"], "field"),
  }));

const cases: { title: string; shape: Shape; value: unknown; keeps: unknown; says?: string[] }[] = [
  { title: "a number as a text", shape: text, value: 5, keeps: "5" },
  {
    title: "a number that is too great",
    shape: integer(1, 9),
    value: 10,
    keeps: undefined,
    says: ["expected a whole number from 1 to 9, found 10"],
  },
  {
    title: "one bad item of a list",
    shape: list(integer()),
    value: [1, "x", 3],
    keeps: [1, 3],
    says: ['expected a whole number, found "x"'],
  },
  {
    title: "one bad item of a map",
    shape: map(boolean),
    value: { a: true, b: 1 },
    keeps: { a: true },
    says: ["expected true or false, found 1"],
  },
  {
    title: "a kind by its name, and any value",
    shape: tree,
    value: { all: [{ exists: [1, null] }] },
    keeps: { all: [{ exists: [1, null] }] },
  },
  {
    title: "a kind that nobody knows, deep inside",
    shape: tree,
    value: { all: [{ exist: true }, { exists: true }] },
    keeps: { all: [{ exists: true }] },
    says: ["a check knows no exist: did you mean exists?"],
  },
  {
    title: "two kinds at once",
    shape: tree,
    value: { all: [], exists: true },
    keeps: undefined,
    says: ["a check has either all or exists"],
  },
  {
    title: "no kind at all",
    shape: tree,
    value: {},
    keeps: undefined,
    says: ["a check has one of all, exists"],
  },
  {
    title: "a field of another kind",
    shape: tree,
    value: { exists: true, colour: 1 },
    keeps: { exists: true },
    says: ["there is no field colour; known are exists"],
  },
  { title: "the short form", shape: either(text, list(text)), value: "a", keeps: "a" },
  { title: "the long form", shape: either(text, list(text)), value: ["a"], keeps: ["a"] },
  {
    title: "neither form",
    shape: either(text, list(text)),
    value: true,
    keeps: undefined,
    says: ["expected a text, or a list, found true"],
  },
  { title: "nothing", shape: record({ a: { shape: text, title: "A" } }), value: { a: null }, keeps: {} },
  {
    title: "a choice nobody has",
    shape: choice("one", "two"),
    value: "seven",
    keeps: undefined,
    says: ['expected one of one, two, found "seven"'],
  },
  {
    title: "a record without what it needs",
    shape: record({ a: { shape: text, title: "A" } }, ["a"]),
    value: { b: 1 },
    keeps: undefined,
    says: ["there is no setting b: did you mean a?", "a is missing"],
  },
  {
    title: "a name of JavaScript's",
    shape: record({}),
    value: { constructor: 1 },
    keeps: {},
    says: ["there is no setting constructor; known are "],
  },
];

for (const { title, shape, value, keeps, says = [] } of cases) {
  Deno.test(`checked: ${title}`, () => {
    const { value: kept, mistakes } = check(value, shape);
    assert.deepEqual(kept, keeps);
    assert.deepEqual(mistakes.map(({ text }) => text), says);
  });
}

Deno.test("paths are written as people write them", () => {
  assert.equal(pathText(["plugins", "a", "args", 1]), "plugins.a.args[1]");
  assert.deepEqual([isObject({}), isObject([]), isObject(null)], [true, false, false]);
});
