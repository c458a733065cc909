/** Objects as `kubectl get -o json|yaml|name` prints them. */
import { goJson } from "./go_value.ts";
import { parseGroupVersion, printGroupName } from "./group_version.ts";
import type { Json, JsonObject } from "./object.ts";
import { printYaml } from "./yaml_print.ts";

/** How objects are printed. */
export interface PrintObjectOptions {
  /** `metadata.managedFields` is left out unless this is true. */
  showManagedFields?: boolean;
}

/** The text of an object or list, with a final line end. Keys are in alphabetical order. */
export function printObject(object: Json, format: "json" | "yaml", options: PrintObjectOptions = {}): string {
  const shown = shownFields(object, options);
  return format === "yaml" ? printYaml(shown) : `${goJson(shown, "    ")}\n`;
}

/** What of an object is printed. */
export function shownFields(object: Json, { showManagedFields }: PrintObjectOptions): Json {
  return showManagedFields ? object : withoutManagedFields(object);
}

/** `pod/web`, `deployment.apps/web`, as `-o name` and messages name an object. */
export function printObjectName(
  object: { apiVersion?: string; kind?: string; metadata: { name?: string } },
): string {
  const { group } = parseGroupVersion(object.apiVersion ?? "");
  return `${printGroupName(object.kind ?? "", group).toLowerCase()}/${object.metadata.name ?? ""}`;
}

/** Several objects as the `List` that kubectl prints them in. */
export function asList(objects: Json[]): JsonObject {
  return { apiVersion: "v1", items: objects, kind: "List", metadata: { resourceVersion: "" } };
}

function withoutManagedFields(object: Json): Json {
  if (!isObject(object)) return object;
  const { metadata, items } = object;
  const shown: JsonObject = { ...object };
  if (isObject(metadata) && "managedFields" in metadata) {
    const { managedFields: _, ...rest } = metadata;
    shown.metadata = rest;
  }
  if (Array.isArray(items)) shown.items = items.map(withoutManagedFields);
  return shown;
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
