/** What pods ask for and may use, summed by node or by namespace, against what there is. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { add, podAmounts } from "../../kube/describe/pod_resources.ts";
import type { ResourceAmounts } from "../../kube/describe/resource_amounts.ts";
import type { KubeList, KubeObject } from "../../kube/object.ts";
import { quantityToNumber } from "../../kube/quantity.ts";
import { valueAt } from "../../kube/reasons/facts.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { Client } from "../../cluster/client.ts";
import { type ClusterReader, clusterReader } from "../reasons/cluster_reader.ts";
import { referencedTarget } from "../reasons/openings.ts";
import { podsOf } from "../table/drill.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { newTable, tableOf } from "../table/table_pane.ts";
import { shareBar } from "./chart.ts";

export interface Allocation {
  name: string;
  pods: number;
  requests: ResourceAmounts;
  limits: ResourceAmounts;
  /** What there is; empty where nothing limits it. */
  allocatable: ResourceAmounts;
}

const wide = ["CPU Requests", "CPU Limits", "Memory Requests", "Memory Limits", "Disk%", "Extended"];
const barWidth = 8;

/** Allocations by node, or by namespace as shares of the whole cluster. */
export function allocations(by: "node" | "namespace"): RowSource {
  const title = by === "node" ? "Node allocations" : "Namespace allocations";
  return {
    name: `${by}-allocations`,
    title,
    kubectl: ({ contextFlag }) =>
      by === "node" ? `kubectl describe nodes${contextFlag}` : `kubectl get pods -A -o yaml${contextFlag}`,
    read: async ({ client }, tell, signal, context) => {
      const reader = clusterReader(client, context.discovery, signal);
      const nodes = await reader.list("nodes", "", { limit: 5000 });
      if (!nodes) throw new Error(reader.unread[0]?.why ?? "nodes cannot be read");
      const names = ["Name", "Pods", "CPU", "Req%", "Lim%", "Memory", "MReq%", "MLim%"];
      const columns = sourceColumns(names, wide).map((column) =>
        column.name.endsWith("%") ? { ...column, type: "integer" } : column
      );
      const told = rowsTeller(columns, tell);
      const sums = new Sums(by, nodes);
      for await (const pods of podPages(client, reader)) {
        sums.take(pods);
        told(sums.all().map(allocationRow), { kind: "loading", count: sums.pods, remaining: undefined });
      }
      told(sums.all().map(allocationRow));
    },
    enterTitle: "pods",
    enter: ({ name }, { discovery }) => {
      const resource = podsOf(discovery);
      const query = by === "node"
        ? { resource, fieldSelector: `spec.nodeName=${name}` }
        : { resource, namespace: name };
      return [{ type: "open", pane: newTable(tableOf(query)) }];
    },
    target: ({ name }, context) =>
      referencedTarget(
        { kind: by === "node" ? "Node" : "Namespace", group: "", namespace: "", name },
        context,
      ),
    empty: "There are no nodes.",
  };
}

/** Pods of a page. */
const pageLimit = 500;

/** Pods that hold resources, page by page. */
async function* podPages(client: Client, { signal }: ClusterReader): AsyncGenerator<KubeObject[]> {
  const path = resourcePath({ group: "", version: "v1", name: "pods" });
  const fieldSelector = "status.phase!=Succeeded,status.phase!=Failed";
  let next: string | undefined;
  do {
    const page: KubeList = await client.list(path, {
      query: { fieldSelector, limit: pageLimit, continue: next },
      signal,
    });
    yield page.items;
    next = page.metadata.continue || undefined;
  } while (next !== undefined && !signal.aborted);
}

/** Sums as pods come in. */
export class Sums {
  readonly #by: "node" | "namespace";
  readonly #byName = new Map<string, Allocation>();
  readonly #whole: ResourceAmounts;
  pods = 0;

  constructor(by: "node" | "namespace", nodes: readonly KubeObject[]) {
    this.#by = by;
    const allocatableOf = (node: KubeObject): ResourceAmounts =>
      (valueAt(node, "status", "allocatable") ?? {}) as ResourceAmounts;
    this.#whole = nodes.map(allocatableOf).reduce(add, {});
    if (by === "namespace") return;
    for (const node of nodes) this.#at(node.metadata.name ?? "", allocatableOf(node));
  }

  take(pods: readonly KubeObject[]): void {
    for (const pod of pods) {
      const node = valueAt(pod, "spec", "nodeName");
      const name = this.#by === "node" ? node : pod.metadata.namespace;
      // A pod that no node has taken holds nothing yet.
      if (typeof name !== "string" || typeof node !== "string") continue;
      const sum = this.#at(name, this.#by === "node" ? {} : this.#whole);
      this.pods++;
      sum.pods++;
      sum.requests = add(sum.requests, podAmounts(pod as unknown as IPod, "requests"));
      sum.limits = add(sum.limits, podAmounts(pod as unknown as IPod, "limits"));
    }
  }

  all(): Allocation[] {
    return [...this.#byName.values()];
  }

  #at(name: string, allocatable: ResourceAmounts): Allocation {
    const known = this.#byName.get(name);
    if (known) return known;
    const fresh: Allocation = { name, pods: 0, requests: {}, limits: {}, allocatable };
    this.#byName.set(name, fresh);
    return fresh;
  }
}

function allocationRow({ name, pods, requests, limits, allocatable }: Allocation) {
  const number = (amount: string | number | undefined): number => quantityToNumber(amount ?? 0);
  const share = (amounts: ResourceAmounts, what: string): number =>
    number(amounts[what]) / Math.max(Number.MIN_VALUE, number(allocatable[what]));
  const percent = (amounts: ResourceAmounts, what: string): number | string =>
    allocatable[what] === undefined ? "–" : Math.round(share(amounts, what) * 100);
  const bar = (what: string): string =>
    allocatable[what] === undefined ? "" : shareBar(share(requests, what), barWidth);
  const room = allocatable["pods"];
  return sourceRow({
    uid: name,
    name,
    cells: [
      name,
      room === undefined ? `${pods}` : `${pods}/${number(room)}`,
      bar("cpu"),
      percent(requests, "cpu"),
      percent(limits, "cpu"),
      bar("memory"),
      percent(requests, "memory"),
      percent(limits, "memory"),
      `${requests["cpu"] ?? 0} of ${allocatable["cpu"] ?? "?"}`,
      `${limits["cpu"] ?? 0}`,
      `${requests["memory"] ?? 0} of ${allocatable["memory"] ?? "?"}`,
      `${limits["memory"] ?? 0}`,
      percent(requests, "ephemeral-storage"),
      extended(requests, allocatable),
    ],
  });
}

const standard = new Set(["cpu", "memory", "ephemeral-storage", "pods"]);

/** `nvidia.com/gpu 1 of 4`, for all that has no column of its own. */
function extended(requests: ResourceAmounts, allocatable: ResourceAmounts): string {
  const names = [...new Set([...Object.keys(allocatable), ...Object.keys(requests)])].filter((name) =>
    !standard.has(name) && quantityToNumber(allocatable[name] ?? requests[name] ?? 0) > 0
  );
  return names.sort().map((name) => `${name} ${requests[name] ?? 0} of ${allocatable[name] ?? 0}`).join(", ");
}
