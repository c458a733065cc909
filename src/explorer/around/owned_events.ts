import { humanDuration } from "../../kube/age.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { OwnerTree } from "../../kube/owner_graph.ts";
import { valueAt } from "../../kube/reasons/facts.ts";
import { type ClusterReader, clusterReader } from "../reasons/cluster_reader.ts";
import { jumpTo, referencedTarget } from "../reasons/openings.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { type KnownObject, ownedTree } from "./owned.ts";

/** How often events are read again. */
const everyMs = 4000;
/** For more objects than these the whole namespace is asked, and its answer sorted out here. */
const singlyLimit = 6;

/** Events of an object and of everything it owns, the newest first, kept up to date. */
export function ownedEvents(target: Target): RowSource {
  return {
    name: "owned-events",
    title: `Events of ${targetTitle(target)} and what it owns`,
    kubectl: (context) =>
      `kubectl events --for ${
        kubectlTarget(target, context).replace(" ", "/")
      }${context.contextFlag}  # without what it owns`,
    isEndless: true,
    read: async ({ client, timing }, tell, signal, context) => {
      const reader = clusterReader(client, context.discovery, signal);
      const told = rowsTeller(
        sourceColumns(["Last Seen", "Type", "Reason", "Object", "Message"], ["Count"]),
        tell,
      );
      while (!signal.aborted) {
        told((await eventsAround(reader, target)).map((event) => eventRow(event, timing.now())));
        await timing.sleep(everyMs, signal);
      }
    },
    enterTitle: "object",
    enter: (row, context) => jumpTo(aboutOf(row.uid), context),
    target: (row, context) => referencedTarget(aboutOf(row.uid), context),
    empty: "Nothing has been told of it lately: events are forgotten after an hour.",
  };
}

async function eventsAround(reader: ClusterReader, target: Target): Promise<KubeObject[]> {
  const { resource, namespace, name } = target;
  const key = resource.group ? `${resource.name}.${resource.group}` : resource.name;
  const found = await reader.get(key, namespace, name);
  if (!found) throw new Error(reader.unread[0]?.why ?? `there is no ${targetTitle(target)} any more`);
  const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  const uids = uidsOf(await ownedTree(reader, { ...found, apiVersion, kind: resource.kind }));
  // Events about what has no namespace live in `default`.
  const place = namespace || "default";
  const lists = uids.length <= singlyLimit
    ? await Promise.all(
      uids.map((uid) => reader.list("events", place, { fieldSelector: `involvedObject.uid=${uid}` })),
    )
    : [await reader.list("events", place, { limit: 5000 })];
  const events = lists.flatMap((list) => list ?? []);
  const [refusal] = reader.unread.filter(({ what }) => what === "events");
  if (refusal && events.length === 0) throw new Error(refusal.why);
  const known = new Set(uids);
  return events.filter((event) => known.has(String(valueAt(event, "involvedObject", "uid"))))
    .sort((one, other) => lastSeen(other).localeCompare(lastSeen(one)));
}

function uidsOf({ object, children }: OwnerTree<KnownObject>): string[] {
  return [object.metadata.uid ?? "", ...children.flatMap(uidsOf)];
}

function lastSeen(event: KubeObject): string {
  const said = valueAt(event, "series", "lastObservedTime") ?? event["lastTimestamp"] ?? event["eventTime"] ??
    event.metadata.creationTimestamp;
  return typeof said === "string" ? said : "";
}

function eventRow(event: KubeObject, nowMs: number) {
  const about = (event["involvedObject"] ?? {}) as Record<string, string | undefined>;
  const group = about["apiVersion"]?.includes("/") ? about["apiVersion"].split("/")[0]! : "";
  const { metadata } = event;
  const count = Number(valueAt(event, "series", "count") ?? event["count"] ?? 1) || 1;
  return sourceRow({
    uid: [metadata.uid, about["kind"], group, about["namespace"] ?? "", about["name"]].join("/"),
    name: metadata.name ?? "",
    namespace: metadata.namespace ?? "",
    creationTimestamp: metadata.creationTimestamp ?? "",
    cells: [
      humanDuration(Math.max(0, nowMs - Date.parse(lastSeen(event)))),
      String(event["type"] ?? ""),
      String(event["reason"] ?? ""),
      `${String(about["kind"] ?? "").toLowerCase()}/${about["name"] ?? ""}`,
      `${count > 1 ? `×${count} ` : ""}${String(event["message"] ?? "").replace(/\s+/g, " ")}`,
      count,
    ],
  });
}

function aboutOf(uid: string) {
  const [, kind = "", group = "", namespace = "", name = ""] = uid.split("/");
  return { kind, group, namespace, name };
}
