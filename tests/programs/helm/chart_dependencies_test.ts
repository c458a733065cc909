import assert from "node:assert/strict";
import {
  checkDependencies,
  isCompatible,
  withDependencies,
} from "../../../src/programs/helm/chart_dependencies.ts";
import { readValues } from "../../../src/programs/helm/values.ts";
import { chartOf } from "./chart_from_text.ts";

const FILES = {
  "Chart.yaml": `apiVersion: v2
name: web
version: 0.1.0
dependencies:
- {name: db, version: 1.x.x, condition: "db.enabled,global.db", tags: [back]}
- {name: db, version: 1.x.x, alias: cache, import-values: [data, {child: port, parent: inner.port}]}
`,
  "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.2.0\n",
  "charts/db/values.yaml": "exports: {data: {shared: 1}}\nport: {number: 5}\n",
};

Deno.test("conditions come before tags, and aliases are charts of their own", async () => {
  const chart = await chartOf(FILES);
  const names = (values: string) =>
    withDependencies(chart, readValues(values)).dependencies.map(({ metadata }) => metadata.name);
  assert.deepEqual(names(""), ["db", "cache"]);
  assert.deepEqual(names("db: {enabled: false}"), ["cache"]);
  assert.deepEqual(names("tags: {back: false}"), ["cache"]);
  assert.deepEqual(names("tags: {back: false}\ndb: {enabled: true}"), ["db", "cache"]);
  assert.deepEqual(names("global: {db: false}"), ["cache"]);
});

Deno.test("values of inner charts are taken over where that is asked for", async () => {
  const { values } = withDependencies(await chartOf(FILES), {});
  assert.equal(values["shared"], 1);
  assert.deepEqual(values["inner"], { port: { number: 5 } });
});

Deno.test("charts that are missing are named", async () => {
  const chart = await chartOf({ "Chart.yaml": FILES["Chart.yaml"] });
  assert.throws(() => checkDependencies(chart), { message: /missing in charts\/ directory: db, db$/ });
  assert.ok(!isCompatible("not a range", "1.0.0"));
});
