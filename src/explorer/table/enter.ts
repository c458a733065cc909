/** What keys on a row open: belongings, owners, contexts. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import type { PaneContext, Step } from "../pane.ts";
import { enterKeyOf } from "../object_keys.ts";
import { opening, rooms } from "../rooms.ts";
import { directDrill, podsOf } from "./drill.ts";
import type { Belonging, Target } from "./subject.ts";
import { newTable, tableOf } from "./table_pane.ts";
import { chosenRows, selectedRow, type TableState } from "./table_state.ts";

/** What Enter does here, for the footer. */
export function enterTitle(state: TableState): string {
  const { subject } = state;
  if (subject.type === "source") return subject.source.enterTitle;
  if (subject.type === "containers") return "logs";
  if (subject.type !== "resource") return "open";
  const { name, group } = subject.query.resource;
  const key = enterKeyOf(subject.query.resource);
  if (key) return key.title;
  if (name === "pods" && group === "") return "containers";
  if (name === "cronjobs" && group === "batch") return "jobs";
  if (name === "customresourcedefinitions") return "instances";
  if (name === "events") return "object";
  if (leaves.has(name)) return "describe";
  const named = ownEntry(namedTitles, name);
  if (named) return named;
  return podOwners.has(`${name}.${group}`) ? "pods" : "belongings";
}

const namedTitles: Readonly<Record<string, string | undefined>> = {
  ingresses: "services",
  horizontalpodautoscalers: "target",
  persistentvolumes: "claim",
  persistentvolumeclaims: "pods",
  endpoints: "pods",
  endpointslices: "pods",
  networkpolicies: "pods",
  poddisruptionbudgets: "pods",
};

const podOwners = new Set([
  "namespaces.",
  "deployments.apps",
  "replicasets.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "jobs.batch",
  "services.",
  "nodes.",
  "replicationcontrollers.",
]);

/** Kinds that have nothing below them: Enter shows the object itself. */
const leaves = new Set([
  "configmaps",
  "secrets",
  "leases",
  "limitranges",
  "resourcequotas",
  "storageclasses",
  "ingressclasses",
  "priorityclasses",
]);

/** The selected row as an object of the cluster; undefined for rows that are none. */
export function selectedTarget(state: TableState, context: PaneContext): Target | undefined {
  const row = selectedRow(state);
  return row && rowTarget(state, row, context);
}

/** The objects that the marked rows, or else the selected one, stand for. */
export function chosenTargets(state: TableState, context: PaneContext): Target[] {
  return chosenRows(state).flatMap((row) => rowTarget(state, row, context) ?? []);
}

function rowTarget(state: TableState, row: LeanRow, context: PaneContext): Target | undefined {
  const { subject } = state;
  if (subject.type === "source") return subject.source.target?.(row, context);
  const seen = () => ({
    cells: Object.fromEntries(state.shown.map(({ title, index }) => [title, String(row.cells[index] ?? "")])),
    filter: state.filter.text,
  });
  if (subject.type === "containers") return { ...subject.target, container: row.name, seen };
  if (subject.type !== "resource") return undefined;
  return { resource: subject.query.resource, namespace: row.namespace, name: row.name, uid: row.uid, seen };
}

export function enter(state: TableState, context: PaneContext): Step<TableState> {
  const row = selectedRow(state);
  if (!row) return [state, []];
  switch (state.subject.type) {
    case "source":
      return [state, state.subject.source.enter(row, context)];
    case "finding":
      return [state, []];
    case "containers":
    case "resource":
      return enterObject(state, selectedTarget(state, context)!, context);
  }
}

function enterObject(state: TableState, target: Target, context: PaneContext): Step<TableState> {
  if (target.container !== undefined) {
    return [state, [
      opening(rooms.logs, ({ logsPane }) => logsPane({ targets: [target] }, context.settings.logs)),
    ]];
  }
  const key = enterKeyOf(target.resource, target);
  if (key) return [state, key.run([target], context)];
  const { name, group } = target.resource;
  if (group === "" && name === "pods") {
    return [state, [{ type: "open", pane: newTable({ type: "containers", target, pod: undefined }) }]];
  }
  const filter = context.settings.stickyFilter ? state.filter.text : "";
  if (group === "" && name === "namespaces") {
    const namespace = chosenTargets(state, context).map((one) => one.name).join(",");
    const query = { resource: podsOf(context.discovery), namespace };
    return [state, [{ type: "namespace", namespace, here: false }, {
      type: "open",
      pane: newTable(tableOf(query), filter),
    }]];
  }
  if (leaves.has(name)) {
    return [state, [opening(rooms.describe, ({ describePane }) => describePane(target))]];
  }
  const direct = directDrill(target, context.discovery);
  const of: Belonging = { target, byOwner: false };
  const subject = direct ? tableOf(direct, of) : { type: "finding" as const, target };
  return [state, [{ type: "open", pane: newTable(subject, filter) }]];
}
