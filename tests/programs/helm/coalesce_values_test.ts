import assert from "node:assert/strict";
import { coalesceTables, coalesceValues } from "../../../src/programs/helm/coalesce_values.ts";
import { readValues } from "../../../src/programs/helm/values.ts";
import { chartOf } from "./chart_from_text.ts";

const FILES = {
  "values.yaml": "a: {b: 1, c: 2}\nn: null\ndb: {size: 5}\nglobal: {zone: eu}\n",
  "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
  "charts/db/values.yaml": "size: 1\nname: store\nglobal: {zone: us, own: yes}\n",
};

/** Values that are given, and what they become. */
const CASES: [given: string, complete: string][] = [
  ["", "a: {b: 1, c: 2}\ndb: {size: 5, name: store, global: {zone: eu, own: true}}\nglobal: {zone: eu}"],
  [
    "a: {b: null}",
    "a: {c: 2}\ndb: {size: 5, name: store, global: {zone: eu, own: true}}\nglobal: {zone: eu}",
  ],
  ["a: null", "db: {size: 5, name: store, global: {zone: eu, own: true}}\nglobal: {zone: eu}"],
  [
    "db: {name: null}\nglobal: {zone: x}",
    "a: {b: 1, c: 2}\ndb: {size: 5, global: {zone: x, own: true}}\nglobal: {zone: x}",
  ],
];

Deno.test("defaults stand below what is given, globals are handed down, null takes away", async () => {
  const chart = await chartOf(FILES);
  for (const [given, complete] of CASES) {
    assert.deepEqual(coalesceValues(chart, readValues(given)), readValues(complete), given);
  }
});

Deno.test("a table that meets a plain value is warned about", async () => {
  const warnings: string[] = [];
  const chart = await chartOf(FILES);
  coalesceValues(chart, { n: {}, a: { b: {} } }, { warn: (text) => warnings.push(text) });
  assert.deepEqual(warnings, ["warning: destination for web.a.b is a table. Ignoring non-table value (1)"]);
  assert.throws(() => coalesceValues(chart, { db: 1 }), { message: /^type mismatch on db/ });
  assert.deepEqual(coalesceTables({ a: 1 }, { a: 2, b: null }), { a: 1, b: null });
});
