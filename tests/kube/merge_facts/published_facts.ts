/** The server's OpenAPI documents, as what the tables of merge facts have to say. */
import assert from "node:assert/strict";
import { kubernetesMergeFacts } from "../../../src/kube/merge_facts.ts";
import type { MergeFactTable } from "../../../src/kube/merge_facts/notation.ts";
import type { MergeType } from "../../../src/kube/merge_type.ts";
import type { OpenApiDocument, OpenApiSchema } from "../../../src/kube/openapi.ts";
import { fixtureJson, fixtureNames } from "../../fixtures.ts";

/** All built-in definitions that the server published, apart from what only answers contain. */
export function publishedDefinitions(): Record<string, OpenApiSchema> {
  const names = fixtureNames("openapi/v3").filter((name) =>
    name.endsWith(".json") && !name.includes(".meta.")
  );
  const all = names.map((name) =>
    (fixtureJson(`openapi/v3/${name}`) as OpenApiDocument).components?.schemas ?? {}
  );
  const merged = Object.assign({}, ...all) as Record<string, OpenApiSchema>;
  const unmerged = /List$|\.(APIGroup|Status|DeleteOptions|WatchEvent)$/;
  return Object.fromEntries(
    Object.entries(merged).filter(([name]) => name.startsWith("io.k8s.") && !unmerged.test(name)),
  );
}

/** Compares the facts of the definitions whose names the filter lets through, field by field. */
export function assertFactsAgree(isMeant: (definition: string) => boolean): void {
  const schemas = publishedDefinitions();
  for (const [definition, schema] of Object.entries(schemas)) {
    if (!isMeant(shortName(definition))) continue;
    const own = kubernetesMergeFacts.definition(definition);
    assert.equal(
      own.kind === "struct" && own.atomic,
      schema["x-kubernetes-map-type"] === "atomic",
      definition,
    );
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      assert.deepEqual(
        known(definition, field),
        published(schemas, schema, field, property),
        `${definition} ${field}`,
      );
    }
  }
}

/** Since the recorded version. */
const NEWER = /^admissionregistration\.v1\.MutatingAdmissionPolicy/;

/** Every definition of a table is one that the server knows, with fields that it knows. */
export function assertTableIsPublished(table: MergeFactTable): void {
  const schemas = new Map(
    Object.entries(publishedDefinitions()).map(([name, schema]) => [shortName(name), schema]),
  );
  for (const [definition, fields] of Object.entries(table)) {
    if (NEWER.test(definition)) continue;
    const properties = Object.keys(schemas.get(definition)?.properties ?? {});
    assert.deepEqual(
      Object.keys(fields).filter((field) => field !== "@" && !properties.includes(field)),
      [],
      definition,
    );
  }
}

/** The table's facts in the words of OpenAPI. */
function known(definition: string, name: string) {
  const facts = kubernetesMergeFacts.field(definition, name);
  if (facts === undefined) return { type: "plain" };
  return {
    type: describe(facts.type),
    strategies: facts.strategies,
    mergeKey: facts.mergeKey,
    always: facts.always,
  };
}

function describe(type: MergeType): unknown {
  if (type.kind === "struct") return [shortName(type.definition), type.atomic];
  if (type.kind === "map") return ["map", describe(type.element), type.atomic];
  if (type.kind === "list") {
    return ["list", type.relation, type.keys.map((key) => [key.name, key.default]), describe(type.element)];
  }
  return type.kind;
}

function published(
  schemas: Record<string, OpenApiSchema>,
  parent: OpenApiSchema,
  name: string,
  property: OpenApiSchema,
): unknown {
  const type = describeSchema(schemas, property);
  const strategies = property["x-kubernetes-patch-strategy"]?.split(",") ?? [];
  const mergeKey = property["x-kubernetes-patch-merge-key"];
  const always = type !== "raw" && target(property) !== undefined
    ? property.default !== undefined
    : type !== "raw" && isSpecial(schemas, property) && (parent.required ?? []).includes(name);
  const special = type === "raw" || isSpecial(schemas, property) || always || strategies.length > 0;
  return special ? { type, strategies, mergeKey, always } : { type: "plain" };
}

/** Whether anything about the field, or below it, needs to be known. */
function isSpecial(
  schemas: Record<string, OpenApiSchema>,
  schema: OpenApiSchema,
  seen = new Set<string>(),
): boolean {
  const definition = target(schema);
  if (definition !== undefined) {
    if (definition.endsWith("RawExtension")) return true;
    const referred = schemas[definition];
    if (referred?.properties === undefined || seen.has(definition)) return false;
    return referred["x-kubernetes-map-type"] === "atomic" || schema["x-kubernetes-map-type"] === "atomic" ||
      Object.entries(referred.properties).some(([, property]) =>
        isSpecial(schemas, property, new Set([...seen, definition])) ||
        (target(property) !== undefined && isObject(schemas, property) && property.default !== undefined)
      );
  }
  if (typeof schema.additionalProperties === "object") return true;
  return schema.type === "array" && ["set", "map"].includes(schema["x-kubernetes-list-type"] ?? "");
}

function describeSchema(schemas: Record<string, OpenApiSchema>, schema: OpenApiSchema): unknown {
  const definition = target(schema);
  if (definition !== undefined) {
    if (definition.endsWith("RawExtension")) return "raw";
    if (!isObject(schemas, schema)) return "plain";
    const atomic = schemas[definition]?.["x-kubernetes-map-type"] ?? schema["x-kubernetes-map-type"];
    return [shortName(definition), atomic === "atomic"];
  }
  if (typeof schema.additionalProperties === "object") {
    return [
      "map",
      describeSchema(schemas, schema.additionalProperties),
      schema["x-kubernetes-map-type"] === "atomic",
    ];
  }
  if (schema.type !== "array") return "plain";
  const relation = schema["x-kubernetes-list-type"] ?? "atomic";
  if (relation === "atomic" && target(schema.items ?? {}) === undefined) return "plain";
  const items = schemas[target(schema.items ?? {}) ?? ""];
  const keys = (relation === "map" ? schema["x-kubernetes-list-map-keys"] ?? [] : []).map((key) => {
    const fallback = items?.properties?.[key]?.default;
    return [key, fallback === "" || fallback === 0 ? undefined : fallback];
  });
  return ["list", relation === "map" ? "keyed" : relation, keys, describeSchema(schemas, schema.items ?? {})];
}

function isObject(schemas: Record<string, OpenApiSchema>, schema: OpenApiSchema): boolean {
  return schemas[target(schema) ?? ""]?.properties !== undefined;
}

function target(schema: OpenApiSchema): string | undefined {
  return (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split("/").at(-1);
}

function shortName(definition: string): string {
  return definition
    .replace(/^io\.k8s\.(api\.)?/, "")
    .replace("apimachinery.pkg.apis.", "")
    .replace(/^(apiextensions-apiserver|kube-aggregator)\.pkg\.apis\./, "");
}
