/** What `kubectl apply` remembers in an object: the manifest as it was applied last. */
import { goJson } from "./go_value.ts";
import { isJsonObject } from "./merge_type.ts";
import type { Json, JsonObject, KubeObject } from "./object.ts";

export const lastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration";

/** With the annotation that the next apply compares with: the manifest itself, as compact JSON with sorted keys. */
export function withLastApplied(object: KubeObject): JsonObject {
  const { [lastAppliedAnnotation]: _, ...annotations } = object.metadata.annotations ?? {};
  const applied = lastAppliedText(object);
  return asJson({
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, [lastAppliedAnnotation]: applied } },
  });
}

/** The annotation's value for a manifest. Its annotations stand there even if there are none. */
export function lastAppliedText(object: KubeObject): string {
  const { [lastAppliedAnnotation]: _, ...annotations } = object.metadata.annotations ?? {};
  return `${goJson(asJson({ ...object, metadata: { ...object.metadata, annotations } }))}\n`;
}

/** What was applied last; an empty object where nothing is known of it. */
export function lastApplied({ metadata }: KubeObject): JsonObject {
  const text = metadata.annotations?.[lastAppliedAnnotation];
  if (text === undefined) return {};
  try {
    const value: Json = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {}; // Written by hand or cut: as good as none.
  }
}

function asJson(object: unknown): JsonObject {
  return JSON.parse(JSON.stringify(object)) as JsonObject;
}
