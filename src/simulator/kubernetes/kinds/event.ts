import type { IEvent } from "kubernetes-models/v1/Event";
import { ageSince } from "../../../kube/age.ts";
import type { Kind } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { column, nameColumn } from "./columns.ts";
import { eventsGroupVersion } from "./event_version.ts";
import { invalid } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

const involved = (field: keyof IEvent["involvedObject"] & string) => (it: IEvent) =>
  String(it.involvedObject?.[field] ?? "");

const selectableFields: Record<string, (it: IEvent) => string> = {
  "involvedObject.kind": involved("kind"),
  "involvedObject.namespace": involved("namespace"),
  "involvedObject.name": involved("name"),
  "involvedObject.uid": involved("uid"),
  "involvedObject.apiVersion": involved("apiVersion"),
  "involvedObject.resourceVersion": involved("resourceVersion"),
  "involvedObject.fieldPath": involved("fieldPath"),
  reason: (it) => it.reason ?? "",
  reportingComponent: (it) => it.reportingComponent ?? "",
  source: (it) => it.source?.component || it.reportingComponent || "",
  type: (it) => it.type ?? "",
};

export const event: Kind<IEvent> = {
  group: "",
  version: "v1",
  kind: "Event",
  plural: "events",
  singular: "event",
  shortNames: ["ev"],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.core.v1.Event",
  columns: [
    column("Last Seen", "When it happened last.", lastSeen),
    column("Type", "Normal or Warning.", (it) => it.type ?? ""),
    column("Reason", "What happened, in a word.", (it) => it.reason ?? ""),
    column("Object", "What it happened to.", target),
    column("Subobject", "Which part of it.", (it) => it.involvedObject?.fieldPath ?? "", { wide: true }),
    column("Source", "Who says so.", source, { wide: true }),
    column("Message", "What happened, in words.", (it) => (it.message ?? "").trim()),
    column("First Seen", "When it happened first.", firstSeen, { wide: true }),
    column("Count", "How often.", (it) => it.series?.count ?? (it.count || 1), { wide: true }),
    nameColumn({ wide: true }),
  ],
  setDefaults: (it) => {
    dropNulls(it.involvedObject);
    dropNulls(it.source);
    // The server shows these even when they are not set.
    it.involvedObject ??= {};
    it.source ??= {};
    it.reportingComponent ??= "";
    it.reportingInstance ??= "";
  },
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: true }),
    ...validateNamespace(it),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateNamespace(it),
  ],
  selectableFields,
  versions: [eventsGroupVersion(selectableFields)],
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: true,
};

function firstSeen(it: IEvent, nowMs: number): string {
  return ageSince(it.firstTimestamp ?? it.eventTime, nowMs);
}

function lastSeen(it: IEvent, nowMs: number): string {
  const last = it.series?.lastObservedTime ?? it.lastTimestamp;
  return last ? ageSince(last, nowMs) : firstSeen(it, nowMs);
}

function target(it: IEvent): string {
  const { kind = "", name } = it.involvedObject ?? {};
  return name ? `${kind.toLowerCase()}/${name}` : kind.toLowerCase();
}

function source(it: IEvent): string {
  const component = it.source?.component || it.reportingComponent || "";
  const host = it.source?.host || it.reportingInstance;
  return host ? `${component}, ${host}` : component;
}

/** Events lie beside what they are about; those of cluster-wide objects lie in `default`. */
function validateNamespace(it: IEvent): ReturnType<typeof validateMetadata> {
  const about = it.involvedObject?.namespace ?? "";
  const own = it.metadata?.namespace ?? "";
  if (about === own || (about === "" && (own === "default" || own === "kube-system"))) return [];
  return [invalid("involvedObject.namespace", about, "does not match event.namespace")];
}
