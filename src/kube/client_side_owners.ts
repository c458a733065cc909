/**
 * Moving from client-side to server-side apply: what kubectl's older way of applying owns goes over to the new one's
 * manager, so that what leaves a manifest also leaves the object. Source: client-go/util/csaupgrade.
 */
import { formatFieldsV1, parseFieldsV1, union } from "./field_set.ts";
import { lastAppliedAnnotation } from "./last_applied.ts";
import type { Json, JsonObject, KubeObject } from "./object.ts";

/** The manager of client-side apply. */
export const clientSideManager = "kubectl-client-side-apply";

type Entry = NonNullable<KubeObject["metadata"]["managedFields"]>[number];

/** The entries after `manager` took over; undefined where there is nothing to take over. */
export function takenOver(entries: readonly Entry[], manager: string): Entry[] | undefined {
  const old = entries.filter(isClientSide);
  const [first] = old;
  if (!first) return undefined;
  const own = entries.find((entry) =>
    entry.manager === manager && entry.operation === "Apply" && !entry.subresource
  );
  const heir: Entry = own ?? { ...first, manager, operation: "Apply" };
  const fields = old.filter(({ apiVersion }) => apiVersion === heir.apiVersion)
    .reduce(
      (set, entry) => union(set, parseFieldsV1(entry.fieldsV1 as Json)),
      parseFieldsV1(heir.fieldsV1 as Json),
    );
  const merged = { ...heir, fieldsV1: formatFieldsV1(fields) } as Entry;
  const place = own ?? first;
  return entries.flatMap((entry) => entry === place ? [merged] : isClientSide(entry) ? [] : [entry]);
}

/** Whether client-side apply still owns the annotation with the last manifest. */
export function ownsLastApplied(entries: readonly Entry[]): boolean {
  return entries.some((entry) => {
    const fields = entry.fieldsV1 as JsonObject | undefined;
    const metadata = fields?.["f:metadata"] as JsonObject | undefined;
    const annotations = metadata?.["f:annotations"] as JsonObject | undefined;
    return isClientSide(entry) && annotations?.[`f:${lastAppliedAnnotation}`] !== undefined;
  });
}

function isClientSide({ manager, operation, subresource }: Entry): boolean {
  return manager === clientSideManager && operation === "Update" && !subresource;
}
