/** Which columns a kind has besides its server's: Pequod's own, and those that the user has set. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { ColumnLook } from "../../cluster/row_column.ts";
import type { ApiResource } from "../../kube/discovery.ts";
import { findJsonPath, parseRelaxedJsonPath } from "../../kube/json_path.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import type { ColumnSetting, ColumnSettings, Settings } from "../../settings/settings.ts";
import { type EnrichedColumn, type Enrichment, ownColumn } from "./enrichment.ts";
import { nodeColumns } from "./node_columns.ts";
import { podColumns } from "./pod_columns.ts";

const builtIn: Readonly<Record<string, Enrichment>> = { "pods.": podColumns, "nodes.": nodeColumns };

/** Reads an expression; what it returns finds values in an object. Both throw what is wrong, in a line. */
export type ReadExpression = (expression: string) => (object: Json) => Json[];

/**
 * Undefined: the server's columns are all there are.
 *
 * @param readJq needed where `hasJq` of the settings
 */
export function enrichmentOf(
  { name, group }: Pick<ApiResource, "name" | "group">,
  settings: ColumnSettings | undefined,
  readJq: ReadExpression = jsonPath,
): Enrichment | undefined {
  const own = builtIn[`${name}.${group}`];
  return settings && settings.columns.length > 0
    ? customized(own ?? { columns: [] }, settings.columns, { jq: readJq, jsonpath: jsonPath })
    : own;
}

/** Whether a column is written in jq, which is read when it is needed. */
export function hasJq(settings: ColumnSettings | undefined): boolean {
  return settings?.columns.some(({ path }) => path?.language === "jq") ?? false;
}

/**
 * What the user has set for a kind: under `pods`, `deployments.apps` or `apps/v1/deployments`, with `@` and a regular
 * expression for namespaces behind it where it is meant for those only.
 */
export function columnSettingsOf(
  settings: Settings["columns"],
  { name, group, version }: Pick<ApiResource, "name" | "group" | "version">,
  namespace: string | undefined,
): ColumnSettings | undefined {
  const dotted = group ? `${name}.${group}` : name;
  const slashed = group ? `${group}/${version}/${name}` : `${version}/${name}`;
  const found = Object.entries(settings).filter(([key]) => {
    const [kind] = key.split("@", 1);
    return kind === dotted || kind === slashed || kind === name;
  });
  const forNamespace = found.find(([key]) => isMeant(key, namespace));
  return (forNamespace ?? found.find(([key]) => !key.includes("@")))?.[1];
}

function isMeant(key: string, namespace: string | undefined): boolean {
  const at = key.indexOf("@");
  if (at < 0 || namespace === undefined) return false;
  try {
    return new RegExp(`^(?:${key.slice(at + 1)})$`).test(namespace);
  } catch {
    return false; // The settings say what is wrong with it when they are read.
  }
}

/** The columns that were set, in their order; the others follow as wide ones. */
function customized(
  own: Enrichment,
  settings: readonly ColumnSetting[],
  readers: Readonly<Record<"jq" | "jsonpath", ReadExpression>>,
): Enrichment {
  const facts: ((object: KubeObject) => Json)[] = [];
  const titled = new Map(own.columns.map((column) => [titleOf(column), column]));
  const columns = settings.map((setting): EnrichedColumn => {
    const title = setting.title.toUpperCase();
    const known = titled.get(title);
    if (!setting.path) {
      titled.delete(title);
      return adjusted(known ?? { from: setting.title }, setting);
    }
    const index = facts.push(reader(readers[setting.path.language], setting.path.expression)) - 1;
    // A column of that name makes room for the one that was set.
    titled.delete(title);
    const cell = ({ facts: all = [] }: LeanRow): Json => all[all.length - facts.length + index] ?? null;
    return ownColumn(setting.title, cell, { ...lookOf(setting), isWide: setting.isWide ?? false });
  });
  const rest = [...titled.values()].map((column) => adjusted(column, { title: "", isWide: true }));
  return {
    ...own,
    columns: [...columns.filter((_, index) => !settings[index]!.isHidden), ...rest],
    isRestWide: true,
    // Whole objects are asked for only where something is to be found in them.
    ...(own.extract || facts.length > 0
      ? { extract: (object) => [...(own.extract?.(object) ?? []), ...facts.map((fact) => fact(object))] }
      : {}),
  };
}

function titleOf(column: EnrichedColumn): string {
  return ("from" in column ? column.from : column.column.name).toUpperCase();
}

function adjusted(column: EnrichedColumn, setting: ColumnSetting): EnrichedColumn {
  const isWide = setting.isWide ?? false;
  if ("from" in column) return { ...column, look: { ...column.look, ...lookOf(setting) }, isWide };
  const look = { ...column.column.look, ...lookOf(setting) };
  return { ...column, column: { ...column.column, priority: isWide ? 1 : 0, look } };
}

function lookOf({ kind, align }: ColumnSetting): ColumnLook {
  return { ...(kind ? { kind } : {}), ...(align ? { align } : {}) };
}

/** How a cell is read from an object. What is wrong with the expression stands in the cell. */
function reader(read: ReadExpression, expression: string): (object: KubeObject) => Json {
  try {
    const find = read(expression);
    return (object) => {
      try {
        return text(find(object as unknown as Json));
      } catch (error) {
        return `✗ ${messageOf(error)}`;
      }
    };
  } catch (error) {
    const problem = `✗ ${messageOf(error)}`;
    return () => problem;
  }
}

function jsonPath(expression: string): (object: Json) => Json[] {
  const path = parseRelaxedJsonPath(expression);
  return (object) => findJsonPath(path, object).flat();
}

/** One value stays what it is, so that numbers sort as numbers; several stand with commas between them. */
function text(values: readonly Json[]): Json {
  const found = values.filter((value) => value !== null);
  if (found.length === 1 && typeof found[0] !== "object") return found[0]!;
  return found.map((value) => typeof value === "object" ? JSON.stringify(value) : String(value)).join(",");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
