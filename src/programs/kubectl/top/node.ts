import { amount } from "../../../cluster/metrics.ts";
import { resourcePath } from "../../../cluster/resource_path.ts";
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { ArgumentsError } from "../../flags.ts";
import type { Call, Program } from "../../program.ts";
import { type Amounts, cells, checkSort, sortAmounts, topFlags, topText } from "./top_table.ts";

/** `kubectl top node`. */
export const topNode: Program = {
  name: "node",
  aliases: ["nodes", "no"],
  summary: "What nodes use",
  description: "Shows what nodes use, and which share that is of what pods may have.",
  usage: ["[NAME | -l label]"],
  flags: [
    ...topFlags,
    { name: "show-capacity", kind: "bool", usage: "The share of all that the node has." },
  ],
  examples: [["All nodes", "kubectl top node"]],
  run: runTop,
};

type NodeMetrics = KubeObject & { usage?: { cpu?: string; memory?: string } };

async function runTop(call: Call): Promise<number> {
  const { flags, args, io } = call;
  if (args.length > 1) throw new ArgumentsError("node [NAME | -l label]");
  checkSort(flags);
  const selector = flags.string("selector");
  if (args.length === 1 && selector) throw new Error("only one of NAME or --selector can be provided");
  const { client } = await call.connect();
  const [name] = args;
  const read = async <T extends KubeObject>(group: string, version: string): Promise<T[]> => {
    const resource = { group, version, name: "nodes" };
    return name === undefined
      ? (await client.list<T>(resourcePath(resource), {
        query: { labelSelector: selector || undefined },
        signal: io.signal,
      })).items
      : [await client.get<T>(resourcePath(resource, { name }), { signal: io.signal })];
  };
  const measured = await read<NodeMetrics>("metrics.k8s.io", "v1beta1");
  if (measured.length === 0) throw new Error("metrics not available yet");
  const nodes = await read<KubeObject>("", "v1");
  await io.out(topText(rowsOf(call, measured, nodes)));
  return 0;
}

function rowsOf({ flags }: Call, measured: NodeMetrics[], nodes: KubeObject[]): string[][] {
  const field = flags.bool("show-capacity") ? "capacity" : "allocatable";
  const rooms = new Map(nodes.map((node) => [
    node.metadata.name,
    ((node["status"] as JsonObject | undefined)?.[field] ?? {}) as { cpu?: string; memory?: string },
  ]));
  const sorted = sortAmounts(measured, flags.string("sort-by"), {
    amounts: amountsOf,
    name: ({ metadata }) => metadata.name ?? "",
  });
  const rows = sorted.map((node) => {
    const used = amountsOf(node);
    const room = rooms.get(node.metadata.name);
    const [cpu, memory] = cells(used);
    return [
      node.metadata.name ?? "",
      cpu,
      share(Math.ceil(used.cpuMilli), amount(room?.cpu) * 1000),
      memory,
      share(used.memoryBytes, amount(room?.memory)),
    ];
  });
  const missing = nodes.filter(({ metadata }) =>
    !measured.some((node) => node.metadata.name === metadata.name)
  )
    .map(({ metadata }) => [metadata.name ?? "", ...Array.from({ length: 4 }, () => "<unknown>")]);
  const headers = ["NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)"];
  return [...flags.bool("no-headers") ? [] : [headers], ...rows, ...missing];
}

function amountsOf({ usage }: NodeMetrics): Amounts {
  return { cpuMilli: amount(usage?.cpu) * 1000, memoryBytes: amount(usage?.memory) };
}

function share(used: number, room: number): string {
  return room > 0 ? `${Math.floor((used / room) * 100)}%` : "<unknown>";
}
