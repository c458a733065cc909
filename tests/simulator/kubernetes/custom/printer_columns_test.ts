import assert from "node:assert/strict";
import type { Json, KubeObject } from "../../../../src/kube/object.ts";
import { printerColumns } from "../../../../src/simulator/kubernetes/custom/printer_columns.ts";

const object = {
  metadata: { name: "a", creationTimestamp: "2026-01-01T00:00:00Z" },
  spec: { text: "x", number: 1.5, list: ["a", "b"], on: true, nothing: null },
} as KubeObject;
const NOW = Date.parse("2026-01-01T00:05:00Z");
const cases: [type: string, path: string, cell: Json][] = [
  ["string", ".spec.text", "x"],
  ["string", ".spec.number", "1.5"],
  ["string", ".spec.list", '["a","b"]'],
  ["string", ".spec.list[1]", "b"],
  ["string", ".spec.absent", null],
  ["integer", ".spec.number", 1],
  ["integer", ".spec.text", null],
  ["number", ".spec.number", 1.5],
  ["boolean", ".spec.on", true],
  ["date", ".metadata.creationTimestamp", "5m"],
  ["date", ".spec.text", "<invalid>"],
  ["string", ".spec[", null],
];

for (const [type, jsonPath, cell] of cases) {
  Deno.test(`a column of type ${type} at ${jsonPath}`, () => {
    const column = printerColumns([{ name: "C", type, jsonPath }])[1]!;
    assert.deepEqual(column.cell(object, NOW), cell);
    assert.equal(column.description, `Custom resource definition column (in JSONPath format): ${jsonPath}`);
  });
}

Deno.test("without columns of its own, a kind shows the age", () => {
  assert.deepEqual(printerColumns(undefined).map(({ name }) => name), ["Name", "Age"]);
});
