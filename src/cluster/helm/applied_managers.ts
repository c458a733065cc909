/** Source: client-go, util/csaupgrade: what was owned through updates becomes owned through server-side apply. */
import { formatFieldsV1, parseFieldsV1, union } from "../../kube/field_set.ts";
import type { ManagedFieldsEntry } from "../../kube/field_owners.ts";
import type { Json } from "../../kube/object.ts";

/** The owners after the change; undefined where the manager has updated nothing. */
export function appliedManagers(
  entries: readonly ManagedFieldsEntry[],
  manager: string,
): ManagedFieldsEntry[] | undefined {
  const isOwn = (entry: ManagedFieldsEntry) => entry.manager === manager && !entry.subresource;
  const update = entries.find((entry) => isOwn(entry) && entry.operation === "Update");
  if (!update) return undefined;
  const applied = entries.find((entry) => isOwn(entry) && entry.operation === "Apply") ?? update;
  const fields = entries.filter(isOwn).map((entry) => parseFieldsV1(entry.fieldsV1 as Json | undefined))
    .reduce(union);
  const joined: ManagedFieldsEntry = { ...applied, operation: "Apply", fieldsV1: formatFieldsV1(fields) };
  return entries.filter((entry) => entry === applied || !isOwn(entry))
    .map((entry) => entry === applied ? joined : entry);
}
