/** A release as `-o json` and `-o yaml` show it: its fields in the order of Go's. Source: helm.sh/helm/v4, pkg/release/v1. */
import type { HelmRelease } from "../../kube/helm_release.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../kube/object.ts";
import { sortedKeys } from "./output_format.ts";

/** Without what is empty, and without labels, which are the Secret's. */
export function releaseJson(release: HelmRelease): JsonObject {
  return inOrder(release, releaseFields, (key, value) => {
    if (key === "info" && isJsonObject(value)) return inOrder(value, infoFields, keep);
    return key === "config" ? sortedKeys(value) : value;
  });
}

const releaseFields = [
  "name",
  "info",
  "chart",
  "config",
  "manifest",
  "hooks",
  "version",
  "namespace",
  "apply_method",
];
const infoFields = [
  "first_deployed",
  "last_deployed",
  "deleted",
  "description",
  "status",
  "notes",
  "resources",
];

function inOrder(
  object: JsonObject,
  fields: readonly string[],
  change: (key: string, value: Json) => Json,
): JsonObject {
  const out: JsonObject = {};
  for (const field of fields) {
    const value = object[field];
    if (value !== undefined && !isEmpty(value)) out[field] = change(field, value);
  }
  return out;
}

function keep(_key: string, value: Json): Json {
  return value;
}

function isEmpty(value: Json): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
