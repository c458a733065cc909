/**
 * By what keys the lists of built-in kinds merge, what is replaced as a whole, and what a strategic merge patch
 * does: facts that a server publishes in its OpenAPI documents, in the notation of `merge_facts/notation.ts`.
 */
import { coreFacts } from "./merge_facts/core.ts";
import { machineryFacts } from "./merge_facts/machinery.ts";
import { type MergeFactTable, readFieldFacts } from "./merge_facts/notation.ts";
import { workloadFacts } from "./merge_facts/workloads.ts";
import type { FieldFacts, MergeFacts, MergeType } from "./merge_type.ts";
import type { GroupVersionKind, Json, JsonObject } from "./object.ts";

const table: MergeFactTable = {
  ...coreFacts,
  ...workloadFacts,
  ...machineryFacts,
};
const read = new Map<string, Map<string, FieldFacts>>();

/** Facts of the built-in kinds, by OpenAPI definition name such as `io.k8s.api.apps.v1.Deployment`. */
export const kubernetesMergeFacts: MergeFacts = {
  definition: (name) =>
    name === undefined
      ? { kind: "deduced" }
      : { kind: "struct", definition: name, atomic: table[tableName(name)]?.["@"] === "atomic" },
  field: (definition, name) => definitionFacts(tableName(definition)).get(name),
  fields: (definition) => [...definitionFacts(tableName(definition)).keys()],
};

// The groups of the built-in kinds and the path of their definitions; custom resources have no definition here.
const groupPaths: Record<string, string> = {
  "": "api.core",
  "apiextensions.k8s.io": "apiextensions-apiserver.pkg.apis.apiextensions",
  "apiregistration.k8s.io": "kube-aggregator.pkg.apis.apiregistration",
  "rbac.authorization.k8s.io": "api.rbac",
  "flowcontrol.apiserver.k8s.io": "api.flowcontrol",
};

/**
 * The OpenAPI definition of a built-in kind: apps/v1 Deployment is `io.k8s.api.apps.v1.Deployment`. Undefined
 * for kinds that the table does not know, such as custom resources.
 */
export function definitionName({ group, version, kind }: GroupVersionKind): string | undefined {
  const path = groupPaths[group] ?? `api.${group.replace(/\.k8s\.io$/, "")}`;
  const name = `io.k8s.${path}.${version}.${kind}`;
  return Object.hasOwn(table, tableName(name)) ? name : undefined;
}

/**
 * What the server takes a new object of a definition to be before anything is set: the objects and lists that
 * are written even when empty. An unknown definition gives an empty object.
 */
export function emptyObject(
  definition: string | undefined,
  facts: MergeFacts = kubernetesMergeFacts,
): JsonObject {
  const empty: JsonObject = {};
  if (definition === undefined) return empty;
  for (const name of facts.fields(definition)) {
    const field = facts.field(definition, name);
    if (field?.always) empty[name] = emptyValue(field.type, facts);
  }
  return empty;
}

function emptyValue(type: MergeType, facts: MergeFacts): Json {
  return type.kind === "struct" ? emptyObject(type.definition, facts) : null;
}

function definitionFacts(name: string): Map<string, FieldFacts> {
  let facts = read.get(name);
  if (facts === undefined) {
    const fields = Object.entries(table[name] ?? {}).filter(([field]) => field !== "@");
    facts = new Map(fields.map(([field, words]) => [field, withDefinitionFacts(readFieldFacts(words))]));
    read.set(name, facts);
  }
  return facts;
}

/** A definition that is atomic by itself is so wherever it is used. */
function withDefinitionFacts(facts: FieldFacts): FieldFacts {
  return { ...facts, type: withAtomic(facts.type) };
}

function withAtomic(type: MergeType): MergeType {
  if (type.kind === "struct") {
    return { ...type, atomic: type.atomic || table[type.definition]?.["@"] === "atomic" };
  }
  return type.kind === "map" || type.kind === "list" ? { ...type, element: withAtomic(type.element) } : type;
}

const tableNames = new Map<string, string>();

/** Asked for each field of each write. */
function tableName(definition: string): string {
  let name = tableNames.get(definition);
  if (name === undefined) tableNames.set(definition, name = shortName(definition));
  return name;
}

function shortName(definition: string): string {
  return definition
    .replace(/^io\.k8s\.(api\.)?/, "")
    .replace("apimachinery.pkg.apis.", "")
    .replace(/^(apiextensions-apiserver|kube-aggregator)\.pkg\.apis\./, "");
}
