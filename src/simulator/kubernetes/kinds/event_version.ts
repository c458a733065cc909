/** Events as the group events.k8s.io shows them (pkg/apis/events/v1/conversion.go). */
import type { IEvent } from "kubernetes-models/v1/Event";
import type { KubeObject } from "../../../kube/object.ts";
import type { KindVersion } from "../kind.ts";

/** Names in the core group, and in events.k8s.io, in the order in which the latter writes them. */
const NAMES: readonly [core: string, own: string][] = [
  ["metadata", "metadata"],
  ["eventTime", "eventTime"],
  ["series", "series"],
  ["reportingComponent", "reportingController"],
  ["reportingInstance", "reportingInstance"],
  ["action", "action"],
  ["reason", "reason"],
  ["involvedObject", "regarding"],
  ["related", "related"],
  ["message", "note"],
  ["type", "type"],
  ["source", "deprecatedSource"],
  ["firstTimestamp", "deprecatedFirstTimestamp"],
  ["lastTimestamp", "deprecatedLastTimestamp"],
  ["count", "deprecatedCount"],
];

/** The core group's fields in its own order. */
const CORE_ORDER = [
  "metadata",
  "involvedObject",
  "reason",
  "message",
  "source",
  "firstTimestamp",
  "lastTimestamp",
  "count",
  "type",
  "eventTime",
  "series",
  "action",
  "related",
  "reportingComponent",
  "reportingInstance",
];

const ownNames = new Map(NAMES);

/** The version of Events in events.k8s.io; `fields` are the core group's selectable ones. */
export function eventsGroupVersion(fields: Record<string, (it: IEvent) => string>): KindVersion<IEvent> {
  const selectable: Record<string, (it: IEvent) => string> = {};
  for (const [field, value] of Object.entries(fields)) {
    const [first = "", ...rest] = field.split(".");
    if (first !== "source") selectable[[ownNames.get(first) ?? first, ...rest].join(".")] = value;
  }
  return {
    group: "events.k8s.io",
    version: "v1",
    schema: "io.k8s.api.events.v1.Event",
    selectableFields: selectable,
    fromStored: (event) => renamed(event as unknown as KubeObject, NAMES),
    toStored: (event) => renamed(event, CORE_ORDER.map((core) => [ownNames.get(core)!, core])),
  };
}

/** The fields that are there, under other names. */
function renamed(object: KubeObject, names: readonly (readonly [string, string])[]): KubeObject {
  const given = object as unknown as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const [from, to] of names) {
    if (given[from] !== undefined) result[to] = given[from];
  }
  return result as unknown as KubeObject;
}
