import assert from "node:assert/strict";
import { columnSettingsOf, enrichmentOf } from "../../../src/explorer/table/custom_columns.ts";
import { compose } from "../../../src/explorer/table/enrichment.ts";
import { readJqCell } from "../../../src/explorer/table/jq_cell.ts";
import { sourceColumns } from "../../../src/explorer/table/row_source.ts";
import type { ColumnSetting } from "../../../src/settings/settings.ts";
import { playBundled } from "../bundled_play.ts";
import { cellsOf } from "./cells_of.ts";

/** Group and name, and whether the kind has columns of Pequod's own. */
const kinds: [string, string, boolean][] = [
  ["", "pods", true],
  ["", "nodes", true],
  ["metrics.k8s.io", "pods", false],
  ["apps", "deployments", false],
];

for (const [group, name, isEnriched] of kinds) {
  Deno.test(`${name} of ${group || "the core"} ${isEnriched ? "has" : "has no"} columns of Pequod's own`, () => {
    assert.equal(enrichmentOf({ group, name }, undefined) !== undefined, isEnriched);
  });
}

const path = (expression: string, language: "jsonpath" | "jq" = "jsonpath") => ({
  path: { language, expression },
});
const web = { metadata: { name: "web", labels: { zone: "a" } }, spec: { replicas: 3, ports: [80, 443] } };

/** A column as it is set, and its cell for one object. */
const cells: [string, Omit<ColumnSetting, "title">, unknown][] = [
  ["a path", path(".metadata.labels.zone"), "a"],
  ["braces", path("{.metadata.name}"), "web"],
  ["a number stays one", path(".spec.replicas"), 3],
  ["several values", path(".spec.ports[*]"), "80,443"],
  ["nothing there", path(".spec.gone"), ""],
  ["jq", path(".spec.ports | length", "jq"), 2],
  ["jq with several results", path(".spec.ports[]", "jq"), "80,443"],
  ["a path that cannot be read", path(".spec[", "jsonpath"), /^✗ .*(unterminated|array)/],
  ["jq that cannot be read", path(".spec |", "jq"), /^✗ syntax error, unexpected \$end$/],
  ["jq that makes no sense here", path(".spec.replicas[]", "jq"), /^✗ Cannot iterate over number \(3\)$/],
];

for (const [name, setting, expected] of cells) {
  Deno.test(`a column that was set: ${name}`, () => {
    const readJq = (program: string) => readJqCell(program, () => 0);
    const enrichment = enrichmentOf({ group: "", name: "pods" }, {
      columns: [{ title: "MINE", ...setting }],
    }, readJq);
    const cell = cellsOf(enrichment!, web)["MINE"];
    if (expected instanceof RegExp) assert.match(String(cell), expected);
    else assert.equal(cell, expected);
  });
}

Deno.test("columns stand as they were set, the others are wide", () => {
  const columns: ColumnSetting[] = [
    { title: "AGE" },
    { title: "ZONE", ...path(".a"), isWide: true },
    { title: "NAME" },
    { title: "STATUS", isHidden: true },
    { title: "N", ...path(".b"), kind: "number", align: "left" },
  ];
  const enrichment = enrichmentOf({ group: "apps", name: "deployments" }, { columns })!;
  const composed = compose(enrichment, sourceColumns(["Name", "Status", "Ready", "Age"]), { hasUsage: true });
  assert.equal(
    composed.map(({ column }) => `${column.name} ${column.priority}`).join(" "),
    "Age 0 ZONE 1 Name 0 N 0 Status 1 Ready 1",
  );
  assert.deepEqual(composed[3]!.column.look, { kind: "number", align: "left" });
});

const one = { columns: [{ title: "ONE" }] };
const two = { columns: [{ title: "TWO" }] };

/** Settings, a namespace, and which of them hold for deployments there. */
const settings: [Record<string, typeof one>, string | undefined, string | undefined][] = [
  [{ "deployments.apps": one }, "shop", "ONE"],
  [{ "apps/v1/deployments": one }, undefined, "ONE"],
  [{ deployments: one }, "shop", "ONE"],
  [{ pods: one }, "shop", undefined],
  [{ deployments: one, "deployments@sh.*": two }, "shop", "TWO"],
  [{ deployments: one, "deployments@sh.*": two }, "web", "ONE"],
  [{ "deployments@shop": two }, undefined, undefined],
  [{ "deployments@[": two }, "shop", undefined],
];

for (const [given, namespace, expected] of settings) {
  Deno.test(`columns set as ${Object.keys(given)} in ${namespace}: ${expected}`, () => {
    const resource = { name: "deployments", group: "apps", version: "v1" };
    assert.equal(columnSettingsOf(given, resource, namespace)?.columns[0]?.title, expected);
  });
}

Deno.test("a table with columns of the user's, sorted as they say", async () => {
  const columns: ColumnSetting[] = [
    { title: "NAME" },
    { title: "IMAGES", ...path('[.spec.template.spec.containers[].image] | join(",")', "jq") },
    { title: "WISHED", ...path(".spec.replicas"), kind: "number" },
  ];
  const [frame] = await playBundled("dump", {
    scenario: "shop",
    line: "deployments",
    settings: { columns: { "deployments.apps": { columns, sort: { title: "WISHED", descending: true } } } },
  });
  assert.match(frame![2]!, /^ NAME +IMAGES +WISHED ↓$/);
  assert.match(frame![3]!, /front +nginx:[\d.]+ +3$/);
});
