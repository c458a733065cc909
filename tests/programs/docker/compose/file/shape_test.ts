import assert from "node:assert/strict";
import { type Shape, shapeProblem } from "../../../../../src/programs/docker/compose/file/shape.ts";

const text: Shape = { kinds: ["string"] };
const shape: Shape = {
  kinds: ["object"],
  fields: {
    name: text,
    list: { kinds: ["array"], items: text, isUnique: true },
    either: { either: [text, { kinds: ["object"], fields: { deep: { kinds: ["integer"] } } }] },
    choice: { kinds: ["string"], values: ["a", "b"] },
    match: { kinds: ["string"], pattern: /^a|b/ },
    needs: { kinds: ["object"], fields: { x: text }, required: ["x"] },
    size: { kinds: ["integer", "string"] },
    named: { kinds: ["object"], fields: {}, others: text, names: /^[a-z]+$/ },
  },
};

Deno.test("what is wrong is told with its place", () => {
  const cases: [value: unknown, problem: string | undefined][] = [
    [{ name: "a", "x-any": 1 }, undefined],
    [[], "must be a mapping"],
    [{ name: 1 }, "name must be a string"],
    [{ size: true }, "size must be a integer or string"],
    [{ list: "a" }, "list must be a array"],
    [{ list: ["a", 2] }, "list.1 must be a string"],
    [{ list: ["a", "a"] }, "list items at 0 and 1 are equal"],
    [{ either: 3 }, "either must be a string"],
    [{ either: { deep: "x" } }, "either.deep must be a integer"],
    [{ either: { other: 1 } }, "either additional properties 'other' not allowed"],
    [{ choice: "c" }, "choice value must be one of 'a', 'b'"],
    [{ match: "xb" }, undefined],
    [{ match: "c" }, "match 'c' does not match pattern '^a|b'"],
    [{ needs: {} }, "needs missing property 'x'"],
    [{ named: { ABC: "x" } }, "named additional properties 'ABC' not allowed"],
    [{ nope: 1 }, "additional properties 'nope' not allowed"],
    // The deepest of several.
    [{ nope: 1, list: [{}] }, "list.0 must be a string"],
  ];
  for (const [value, problem] of cases) {
    assert.equal(shapeProblem(value, shape), problem, JSON.stringify(value));
  }
});
