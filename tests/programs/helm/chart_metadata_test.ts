import assert from "node:assert/strict";
import { chartOf } from "./chart_from_text.ts";

/** Lines of Chart.yaml, and what is wrong with them. */
const WRONG: [text: string, message: string][] = [
  ["name: a\nversion: 1.0.0\ntype: x", "validation: chart.metadata.type must be application or library"],
  ["version: 1.0.0", "validation: chart.metadata.name is required"],
  ["name: a", "validation: chart.metadata.version is required"],
  ["name: a\nversion: one", 'validation: chart.metadata.version "one" is invalid'],
  ["name: a/b\nversion: 1.0.0", 'validation: chart.metadata.name "a/b" is invalid'],
  [
    "name: a\nversion: {a: 1}",
    "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go struct field Metadata.version of type string",
  ],
  [
    "name: a\nversion: 1.0.0\ndependencies: [{name: b}, {name: b}]",
    'validation: more than one dependency with name or alias "b"',
  ],
  [
    "name: a: b",
    "cannot load Chart.yaml: error converting YAML to JSON: yaml: mapping values are not allowed in this context",
  ],
];

Deno.test("what is wrong with Chart.yaml is told as Helm tells it", async () => {
  for (const [text, message] of WRONG) {
    await assert.rejects(chartOf({ "Chart.yaml": text }), { name: "ChartError", message }, text);
  }
});

Deno.test("fields that are not there are empty", async () => {
  const { metadata } = await chartOf({
    "Chart.yaml": "name: a\nversion: 1.2.3\nmaintainers: [{name: Ahab}]",
  });
  assert.deepEqual(metadata.maintainers, [{ name: "Ahab", email: "", url: "" }]);
  assert.deepEqual([metadata.apiVersion, metadata.appVersion, metadata.deprecated], ["v1", "", false]);
});
