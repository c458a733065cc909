/** Chart.yaml: reading and judging it. Source: helm.sh/helm/v4, pkg/chart/v2, metadata.go and dependency.go. */
import { parseVersion } from "../../go_template/functions/semantic_version.ts";
import { FunctionError } from "../../go_template/template_error.ts";
import { goText } from "../../go_template/format.ts";
import { goQuote, isPrintable } from "../../go_template/quoting.ts";
import type { GoMap, GoValue } from "../../go_template/value.ts";
import { isMap } from "../../go_template/value.ts";
import { type ChartDependency, ChartError, type ChartMetadata } from "./chart.ts";

/** What YAML says, with a type for every field. @throws {ChartError} for a field of another type */
export function metadataFrom(value: GoValue): ChartMetadata {
  if (value !== null && !isMap(value)) throw new ChartError(typeRefusal(value, "value of type v2.Metadata"));
  const map = value ?? {};
  const text = (key: string) => textField(map, key, "Metadata");
  return {
    name: text("name"),
    home: text("home"),
    sources: textList(map, "sources", "Metadata"),
    version: text("version"),
    description: text("description"),
    keywords: textList(map, "keywords", "Metadata"),
    maintainers: objectList(map, "maintainers", "Metadata").map((maintainer) => ({
      name: textField(maintainer, "name", "Maintainer"),
      email: textField(maintainer, "email", "Maintainer"),
      url: textField(maintainer, "url", "Maintainer"),
    })),
    icon: text("icon"),
    apiVersion: text("apiVersion"),
    condition: text("condition"),
    tags: text("tags"),
    appVersion: text("appVersion"),
    deprecated: booleanField(map, "deprecated", "Metadata"),
    annotations: textMap(map, "annotations", "Metadata"),
    kubeVersion: text("kubeVersion"),
    dependencies: objectList(map, "dependencies", "Metadata").map(dependencyFrom),
    type: text("type"),
  };
}

export function dependencyFrom(map: GoMap): ChartDependency {
  const text = (key: string) => textField(map, key, "Dependency");
  const imports = map["import-values"] ?? [];
  return {
    name: text("name"),
    version: text("version"),
    repository: text("repository"),
    condition: text("condition"),
    tags: textList(map, "tags", "Dependency"),
    enabled: booleanField(map, "enabled", "Dependency"),
    importValues: Array.isArray(imports) ? imports : [],
    alias: text("alias"),
  };
}

/** @throws {ChartError} `validation: …` */
export function validateMetadata(metadata: ChartMetadata): void {
  const refuse = (why: string): never => {
    throw new ChartError(`validation: ${why}`);
  };
  for (
    const key of [
      "name",
      "description",
      "home",
      "icon",
      "condition",
      "tags",
      "appVersion",
      "kubeVersion",
    ] as const
  ) {
    metadata[key] = sanitized(metadata[key]);
  }
  const { name, version, type, dependencies } = metadata;
  if (!metadata.apiVersion) refuse("chart.metadata.apiVersion is required");
  if (!name) refuse("chart.metadata.name is required");
  if (name === "." || name === "..") refuse(`chart.metadata.name ${goQuote(name)} is not allowed`);
  if (name.includes("/")) refuse(`chart.metadata.name ${goQuote(name)} is invalid`);
  if (!version) refuse("chart.metadata.version is required");
  if (!isVersion(version)) refuse(`chart.metadata.version ${goQuote(version)} is invalid`);
  if (!["", "application", "library"].includes(type)) {
    refuse("chart.metadata.type must be application or library");
  }
  const keys = new Set<string>();
  for (const { name: dependency, alias } of dependencies) {
    if (alias && !/^[a-zA-Z0-9_-]+$/.test(alias)) {
      refuse(`dependency ${goQuote(dependency)} has disallowed characters in the alias`);
    }
    const key = alias || dependency;
    if (keys.has(key)) refuse(`more than one dependency with name or alias ${goQuote(key)}`);
    keys.add(key);
  }
}

export function isVersion(text: string): boolean {
  try {
    parseVersion(text);
    return true;
  } catch (error) {
    if (error instanceof FunctionError) return false;
    throw error;
  }
}

function sanitized(text: string): string {
  return Array.from(text, (letter) => /\s/.test(letter) ? " " : isPrintable(letter) ? letter : "").join("");
}

function textField(map: GoMap, key: string, struct: string): string {
  const value = map[key] ?? "";
  return scalarText(value) ??
    refuse(typeRefusal(value, `struct field ${struct}.${key} of type string`));
}

/** YAML that is to be text may be written as a number or a boolean. */
export function scalarText(value: GoValue): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : goText(value);
  return typeof value === "boolean" ? String(value) : undefined;
}

function refuse(message: string): never {
  throw new ChartError(message);
}

function booleanField(map: GoMap, key: string, struct: string): boolean {
  const value = map[key] ?? false;
  if (typeof value === "boolean") return value;
  throw new ChartError(typeRefusal(value, `struct field ${struct}.${key} of type bool`));
}

function textList(map: GoMap, key: string, struct: string): string[] {
  const list = map[key] ?? [];
  if (!Array.isArray(list)) {
    throw new ChartError(typeRefusal(list, `struct field ${struct}.${key} of type []string`));
  }
  return list.map((item) => {
    return scalarText(item) ??
      refuse(typeRefusal(item ?? null, `struct field ${struct}.${key} of type string`));
  });
}

function objectList(map: GoMap, key: string, struct: string): GoMap[] {
  const list = map[key] ?? [];
  const type = key === "dependencies" ? "Dependency" : "Maintainer";
  if (!Array.isArray(list)) {
    throw new ChartError(typeRefusal(list, `struct field ${struct}.${key} of type []*v2.${type}`));
  }
  return list.map((item) => {
    if (isMap(item)) return item;
    if (item === null) throw new ChartError(`validation: ${key} must not contain empty or null nodes`);
    throw new ChartError(typeRefusal(item, `struct field ${struct}.${key} of type v2.${type}`));
  });
}

function textMap(map: GoMap, key: string, struct: string): Record<string, string> {
  const value = map[key] ?? {};
  if (!isMap(value)) {
    throw new ChartError(typeRefusal(value, `struct field ${struct}.${key} of type map[string]string`));
  }
  const texts = Object.keys(value).map((name) => {
    const text = scalarText(value[name]) ??
      refuse(typeRefusal(value[name] ?? null, `struct field ${struct}.${key} of type string`));
    return [name, text];
  });
  return Object.fromEntries(texts);
}

function typeRefusal(value: GoValue, target: string): string {
  const kind = Array.isArray(value)
    ? "array"
    : { boolean: "bool", number: "number", string: "string" }[typeof value as string] ?? "object";
  return `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kind} into Go ${target}`;
}
