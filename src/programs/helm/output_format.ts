/** `-o table|json|yaml`. Source: helm.sh/helm/v4, pkg/cli/output. */
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json } from "../../kube/object.ts";
import { printYaml } from "../../kube/yaml.ts";
import { type Flag, type FlagValues, UsageError } from "../flags.ts";

export type OutputFormat = "table" | "json" | "yaml";

export const outputFlag: Flag = {
  name: "output",
  short: "o",
  kind: "string",
  default: "table",
  placeholder: "format",
  usage: "How the answer is printed: table, json, yaml.",
};

/** @throws {UsageError} for another one */
export function outputFormat(flags: FlagValues): OutputFormat {
  const format = flags.string("output");
  if (format === "table" || format === "json" || format === "yaml") return format;
  throw new UsageError(
    `invalid argument ${JSON.stringify(format)} for "-o, --output" flag: invalid format type`,
  );
}

/** The value in a format that machines read, with a newline at its end. */
export function formatted(value: Json, format: "json" | "yaml"): string {
  return format === "json" ? `${goJson(value)}\n` : printYaml(value);
}

/** JSON as Go's encoder writes it: what could end a script in a page is escaped. */
export function goJson(value: Json): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Keys in the order of Go's maps, all the way down. */
export function sortedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined)
      .sort(([one], [other]) => one < other ? -1 : 1).map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
