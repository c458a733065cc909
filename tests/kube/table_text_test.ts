import assert from "node:assert/strict";
import type { Table, TableColumn } from "../../src/kube/table.ts";
import { alignColumns, tablesText, tableText, type TableTextOptions } from "../../src/kube/table_text.ts";
import { fixture, fixtureJson, fixtureNames, hasFixtures } from "../fixtures.ts";

const column = (name: string, priority = 0): TableColumn => ({
  name,
  type: "string",
  format: name === "Name" ? "name" : "",
  description: "",
  priority,
});

const table: Table = {
  kind: "Table",
  apiVersion: "meta.k8s.io/v1",
  metadata: {},
  columnDefinitions: [column("Name"), column("Ready"), column("Age"), column("Node", 1)],
  rows: [
    {
      cells: ["web", "1/1", "5m", "node-1"],
      object: { metadata: { name: "web", namespace: "default", labels: { "b/tier": "front", app: "web" } } },
    },
    { cells: ["database-0", 3, null, "node-2\nlost"] },
  ],
};

/** Options and text. */
const texts: [TableTextOptions, string[]][] = [
  [{}, ["NAME         READY   AGE", "web          1/1     5m", "database-0   3       "]],
  [{ noHeaders: true }, ["web          1/1   5m", "database-0   3     "]],
  [{ wide: true }, [
    "NAME         READY   AGE   NODE",
    "web          1/1     5m    node-1",
    "database-0   3             node-2...",
  ]],
  [{ withNamespace: true }, [
    "NAMESPACE   NAME         READY   AGE",
    "default     web          1/1     5m",
    "            database-0   3       ",
  ]],
  [{ labelColumns: ["b/tier", "app"] }, [
    "NAME         READY   AGE   TIER    APP",
    "web          1/1     5m    front   web",
    "database-0   3                     ",
  ]],
  [{ showLabels: true }, [
    "NAME         READY   AGE   LABELS",
    "web          1/1     5m    app=web,b/tier=front",
    "database-0   3             <none>",
  ]],
  [{ kind: { group: "apps", kind: "StatefulSet" } }, [
    "NAME                          READY   AGE",
    "statefulset.apps/web          1/1     5m",
    "statefulset.apps/database-0   3       ",
  ]],
];

Deno.test("a Table is printed as kubectl get prints it", () => {
  for (const [options, lines] of texts) assert.equal(tableText(table, options), lines.join("\n") + "\n");
});

Deno.test("no rows, no header; several Tables have an empty line between them", () => {
  const empty = { ...table, rows: [] };
  assert.equal(tableText(empty), "");
  const one = tableText(table);
  assert.equal(tablesText([{ table }, { table: empty }, { table }]), `${one}\n${one}`);
});

Deno.test("escape characters are made visible", () => {
  const hostile = { ...table, rows: [{ cells: ["\x1b[2J", "", ""] }] };
  assert.match(tableText(hostile), /\^\[\[2J/);
});

Deno.test("narrow columns still take six characters", () => {
  assert.equal(alignColumns([["A", "B"], ["x", "y"]]), "A     B\nx     y\n");
  assert.equal(alignColumns([["A", "B"], ["x", "y"]], { gap: 2, least: 0 }), "A  B\nx  y\n");
});

// The texts were recorded some seconds after the Tables: ages differ, and with them the width of their column.
function withoutAges(text: string): string {
  return text.replace(/\b(\d+[smhdy]){1,2}\b/g, "AGE").replace(/ {2,}/g, "   ");
}

/** Recorded texts whose rows had changed by more than an age since the Table was recorded, with the reason. */
const moved: Record<string, string> = {
  "componentstatuses.labels.txt": "the server lists its components in any order",
  "componentstatuses.txt": "the server lists its components in any order",
  "componentstatuses.wide.txt": "the server lists its components in any order",
  "events.events.k8s.io.wide.txt": "events were counted meanwhile",
  "events.wide.txt": "events were counted meanwhile",
};

Deno.test("recorded Tables give the recorded texts", { ignore: !hasFixtures }, () => {
  let compared = 0;
  for (const [name, { path, options }] of recordedTexts()) {
    if (name in moved) continue;
    const [command, ...lines] = fixture(`get/${name}`).split(/\n?\n--- stderr\n/)[0]!.split("\n");
    const text = tableText(fixtureJson(path), { ...options, withNamespace: command!.includes(" -A") });
    const expected = lines.join("\n").replace(/^No resources found.*\n$/, "");
    assert.equal(withoutAges(text).trimEnd(), withoutAges(expected).trimEnd(), name);
    compared++;
  }
  assert.ok(compared > 100, `${compared} compared`);
});

function* recordedTexts(): Generator<[string, { path: string; options: TableTextOptions }]> {
  const tables = fixtureNames("tables").filter((name) => !name.endsWith(".meta.json"));
  for (const name of fixtureNames("get")) {
    const [, resource, format] = /^(.*?)(?:\.(wide|labels|name))?\.txt$/.exec(name)!;
    const [plural, ...group] = resource!.split(".");
    const path = tables.find((file) =>
      new RegExp(`^${group.join(".") || "core"}_v[^_]*_${plural}\\.json$`).test(file)
    );
    if (!path || format === "name") continue;
    yield [name, {
      path: `tables/${path}`,
      options: { wide: format === "wide", showLabels: format === "labels" },
    }];
  }
}
