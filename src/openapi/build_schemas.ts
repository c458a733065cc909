/**
 * OpenAPI v3 schemas of all kinds with their documentation, as a Kubernetes API server publishes them, made from
 * the declarations of two npm packages and from what `kube/merge_facts.ts` knows about merging.
 */
import { kubernetesMergeFacts } from "../kube/merge_facts.ts";
import type { OpenApiSchema } from "../kube/openapi.ts";
import { type Declaration, parseDeclaration } from "./declaration.ts";
import { apiDefinitionName, machineryDefinitionName } from "./definition_name.ts";
import { fieldSchema } from "./field_schema.ts";
import type { PackageFiles, SchemaPackages } from "./schema_packages.ts";
import type { TypeExpression } from "./type_expression.ts";
import { readValidator, type ScalarFacts } from "./validator_facts.ts";

export interface SchemaBundle {
  /** `1.36` */
  kubernetesVersion: string;
  /** By definition name, such as `io.k8s.api.apps.v1.Deployment`. */
  schemas: Record<string, OpenApiSchema>;
}

/** The Kubernetes version that the pinned packages describe. */
export const KUBERNETES_VERSION = "1.36";

/** Reads about a thousand files; takes a few hundred milliseconds. */
export function buildSchemas({ models, machinery }: SchemaPackages): SchemaBundle {
  const definitions = [
    ...readPackage(models, apiDefinitionName),
    ...readPackage(machinery, machineryDefinitionName),
  ].sort((a, b) => a.name < b.name ? -1 : 1);
  const names = new Map(definitions.map(({ name, declaration }) => [declaration.exportName, name]));
  const typeMetaDocs = findTypeMetaDocs(definitions);
  const schemas: Record<string, OpenApiSchema> = {};
  for (const definition of definitions) {
    schemas[definition.name] = definitionSchema(definition, names, typeMetaDocs);
  }
  addOptionKinds(schemas);
  return { kubernetesVersion: KUBERNETES_VERSION, schemas };
}

interface Definition {
  name: string;
  declaration: Declaration;
  scalars: ReadonlyMap<string, ScalarFacts>;
}

const MACHINERY = "io.k8s.apimachinery.pkg";

/** Definitions that are more, or less, than an object with fields. */
const SPECIAL: Readonly<Record<string, OpenApiSchema>> = {
  // The packages leave it undocumented.
  [`${MACHINERY}.api.resource.Quantity`]: {
    description:
      "An amount: a number, and after it, if need be, m for thousandths, k, M, G, T, P or E for steps " +
      "of 1000, Ki, Mi, Gi, Ti, Pi or Ei for steps of 1024, or an exponent as in 1e3. It is kept exactly and shown " +
      "in its shortest form: 0.5 becomes 500m, and 1024Mi becomes 1Gi.",
    oneOf: [{ type: "string" }, { type: "number" }],
  },
  [`${MACHINERY}.util.intstr.IntOrString`]: {
    format: "int-or-string",
    oneOf: [{ type: "integer" }, { type: "string" }],
  },
  [`${MACHINERY}.apis.meta.v1.Time`]: { type: "string", format: "date-time" },
  [`${MACHINERY}.apis.meta.v1.MicroTime`]: { type: "string", format: "date-time" },
};

/** Definitions of any value: no type at all. */
const ANY_VALUE = /\.apiextensions\.\w+\.JSON(SchemaPropsOr(Array|Bool|StringArray))?$/;

function readPackage(files: PackageFiles, nameOf: (path: string) => string | undefined): Definition[] {
  return files.declarations().flatMap((path) => {
    const name = nameOf(path);
    const declaration = name === undefined ? undefined : parseDeclaration(files.read(path));
    if (!name || !declaration) return [];
    const needsFacts = declaration.fields.some((field) => hasScalar(field.type));
    const validator = `_schemas/${declaration.exportName.slice(1)}.js`;
    return [{ name, declaration, scalars: needsFacts ? readValidator(files.read(validator)) : new Map() }];
  });
}

