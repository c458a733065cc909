import assert from "node:assert/strict";
import { kindField } from "../../../src/kube/schema_field.ts";
import {
  deeply,
  type FieldTree,
  fieldTree,
  matchingPaths,
  revealed,
  rowOf,
  toggled,
} from "../../../src/explorer/explain/field_tree.ts";
import { document } from "./sample_document.ts";

const root = kindField(document, { group: "example.com", version: "v1", kind: "Thing" })!;

function seen({ rows }: FieldTree): string[] {
  return rows.map(({ path, isOpen, hasChildren }) =>
    `${path.join(".") || "(kind)"}${isOpen ? " v" : hasChildren ? " >" : ""}`
  );
}

Deno.test("a tree begins with its first level open", () =>
  assert.deepEqual(seen(fieldTree(root)), ["(kind) v", "kind", "spec >"]));

Deno.test("a row opens and closes; one without children does neither", () => {
  const tree = fieldTree(root);
  const open = toggled(tree, tree.rows[2]!);
  assert.deepEqual(seen(open), ["(kind) v", "kind", "spec v", "spec.mode", "spec.tree >"]);
  assert.deepEqual(seen(toggled(open, open.rows[2]!)), seen(tree));
  assert.equal(toggled(tree, tree.rows[1]!), tree);
});

Deno.test("revealing a field opens the way to it", () => {
  const tree = revealed(fieldTree(root), ["spec", "tree", "mode"]);
  assert.equal(rowOf(tree, ["spec", "tree", "mode"]), seen(tree).indexOf("spec.tree.mode"));
  assert.equal(rowOf(tree, ["status"]), -1);
});

Deno.test("all below opens everything, once more closes it; a type within itself ends", () => {
  const tree = fieldTree(root);
  const all = deeply(tree, tree.rows[2]!);
  assert.deepEqual(seen(all).slice(2), [
    "spec v",
    "spec.mode",
    "spec.tree v",
    "spec.tree.mode",
    "spec.tree.next",
  ]);
  assert.deepEqual(seen(deeply(all, all.rows[2]!)), seen(tree));
});

Deno.test("fields are found by name at any depth", () =>
  assert.deepEqual(matchingPaths(fieldTree(root), /mode/).map((path) => path.join(".")), [
    "spec.mode",
    "spec.tree.mode",
  ]));
