/** index.yaml of a repository: which charts it has, in which versions. Source: helm.sh/helm/v4, pkg/repo/v1/index.go. */
import {
  compareVersions,
  parseConstraint,
  parseVersion,
} from "../../go_template/functions/semantic_version.ts";
import { FunctionError } from "../../go_template/template_error.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { JsonObject } from "../../kube/object.ts";
import { parseYaml } from "../../kube/yaml.ts";
import { isVersion } from "./chart_metadata.ts";

export interface RepositoryIndex {
  /** By chart, the newest version first. */
  readonly entries: Readonly<Record<string, readonly IndexEntry[]>>;
}

export interface IndexEntry {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly urls: readonly string[];
  /** All that the index says. */
  readonly record: JsonObject;
}

/** @throws {Error} for what is no index */
export function parseIndex(text: string): RepositoryIndex {
  const value = parseYaml(text);
  if (!isJsonObject(value)) throw new Error("empty index.yaml file");
  if (!value["apiVersion"]) throw new Error("no API version specified");
  const found = isJsonObject(value["entries"]) ? value["entries"] : {};
  const entries: Record<string, IndexEntry[]> = {};
  for (const [name, list] of Object.entries(found)) {
    const versions = (Array.isArray(list) ? list : []).filter(isJsonObject).map(entryFrom);
    entries[name] = versions.filter(({ version }) => isVersion(version)).sort(byVersion);
  }
  return { entries };
}

/** The newest version that a constraint allows; without one, the newest that is no preview. @throws {Error} in Helm's words */
export function chosenEntry({ entries }: RepositoryIndex, name: string, constraint: string): IndexEntry {
  const versions = entries[name];
  if (!versions || versions.length === 0) throw new Error("no chart name found");
  const exact = versions.find(({ version }) => version === constraint);
  const found = exact ?? versions.find(({ version }) => allows(constraint || "*", version));
  if (!found) throw new Error(`no chart version found for ${name}-${constraint}`);
  return found;
}

/** @throws {Error} for a constraint that is none */
export function allows(constraint: string, version: string): boolean {
  try {
    return parseConstraint(constraint)(parseVersion(version));
  } catch (error) {
    if (error instanceof FunctionError) {
      throw new Error(`improper constraint: ${constraint}`, { cause: error });
    }
    throw error;
  }
}

function byVersion(one: IndexEntry, other: IndexEntry): number {
  return compareVersions(parseVersion(other.version), parseVersion(one.version));
}

function entryFrom(record: JsonObject): IndexEntry {
  const text = (key: string) => typeof record[key] === "string" ? record[key] : "";
  const texts = (key: string) =>
    (Array.isArray(record[key]) ? record[key] : []).filter((item) => typeof item === "string");
  return {
    name: text("name"),
    version: text("version"),
    appVersion: text("appVersion"),
    description: text("description"),
    keywords: texts("keywords"),
    urls: texts("urls"),
    record,
  };
}
