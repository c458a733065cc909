import { type ManagedFieldsEntry, trackUpdate } from "../../../kube/managed_fields.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { apiVersionOf } from "../object_form.ts";

/** Who asks a question, in the words of managedFields: its fields are his, though nothing is stored. */
export function questionOwners(
  kind: { group: string; version: string },
  after: KubeObject,
  facts: { manager: string; time: string; subresource?: string },
): ManagedFieldsEntry[] {
  return trackUpdate({
    before: { metadata: {}, spec: {} }, // a question always has a spec
    after,
    operation: "Update",
    apiVersion: apiVersionOf(kind),
    definition: undefined,
    subresource: undefined,
    ...facts,
  });
}
