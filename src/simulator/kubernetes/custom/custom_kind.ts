/** A CustomResourceDefinition as the kind that it defines: one record, and a face for each further version. */
import type { KubeObject } from "../../../kube/object.ts";
import type { AnyKind, KindVersion, ScalePaths } from "../kind.ts";
import { StatusError } from "../status_error.ts";
import { conversionRefusal } from "./conversion_webhook.ts";
import type { CustomDefinition, CustomScale, CustomVersion } from "./custom_definition.ts";
import { storageVersion } from "./custom_definition.ts";
import { customRules } from "./custom_rules.ts";
import { readPlace, writePlace } from "./field_place.ts";
import { printerColumns } from "./printer_columns.ts";
import { publishedSchemas, schemaName } from "./published_schema.ts";

/** What is served by the accepted names of the definition, in its storage version. */
export function customKind(definition: CustomDefinition): AnyKind {
  const { spec, status } = definition;
  const names = status?.acceptedNames ?? spec.names;
  const stored = storageVersion(definition)!;
  return {
    group: spec.group,
    kind: names.kind,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    listKind: names.listKind ?? `${names.kind}List`,
    shortNames: names.shortNames ?? [],
    categories: names.categories ?? [],
    namespaced: spec.scope === "Namespaced",
    verbs: VERBS,
    isCustom: true,
    ...versionFacts(definition, stored),
    isServed: stored.served,
    versions: spec.versions.filter((version) => version !== stored && version.served)
      .map((version) => otherVersion(definition, version)),
    generation: "spec",
    allowUnconditionalUpdate: false,
  };
}

/** In the order in which the server names them for custom kinds. */
const VERBS = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"];

/** The stored objects in another version: without a webhook only the apiVersion differs. */
function otherVersion(definition: CustomDefinition, version: CustomVersion): KindVersion {
  const { conversion } = definition.spec;
  const isWebhook = conversion?.strategy === "Webhook";
  const convert = (object: KubeObject) => object;
  return {
    ...versionFacts(definition, version),
    fromStored: convert,
    toStored: convert,
    ...(isWebhook ? { refuse: () => conversionRefusal(definition) } : {}),
  };
}

type Facts = Omit<KindVersion, "fromStored" | "toStored" | "refuse">;

function versionFacts(
  definition: CustomDefinition,
  version: CustomVersion,
): Facts & Pick<AnyKind, "columns"> {
  const { group, names, scope, preserveUnknownFields = false } = definition.spec;
  const { subresources, selectableFields = [] } = version;
  const apiVersion = `${group}/${version.name}`;
  return {
    version: version.name,
    schema: schemaName(group, version.name, names.kind),
    definitions: publishedSchemas(definition, version),
    columns: printerColumns(version.additionalPrinterColumns),
    selectableFields: Object.fromEntries(
      selectableFields.map(({ jsonPath }) => [jsonPath.slice(1), fieldText(jsonPath)]),
    ),
    hasStatus: subresources?.status !== undefined,
    ...(subresources?.scale ? { scale: scalePaths(subresources.scale) } : {}),
    ...(version.deprecated
      ? { deprecation: version.deprecationWarning ?? `${apiVersion} ${names.kind} is deprecated` }
      : {}),
    ...customRules(version, preserveUnknownFields, scope === "Namespaced"),
  };
}

function fieldText(path: string): (object: KubeObject) => string {
  return (object) => {
    const value = readPlace(object, path);
    return value === undefined || value === null ? "" : String(value);
  };
}

function scalePaths(scale: CustomScale): ScalePaths<KubeObject> {
  const count = (object: KubeObject, path: string) => {
    const value = readPlace(object, path);
    return typeof value === "number" ? value : undefined;
  };
  return {
    replicas: (object) => {
      const replicas = count(object, scale.specReplicasPath);
      if (replicas === undefined) throw withoutReplicas(scale.specReplicasPath);
      return replicas;
    },
    setReplicas: (object, replicas) => writePlace(object, scale.specReplicasPath, replicas),
    statusReplicas: (object) => count(object, scale.statusReplicasPath) ?? 0,
    selector: (object) => {
      const selector = scale.labelSelectorPath && readPlace(object, scale.labelSelectorPath);
      return typeof selector === "string" ? selector : "";
    },
  };
}

function withoutReplicas(path: string): StatusError {
  const why = `the spec replicas field ${JSON.stringify(path)} does not exist`;
  return new StatusError(500, "InternalError", `Internal error occurred: ${why}`, {
    causes: [{ message: why }],
  });
}
