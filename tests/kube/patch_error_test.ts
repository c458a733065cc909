import assert from "node:assert/strict";
import type { Json } from "../../src/kube/object.ts";
import { goFormat, goJsonType, PatchError } from "../../src/kube/patch_error.ts";

const printed: [value: Json, text: string][] = [
  [{ b: [1, "x"], a: null }, "map[a:<nil> b:[1 x]]"],
  [[], "[]"],
  [true, "true"],
];
for (const [value, text] of printed) {
  Deno.test(`Go prints ${JSON.stringify(value)} as ${text}`, () => assert.equal(goFormat(value), text));
}

Deno.test("Go has its own names for the types of JSON", () => {
  assert.deepEqual([[], true, 1, "", {}].map(goJsonType), ["array", "bool", "number", "string", "object"]);
});

Deno.test("the reason follows from the code", () => {
  const codes = [400, 413, 422, 500] as const;
  assert.deepEqual(codes.map((code) => new PatchError(code, "m").reason), [
    "BadRequest",
    "RequestEntityTooLarge",
    "Invalid",
    "",
  ]);
});
