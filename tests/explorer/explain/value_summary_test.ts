import assert from "node:assert/strict";
import type { Json } from "../../../src/kube/object.ts";
import { valueSummary } from "../../../src/explorer/explain/value_summary.ts";

const told: [Json, string][] = [
  [{ limits: { cpu: "25m", memory: "25Mi" } }, "limits cpu 25m, memory 25Mi"],
  [{ a: { b: { c: 1 } } }, "a {1}"],
  [{ ports: [1, 2] }, "ports (2)"],
  [{}, "empty"],
  [[], "empty list"],
  [[{ name: "web", image: "x" }, { type: "Ready" }, "plain", 5], "4: web, Ready, plain, 5"],
  [[1, 2, 3, 4, 5, 6, 7], "7: 1, 2, 3, 4, 5, 6, …"],
  [true, "true"],
  ["", '""'],
  ["x".repeat(100_000), `${"x".repeat(200)}… (100000 characters)`],
];

for (const [value, text] of told) {
  Deno.test(`in a few words: ${text.slice(0, 40)}`, () => assert.equal(valueSummary(value), text));
}
