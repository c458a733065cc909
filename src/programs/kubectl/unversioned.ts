import type { JsonObject } from "../../kube/object.ts";

/**
 * As it is sent to be created: without the version of the object that it was read from, which the server would refuse
 * (cli-runtime, resource.Helper.Create). So `kubectl get … -o yaml | kubectl replace --force -f -` works.
 */
export function unversioned<O extends JsonObject | { metadata: object }>(object: O): O {
  const { metadata } = object as { metadata?: Record<string, unknown> };
  if (!metadata?.["resourceVersion"]) return object;
  const { resourceVersion: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}