/** Numbers, and maps of texts, which may be base64. */
function hasScalar(type: TypeExpression): boolean {
  if (type.kind === "array") return type.item.kind === "string" || hasScalar(type.item);
  if (type.kind === "map") return type.value.kind === "string" || hasScalar(type.value);
  return type.kind === "number" || type.kind === "string";
}

function definitionSchema(
  { name, declaration, scalars }: Definition,
  names: ReadonlyMap<string, string>,
  typeMetaDocs: ReadonlyMap<string, string>,
): OpenApiSchema {
  const description = declaration.description ? { description: declaration.description } : {};
  const special = SPECIAL[name];
  if (special) return { ...description, ...special };
  if (ANY_VALUE.test(name)) return description;
  const properties: Record<string, OpenApiSchema> = {};
  const required: string[] = [];
  for (const field of declaration.fields) {
    if (declaration.isRoot && typeMetaDocs.has(field.name)) {
      properties[field.name] = { description: typeMetaDocs.get(field.name)!, type: "string" };
      continue;
    }
    if (field.isRequired) required.push(field.name);
    properties[field.name] = fieldSchema(field, {
      definition: name,
      isRoot: declaration.isRoot,
      scalar: scalars.get(field.name),
      refOf: (reference) => reference === declaration.localName ? name : names.get(reference),
    });
  }
  const schema: OpenApiSchema = { ...description, type: "object" };
  if (required.length > 0) schema.required = required;
  if (declaration.fields.length > 0) schema.properties = properties;
  const gvk = declaration.isRoot ? groupVersionKind(declaration) : undefined;
  if (gvk) schema["x-kubernetes-group-version-kind"] = [gvk];
  const facts = kubernetesMergeFacts.definition(name);
  if (facts.kind === "struct" && facts.atomic) schema["x-kubernetes-map-type"] = "atomic";
  return schema;
}

function groupVersionKind({ fields }: Declaration): { group: string; version: string; kind: string } {
  const literal = (name: string) => {
    const type = fields.find((field) => field.name === name)?.type;
    return type?.kind === "literals" ? type.values[0]! : "";
  };
  const apiVersion = literal("apiVersion");
  const slash = apiVersion.indexOf("/");
  return {
    group: slash < 0 ? "" : apiVersion.slice(0, slash),
    kind: literal("kind"),
    version: apiVersion.slice(slash + 1),
  };
}

/** The declarations of kinds do not document apiVersion and kind; options of requests do, in the same words. */
function findTypeMetaDocs(definitions: readonly Definition[]): ReadonlyMap<string, string> {
  const options = definitions.find(({ name }) => name === `${MACHINERY}.apis.meta.v1.DeleteOptions`);
  const docs = ["apiVersion", "kind"].map((name): [string, string] => [
    name,
    options?.declaration.fields.find((field) => field.name === name)?.description ?? "",
  ]);
  return new Map(docs);
}

/** Every group version knows options of deletes and events of watches as kinds of its own. */
function addOptionKinds(schemas: Record<string, OpenApiSchema>): void {
  const all = Object.values(schemas).flatMap((schema) => schema["x-kubernetes-group-version-kind"] ?? []);
  const unique = new Map(all.map(({ group, version }) => [`${group}/${version}`, { group, version }]));
  const versions = [...unique.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, version]) => version);
  for (const kind of ["DeleteOptions", "WatchEvent"]) {
    const schema = schemas[`${MACHINERY}.apis.meta.v1.${kind}`];
    if (!schema) continue;
    schema["x-kubernetes-group-version-kind"] = versions.map(({ group, version }) => ({
      group,
      kind,
      version,
    }));
  }
  for (const kind of ["Status", "APIGroup", "APIGroupList", "APIResourceList", "APIVersions"]) {
    const schema = schemas[`${MACHINERY}.apis.meta.v1.${kind}`];
    if (schema) schema["x-kubernetes-group-version-kind"] = [{ group: "", kind, version: "v1" }];
  }
}
