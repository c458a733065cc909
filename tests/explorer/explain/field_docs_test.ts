import assert from "node:assert/strict";
import { findField, kindField } from "../../../src/kube/schema_field.ts";
import { fieldDocs } from "../../../src/explorer/explain/field_docs.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { document } from "./sample_document.ts";

const root = kindField(document, { group: "example.com", version: "v1", kind: "Thing" })!;

function docs(...path: string[]): string[] {
  return fieldDocs(findField(root, path)!, path, 30).map(lineText);
}

Deno.test("a field's docs: type, place, default, allowed values, words", () =>
  assert.deepEqual(docs("spec", "mode"), [
    "mode <string>",
    "spec › mode",
    "",
    'default  "Fast"',
    "one of   Fast, Slow",
    "",
    "How.",
  ]));

Deno.test("a required field says so; an empty default is none", () => {
  const lines = docs("spec");
  assert.equal(lines[0], "spec <Spec> required");
  assert.ok(!lines.some((line) => line.startsWith("default")));
});

Deno.test("a field without words says that there are none", () =>
  assert.equal(docs("spec", "tree", "mode").at(-1), "(no documentation)"));
