import assert from "node:assert/strict";
import { chosenColumns, type ColumnChoice, columnsKind } from "../../../src/explorer/table/column_choice.ts";
import { contexts } from "../../../src/explorer/table/contexts.ts";
import { sourceColumns } from "../../../src/explorer/table/row_source.ts";
import { PODS } from "../../../src/kube/discovery.ts";

const columns = sourceColumns(["Name", "Status", "Age"], ["Node"]);

/** What was chosen, whether wide columns are shown, and the columns then; hidden ones in brackets. */
const choices: [Partial<ColumnChoice>, boolean, string][] = [
  [{}, false, "NAME STATUS AGE [NODE]"],
  [{}, true, "NAME STATUS AGE NODE"],
  [{ visible: { NODE: true, STATUS: false } }, false, "NAME [STATUS] AGE NODE"],
  [{ order: ["AGE", "NAME"] }, false, "AGE NAME STATUS [NODE]"],
  [{ visible: { GONE: true }, order: ["GONE", "NODE"] }, false, "[NODE] NAME STATUS AGE"],
];

for (const [choice, wide, expected] of choices) {
  Deno.test(`columns with ${JSON.stringify(choice)}${wide ? ", wide" : ""}`, () => {
    const whole = { visible: {}, order: [], ...choice };
    const found = chosenColumns(columns, { choice: whole, wide, namespaces: false });
    assert.equal(
      found.map(({ column, isShown }) => isShown ? column.title : `[${column.title}]`).join(" "),
      expected,
    );
  });
}

Deno.test("choices are remembered by kind", () => {
  assert.equal(columnsKind({ type: "resource", query: { resource: PODS } }), "pods");
  const resource = { ...PODS, name: "deployments", group: "apps" };
  assert.equal(columnsKind({ type: "resource", query: { resource } }), "deployments.apps");
  assert.equal(columnsKind({ type: "source", source: contexts }), "contexts");
});
