/** A project as `config` prints it: in long form, in the order of the original's types. */
import type { Json } from "../../../../kube/object.ts";
import { printYaml } from "../../../../kube/yaml_print.ts";
import { goJsonIndented } from "../../go_json.ts";
import { LAYOUTS } from "./config_layout.ts";
import type { Project } from "./project.ts";

type Fields = Record<string, unknown>;

/** What is printed, as a value. */
export function configValue(project: Project, isJson = false): Fields {
  const shown: Fields = { name: project.name };
  const kinds = ["services", "networks", "volumes", "secrets", "configs", "models"] as const;
  for (const kind of kinds) {
    const entries = Object.entries(project[kind]).sort(([a], [b]) => a < b ? -1 : 1);
    if (entries.length === 0 && kind !== "services") continue;
    shown[kind] = Object.fromEntries(
      entries.map(([name, one]) => [name, LAYOUTS[kind]!(printed(kind, one), isJson) as Fields]),
    );
  }
  for (const name of Object.keys(project.extensions).sort()) shown[name] = project.extensions[name];
  return shown;
}

/** A service's name is its key; the other things have one beside it. */
function printed(kind: string, one: object): object {
  if (kind !== "services") return one;
  const { name: _, ...service } = one as { name: string };
  return service;
}

const STYLE = { indentsLists: true, isUnfolded: true };

export function configText(project: Project, format: string): string {
  if (format === "json") return goJsonIndented(ordered(configValue(project, true)), "  ");
  // `$` begins a variable in files: what is printed can be read again.
  return printYaml(escaped(configValue(project)) as Json, { ...STYLE, keepsOrder: true });
}

/** The same with variables as they are written. */
export function rawConfigText(fields: Fields, format: string): string {
  if (format === "json") return goJsonIndented(deeplyOrdered(fields), "  ");
  return printYaml(fields as Json, STYLE);
}

/** Go prints what has no type of its own in the order of the names. */
function ordered(value: Fields): Fields {
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, value[name]]));
}

function deeplyOrdered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deeplyOrdered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.keys(value).sort().map((name) => [name, deeplyOrdered((value as Fields)[name])]),
  );
}

function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$", "$$$$");
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name.replaceAll("$", "$$$$"), escaped(one)]),
  );
}
