import assert from "node:assert/strict";
import { checkSchemas } from "../../../src/programs/helm/values_schema.ts";
import { chartOf } from "./chart_from_text.ts";

Deno.test("what does not fit is listed chart by chart", async () => {
  const schema = JSON.stringify({ properties: { port: { type: "integer" } } });
  const chart = await chartOf({
    "values.schema.json": schema,
    "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
    "charts/db/values.schema.json": schema,
  });
  checkSchemas(chart, { port: 1, db: { port: 2 } });
  assert.throws(() => checkSchemas(chart, { port: "x", db: { port: "y" } }), {
    message: `values don't meet the specifications of the schema(s) in the following chart(s):
web:
- at '/port': got string, want integer
db:
- at '/port': got string, want integer
`,
  });
});
