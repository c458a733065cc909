import assert from "node:assert/strict";
import { labelSelectorObject } from "../../src/kube/label_selector_object.ts";

const good: [text: string, object: unknown][] = [
  ["a=b,c==d", { matchLabels: { a: "b", c: "d" } }],
  ["a in (y,x)", { matchExpressions: [{ key: "a", operator: "In", values: ["x", "y"] }] }],
  ["a,!b", { matchExpressions: [{ key: "a", operator: "Exists" }, { key: "b", operator: "DoesNotExist" }] }],
  ["", {}],
];

for (const [text, object] of good) {
  Deno.test(`selector ${JSON.stringify(text)} as an object`, () =>
    assert.deepEqual(labelSelectorObject(text), object));
}

const bad: [text: string, message: string][] = [
  ["a!=b", '"!=" is not a valid label selector operator'],
  ["a>1", '"gt" isn\'t supported in label selectors'],
  [
    "a in (",
    "couldn't parse the selector string \"a in (\": unable to parse requirement: found '', expected: ',', ')' or identifier",
  ],
];

for (const [text, message] of bad) {
  Deno.test(`selector ${text} is refused`, () => assert.throws(() => labelSelectorObject(text), { message }));
}
