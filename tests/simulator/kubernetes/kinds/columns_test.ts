import assert from "node:assert/strict";
import {
  ageColumn,
  column,
  labelText,
  nameColumn,
} from "../../../../src/simulator/kubernetes/kinds/columns.ts";
import { NOW } from "./kind_world.ts";

const object = { metadata: { name: "a", creationTimestamp: new Date(NOW - 90_000).toISOString() } };

Deno.test("name and age", () => {
  assert.equal(nameColumn().cell(object, NOW), "a");
  assert.equal(nameColumn().format, "name");
  assert.equal(ageColumn().cell(object, NOW), "90s");
  assert.equal(ageColumn().cell({ metadata: {} }, NOW), "<unknown>");
});

Deno.test("wide columns have priority 1", () => {
  assert.equal(column("A", "", () => "").priority, 0);
  assert.equal(column("A", "", () => "", { wide: true }).priority, 1);
  assert.equal(column("A", "", () => 1, { type: "integer" }).type, "integer");
});

Deno.test("labels are sorted", () => {
  assert.equal(labelText({ b: "2", a: "1" }), "a=1,b=2");
  assert.equal(labelText(undefined), "<none>");
});
