import assert from "node:assert/strict";
import { readFieldFacts } from "../../../src/kube/merge_facts/notation.ts";
import type { FieldFacts } from "../../../src/kube/merge_type.ts";

const facts: [words: string, read: FieldFacts][] = [
  ["core.v1.X", {
    type: { kind: "struct", definition: "core.v1.X", atomic: false },
    always: false,
    strategies: [],
  }],
  ["{} atomic", {
    type: { kind: "map", element: { kind: "plain" }, atomic: true },
    always: false,
    strategies: [],
  }],
  [
    "[set] merge",
    {
      type: { kind: "list", relation: "set", keys: [], element: { kind: "plain" } },
      always: false,
      strategies: ["merge"],
    },
  ],
  [
    "[core.v1.X by port,protocol=TCP] always merge+retainKeys:port",
    {
      type: {
        kind: "list",
        relation: "keyed",
        keys: [{ name: "port" }, { name: "protocol", default: "TCP" }],
        element: { kind: "struct", definition: "core.v1.X", atomic: false },
      },
      always: true,
      strategies: ["merge", "retainKeys"],
      mergeKey: "port",
    },
  ],
  ["raw", { type: { kind: "raw" }, always: false, strategies: [] }],
];
for (const [words, read] of facts) {
  Deno.test(`merge facts in words: ${words}`, () => assert.deepEqual(readFieldFacts(words), read));
}

Deno.test("words that are not of the notation are refused", () => {
  assert.throws(() => readFieldFacts("core.v1.X often"), /unknown word "often"/);
});
