import assert from "node:assert/strict";
import {
  decodeManagedFields,
  encodeManagedFields,
  type ManagedFieldsEntry,
  managerId,
  ownableFields,
} from "../../src/kube/field_owners.ts";
import { fieldSetOf, formatPaths } from "../../src/kube/field_set.ts";
import { fixtureJson, fixtureNames, hasFixtures } from "../fixtures.ts";

for (const name of fixtureNames("objects").filter((name) => /^[^.]+(\.k8s\.io)?_v\w+\.json$/.test(name))) {
  Deno.test({
    name: `recorded owners come back as they were, in order: ${name}`,
    ignore: !hasFixtures,
    fn() {
      const entries: ManagedFieldsEntry[] = fixtureJson(`objects/${name}`).metadata?.managedFields ?? [];
      const decoded = decodeManagedFields(entries);
      assert.ok(decoded);
      assert.deepEqual(encodeManagedFields(decoded), entries);
    },
  });
}

const entry = { manager: "m", operation: "Apply", apiVersion: "v1", fieldsType: "FieldsV1", fieldsV1: {} };
const unreadable: [name: string, entry: ManagedFieldsEntry][] = [
  ["operation", { ...entry, operation: "Read" }],
  ["version", { ...entry, apiVersion: "" }],
  ["type of fields", { ...entry, fieldsType: "FieldsV2" }],
];
for (const [name, wrong] of unreadable) {
  Deno.test(`an entry with a wrong ${name} makes all unreadable`, () => {
    assert.equal(decodeManagedFields([entry, wrong]), undefined);
  });
}

Deno.test("an applier is the same in every version, an updater is not", () => {
  const manager = { name: "m", subresource: "" };
  const id = (operation: "Apply" | "Update", apiVersion: string) =>
    managerId({ ...manager, operation, apiVersion });
  assert.equal(id("Apply", "v1"), id("Apply", "v2"));
  assert.notEqual(id("Update", "v1"), id("Update", "v2"));
});

Deno.test("what the server sets is nobody's", () => {
  const fields = fieldSetOf([["f:kind"], ["f:metadata"], ["f:metadata", "f:uid"], [
    "f:metadata",
    "f:labels",
  ]]);
  assert.deepEqual(formatPaths(ownableFields(fields)), [".metadata.labels"]);
});
