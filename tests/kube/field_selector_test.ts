import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type FieldRequirement,
  matchesFields,
  parseFieldSelector,
  printFieldSelector,
} from "../../src/kube/field_selector.ts";
import { SelectorError } from "../../src/kube/selector_error.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

const selectors: [string, FieldRequirement[]][] = [
  ["", []],
  ["metadata.name=web", [{ field: "metadata.name", operator: "=", value: "web" }]],
  ["metadata.name==web", [{ field: "metadata.name", operator: "=", value: "web" }]],
  ["status.phase!=Running,,spec.nodeName=", [
    { field: "status.phase", operator: "!=", value: "Running" },
    { field: "spec.nodeName", operator: "=", value: "" },
  ]],
  ["a=x\\,y\\=z\\\\", [{ field: "a", operator: "=", value: "x,y=z\\" }]],
];

Deno.test("field selectors are read", () => {
  for (const [text, expected] of selectors) assert.deepEqual(parseFieldSelector(text), expected, text);
});

const mistakes: [string, string][] = [
  ["foo", "invalid selector: 'foo'; can't understand 'foo'"],
  ["a=b,foo", "invalid selector: 'foo'; can't understand 'foo'"],
  ["a=b=c", "invalid field selector: unescaped character in value: 61"],
  ["a=\\x", "invalid field selector: invalid escape sequence: \\x"],
  ["a=x\\", "invalid field selector: invalid escape sequence: \\"],
];

Deno.test("mistakes are told in the server's wording", () => {
  for (const [text, message] of mistakes) {
    assert.throws(
      () => parseFieldSelector(text),
      (error) => error instanceof SelectorError && error.message === message,
      text,
    );
  }
});

Deno.test("the recorded server says the same", { ignore: !hasFixtures }, () => {
  const { message } = fixtureJson("errors/400_field_selector_syntax.json");
  assert.throws(() => parseFieldSelector("foo"), { message });
});

Deno.test("selectors match on equality", () => {
  const fields = { "metadata.name": "web", "spec.nodeName": undefined };
  assert.ok(matchesFields(parseFieldSelector("metadata.name=web,spec.nodeName="), fields));
  assert.ok(matchesFields(parseFieldSelector("metadata.name!=db"), fields));
  assert.ok(!matchesFields(parseFieldSelector("metadata.name!=web"), fields));
  assert.ok(!matchesFields(parseFieldSelector("metadata.name=web,spec.nodeName=n1"), fields));
});

Deno.test("every value survives printing and reading", () => {
  fc.assert(fc.property(fc.string(), fc.constantFrom("=" as const, "!=" as const), (value, operator) => {
    const requirements: FieldRequirement[] = [{ field: "metadata.name", operator, value }];
    assert.deepEqual(parseFieldSelector(printFieldSelector(requirements)), requirements);
  }));
});
