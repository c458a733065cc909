/**
 * Moving from client-side to server-side apply: what kubectl's older way of applying owns goes over to the new one's
 * manager, so that what leaves a manifest also leaves the object. Source: client-go/util/csaupgrade.
 */
import { formatFieldsV1, parseFieldsV1, union } from "./field_set.ts";
import { lastAppliedAnnotation } from "./last_applied.ts";
import type { Json, JsonObject, KubeObject } from "./object.ts";

type Entry = NonNullable<KubeObject["metadata"]["managedFields"]>[number];

/** The entries after `manager` took over; undefined where there is nothing to take over. */
export function takenOver(entries: readonly Entry[], manager: string): Entry[] | undefined {
  const managers = new Set(entries.filter(isNoter).map((entry) => entry.manager));
  const isOld = (entry: Entry) =>
    managers.has(entry.manager) && entry.operation === "Update" && !entry.subresource;
  const old = entries.filter(isOld);
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
  return entries.flatMap((entry) => entry === place ? [merged] : isOld(entry) ? [] : [entry]);
}

/** Whether client-side apply still owns the annotation with the last manifest. */
export function ownsLastApplied(entries: readonly Entry[]): boolean {
  return entries.some(isNoter);
}

/** Who applied in the older way is known by the note that it left, whatever its name. */
function isNoter({ fieldsV1, operation, subresource }: Entry): boolean {
  const fields = fieldsV1 as JsonObject | undefined;
  const metadata = fields?.["f:metadata"] as JsonObject | undefined;
  const annotations = metadata?.["f:annotations"] as JsonObject | undefined;
  return operation === "Update" && !subresource && annotations?.[`f:${lastAppliedAnnotation}`] !== undefined;
}
