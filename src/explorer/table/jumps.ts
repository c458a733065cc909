/** Keys that lead from a row to what is around it: its owner, its node, its namespace. */
import { resolveResource, resourceOfKind } from "../resolve_resource.ts";
import type { Binding } from "../binding.ts";
import type { PaneContext, Step } from "../pane.ts";
import { chosenTargets, selectedTarget } from "./enter.ts";
import { newTable, tableOf } from "./table_pane.ts";
import { allColumns, selectedRow, type TableState } from "./table_state.ts";

type TableBinding = Binding<TableState>;

export function jumpBindings({ subject }: TableState): readonly TableBinding[] {
  if (subject.type !== "resource") return [owner];
  const { name, group, namespaced } = subject.query.resource;
  const own = jumpsOf[`${name}.${group}`] ?? [];
  return [...own, owner, ...(namespaced ? [warp] : [])];
}

const owner: TableBinding = {
  keys: ["Shift-J"],
  title: "owner",
  group: "Row",
  whyNot: noOwner,
  run: showOwner,
};

const warp: TableBinding = {
  keys: ["w"],
  title: "warp to this namespace",
  group: "Row",
  whyNot: noRow,
  run: (state, context) => {
    const { namespace, resource } = selectedTarget(state, context)!;
    return [state, [{ type: "namespace", namespace, here: false }, {
      type: "open",
      pane: newTable(tableOf({ resource, namespace }), state.filter.text),
    }]];
  },
};

const jumpsOf: Readonly<Record<string, readonly TableBinding[] | undefined>> = {
  "deployments.apps": [{
    keys: ["z"],
    title: "replica sets",
    group: "Row",
    footer: 11,
    whyNot: (state, context) => noRow(state) ?? discoveryNeeded(context),
    run: showReplicaSets,
  }],
  "pods.": [{
    keys: ["o"],
    title: "node of the pod",
    group: "Row",
    footer: 19,
    whyNot: (state, context) =>
      noRow(state) ?? discoveryNeeded(context) ??
        (nodeName(state) === "" ? "this pod is on no node yet" : undefined),
    run: showNode,
  }],
  "namespaces.": [{
    keys: ["u"],
    title: "use",
    group: "Row",
    footer: 2,
    whyNot: noRow,
    run: (state, context) => {
      const namespace = chosenTargets(state, context).map(({ name }) => name).join(",");
      return [state, [{ type: "namespace", namespace, here: true }]];
    },
  }],
};

function nodeName(state: TableState): string {
  const row = selectedRow(state);
  const column = allColumns(state).find(({ title }) => title === "NODE");
  const name = column && row ? String(row.cells[column.index] ?? "") : "";
  return name === "<none>" ? "" : name;
}

function showNode(state: TableState, { discovery }: PaneContext): Step<TableState> {
  const resource = discovery && resolveResource(discovery, "nodes");
  if (!resource) return [state, []];
  const query = { resource, fieldSelector: `metadata.name=${nodeName(state)}` };
  return [state, [{ type: "open", pane: newTable(tableOf(query)) }]];
}

/** The replica sets of a deployment. */
function showReplicaSets(state: TableState, context: PaneContext): Step<TableState> {
  const target = selectedTarget(state, context);
  const resource = context.discovery && resolveResource(context.discovery, "replicasets.apps");
  if (!target || !resource) return [state, []];
  const query = { resource, namespace: target.namespace };
  return [state, [{ type: "open", pane: newTable(tableOf(query, { target, byOwner: true })) }]];
}

/** The table with the controller of the selected row, filtered to its name. */
function showOwner(state: TableState, { discovery }: PaneContext): Step<TableState> {
  const row = selectedRow(state);
  const owner = row?.ownerReferences[0];
  if (!row || !owner || !discovery) return [state, []];
  const resource = resourceOfKind(discovery, owner.apiVersion, owner.kind);
  if (!resource) {
    const text = `The server does not serve ${owner.kind} of ${owner.apiVersion}, which owns ${row.name}.`;
    return [state, [{ type: "notify", text, role: "warn" }]];
  }
  const namespace = resource.namespaced ? row.namespace : undefined;
  const query = { resource, namespace, fieldSelector: `metadata.name=${owner.name}` };
  return [state, [{ type: "open", pane: newTable(tableOf(query)) }]];
}

function noRow(state: TableState): string | undefined {
  return selectedRow(state) ? undefined : "no row is selected";
}

function noOwner(state: TableState, context: PaneContext): string | undefined {
  return noRow(state) ??
    (selectedRow(state)!.ownerReferences.length > 0
      ? discoveryNeeded(context)
      : "nothing controls this object");
}

/** Why a key that looks for a kind does not work yet. */
function discoveryNeeded({ discovery }: PaneContext): string | undefined {
  return discovery ? undefined : "the cluster has not said yet which kinds it has";
}
