/** Values of charts: reading them, and laying some over others. Source: helm.sh/helm/v4, pkg/chart/v2/loader. */
import { type GoMap, isMap, setEntry } from "../../go_template/value.ts";
import { parseYaml, YamlError } from "../../kube/yaml.ts";
import { ChartError } from "./chart.ts";

/** Documents of YAML, of which a later one wins. @throws {ChartError} */
export function readValues(text: string): GoMap {
  const documents = text.replace(/^\uFEFF/, "").split(/^---(?:[ \t].*)?$/m);
  return documents.map(documentOf).reduce((values, map) => laidOver(values, map), {});
}

function documentOf(text: string): GoMap {
  try {
    const value = parseYaml(text);
    if (value === null) return {};
    if (typeof value === "object" && !Array.isArray(value)) return value as GoMap;
    const kind = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
    throw new ChartError(
      "cannot unmarshal yaml document: error unmarshaling JSON: while decoding JSON: " +
        `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`,
    );
  } catch (error) {
    if (error instanceof YamlError) throw new ChartError(`cannot unmarshal yaml document: ${error.message}`);
    throw error;
  }
}

/** Maps into maps; anything else takes the place of what was there. Neither of the two is changed. */
export function laidOver(below: GoMap, above: GoMap): GoMap {
  const out: GoMap = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = Object.hasOwn(out, key) ? out[key] : undefined;
    setEntry(out, key, isMap(value) && isMap(under) ? laidOver(under, value) : value);
  }
  return out;
}

/** The value at `a.b.c`; undefined where there is none, or it is a map. */
export function valueAt(values: GoMap, path: string): { value: GoMap[string] } | undefined {
  const names = path.split(".");
  const last = names.pop()!;
  const table = names.length > 0 ? tableAt(values, names.join(".")) : values;
  const value = table && Object.hasOwn(table, last) ? table[last] : undefined;
  return value === undefined || isMap(value) ? undefined : { value };
}

/** The map at `a.b.c`. */
export function tableAt(values: GoMap, path: string): GoMap | undefined {
  let table: GoMap = values;
  for (const name of path.split(".")) {
    const inner = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!isMap(inner)) return undefined;
    table = inner;
  }
  return table;
}
