import assert from "node:assert/strict";
import { parseType, type TypeExpression } from "../../src/openapi/type_expression.ts";

const string: TypeExpression = { kind: "string" };

const cases: [source: string, expected: TypeExpression][] = [
  ["string", string],
  ["number", { kind: "number" }],
  ["Array<boolean>", { kind: "array", item: { kind: "boolean" } }],
  ["ISelf", { kind: "reference", name: "ISelf" }],
  ['"a" | "b"', { kind: "literals", values: ["a", "b"] }],
  ['Array<"a|b">', { kind: "array", item: { kind: "literals", values: ["a|b"] } }],
  ["string | number", { kind: "union", options: [string, { kind: "number" }] }],
  ["{\n  [key: string]: Array<string>;\n}", { kind: "map", value: { kind: "array", item: string } }],
  ['Array<{\n  "a"?: string;\n  "b": { "c": string; };\n}>', {
    kind: "array",
    item: { kind: "inline", fields: ["a", "b", "c"] },
  }],
];

for (const [source, expected] of cases) {
  Deno.test(`type ${source.replaceAll("\n", " ")}`, () => assert.deepEqual(parseType(source), expected));
}

Deno.test("what is not known is refused", () => {
  assert.throws(() => parseType("Promise<string>"), /^SyntaxError: Cannot read type "Promise<string>"/);
});
