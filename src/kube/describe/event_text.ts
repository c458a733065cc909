import type { IEvent } from "kubernetes-models/v1/Event";
import { ageSince } from "../age.ts";
import type { KubeObject } from "../object.ts";
import type { DescribeText } from "./describe_text.ts";
import type { DescribeContext, Related, RelatedQuery } from "./describer.ts";

/** The key under which events are looked up. */
export const eventsKey = "events";

/**
 * The events of an object; those of cluster-scoped objects are searched in all namespaces.
 *
 * @param kind undefined for pods: kubectl does not ask for their kind.
 */
export function eventQuery(
  { metadata }: KubeObject,
  kind: string | undefined,
  uid = metadata.uid,
): RelatedQuery {
  const selector = [
    `involvedObject.name=${metadata.name}`,
    `involvedObject.namespace=${metadata.namespace ?? ""}`,
    ...(kind === undefined ? [] : [`involvedObject.kind=${kind}`]),
    ...(uid === undefined ? [] : [`involvedObject.uid=${uid}`]),
  ];
  return {
    key: eventsKey,
    group: "",
    version: "v1",
    resource: "events",
    ...(metadata.namespace ? { namespace: metadata.namespace } : {}),
    fieldSelector: selector.join(","),
  };
}

/** For kinds of which only the events are needed. */
export function onlyEvents(kind: string): (object: KubeObject) => RelatedQuery[] {
  return (object) => [eventQuery(object, kind)];
}

/** The last section of most descriptions, oldest event first; nothing where events were not asked for. */
export function writeEvents(text: DescribeText, related: Related, context: DescribeContext): void {
  const answer = related[eventsKey];
  if (answer === undefined) return;
  const events = (answer.items as unknown as IEvent[]).toSorted((a, b) => lastSeenMs(a) - lastSeenMs(b));
  if (events.length === 0) {
    text.field(0, "Events", "<none>");
    return;
  }
  text.line(0, "Events:");
  text.line(1, "Type\tReason\tAge\tFrom\tMessage");
  text.line(1, "----\t------\t----\t----\t-------");
  for (const event of events) {
    const source = event.source?.component || event.reportingComponent || "";
    const message = messageOf(event);
    text.line(1, [event.type, event.reason, interval(event, context.nowMs), source, message].join("\t"));
  }
}

/** Which part of the object it is about stands in front, since kubectl 1.35: `spec.containers{web}: Started`. */
function messageOf({ message = "", involvedObject }: Partial<IEvent>): string {
  const fieldPath = involvedObject?.fieldPath;
  return `${fieldPath ? `${fieldPath}: ` : ""}${message.trim()}`;
}

/** How long ago it was seen, how often, and since when: `12s (x3 over 2m)`. */
export function interval(event: IEvent, nowMs: number): string {
  const first = ageSince(event.eventTime ?? event.firstTimestamp, nowMs);
  if (event.series) {
    return `${ageSince(event.series.lastObservedTime, nowMs)} (x${event.series.count} over ${first})`;
  }
  const count = event.count ?? 0;
  return count > 1 ? `${ageSince(event.lastTimestamp, nowMs)} (x${count} over ${first})` : first;
}

// kubectl sorts by the last time an event was seen (util/event, SortableEvents).
export function lastSeenMs(event: IEvent): number {
  return Date.parse(event.lastTimestamp ?? "") || 0;
}
