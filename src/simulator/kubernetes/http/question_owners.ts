import { type ManagedFieldsEntry, trackUpdate } from "../../../kube/managed_fields.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { apiVersionOf } from "../object_form.ts";

/** Who asks a question, in the words of managedFields: its fields are his, though nothing is stored. */
export function questionOwners(
  kind: { group: string; version: string },
  after: KubeObject,
  facts: { manager: string; time: string; subresource?: string },
): ManagedFieldsEntry[] {
  const entries = trackUpdate({
    before: undefined,
    after,
    operation: "Update",
    apiVersion: apiVersionOf(kind),
    definition: undefined,
    subresource: undefined,
    ...facts,
  });
  // A question always has a spec: nobody gave it one.
  for (const { fieldsV1 } of entries) delete (fieldsV1 as Owned)["f:spec"]?.["."];
  return entries;
}

type Owned = Record<string, Record<string, unknown> | undefined>;
