/** Values against values.schema.json, chart by chart. Source: helm.sh/helm/v4, pkg/chart/common/util/jsonschema.go. */
import { jsonOf } from "../../go_template/functions/json_text.ts";
import { type GoMap, isMap, typeName } from "../../go_template/value.ts";
import type { Json } from "../../kube/object.ts";
import { type Chart, ChartError, textOf } from "./chart.ts";
import { schemaProblems } from "./json_schema.ts";

/** @throws {ChartError} that lists what is wrong in which chart */
export function checkSchemas(chart: Chart, values: GoMap): void {
  const problems = problemsOf(chart, values);
  if (!problems) return;
  throw new ChartError(
    `values don't meet the specifications of the schema(s) in the following chart(s):\n${problems}`,
  );
}

function problemsOf(chart: Chart, values: GoMap): string {
  let out = "";
  if (chart.schema) {
    const problems = schemaProblems(schemaOf(chart.schema), jsonOf(values));
    if (problems.length > 0) {
      out += `${chart.metadata.name}:\n${problems.map((line) => `${line}\n`).join("")}`;
    }
  }
  for (const inner of chart.dependencies) {
    const own = values[inner.metadata.name];
    if (own === undefined || own === null) continue;
    if (isMap(own)) out += problemsOf(inner, own);
    else {out += `${inner.metadata.name}:\ninvalid type for values: expected object (map), got ${
        typeName(own)
      }\n`;}
  }
  return out;
}

function schemaOf(data: Uint8Array): Json {
  try {
    return JSON.parse(textOf(data));
  } catch (error) {
    throw new ChartError(
      "values don't meet the specifications of the schema(s) in the following chart(s):\n" +
        (error as Error).message,
    );
  }
}
