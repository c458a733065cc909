import { amount } from "../../cluster/metrics.ts";
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import { cpuText, type Enrichment, measured, mebibytes, memoryText, ownColumn, share } from "./enrichment.ts";
import { labelsText } from "./pod_columns.ts";

/** Nodes: how full they are. */
export const nodeColumns: Enrichment = {
  usage: "nodes",
  countsPods: true,
  extract: nodeFacts,
  columns: [
    { from: "Name" },
    { from: "Status" },
    { from: "Roles" },
    ownColumn("Arch", (row) => fact(row, "arch") ?? "", { isWide: true }),
    ownColumn("Taints", (row) => fact(row, "taints") ?? "", { rank: 4, kind: "number" }),
    { from: "Version", look: { rank: 3 } },
    ownColumn("Pods", (_row, { pods }) => pods ?? "", { kind: "number", rank: 1, isMeasured: true }),
    ownColumn("CPU", (_row, { usage }) => cpuText(usage), measured({ rank: 1 })),
    ownColumn(
      "%CPU",
      (row, { usage }) => share(usage?.cpuMilli, fact(row, "cpu")),
      measured({ shareOf: "cpu" }),
    ),
    ownColumn("CPU/A", (row) => number(row, "cpu", (milli) => `${milli}m`), { isWide: true, align: "right" }),
    ownColumn("MEM", (_row, { usage }) => memoryText(usage), measured({ rank: 1 })),
    ownColumn(
      "%MEM",
      (row, { usage }) => share(usage?.memoryBytes, fact(row, "memory")),
      measured({ shareOf: "memory" }),
    ),
    ownColumn("MEM/A", (row) => number(row, "memory", (bytes) => `${mebibytes(bytes)}Mi`), {
      isWide: true,
      align: "right",
    }),
    { from: "Internal-IP" },
    { from: "External-IP" },
    { from: "OS-Image" },
    { from: "Kernel-Version" },
    { from: "Container-Runtime" },
    ownColumn("Labels", labelsText, { isWide: true }),
    { from: "Age" },
  ],
};

const factNames = ["cpu", "memory", "arch", "taints"] as const;

function fact(row: LeanRow, name: typeof factNames[number]): Json | undefined {
  return row.facts?.[factNames.indexOf(name)];
}

function number(row: LeanRow, name: "cpu" | "memory", print: (amount: number) => string): string {
  const value = fact(row, name);
  return typeof value === "number" ? print(value) : "";
}

interface NodeObject {
  spec?: { taints?: unknown[] };
  status?: { allocatable?: { cpu?: string; memory?: string }; nodeInfo?: { architecture?: string } };
}

/** In the order of `factNames`: what can be given to pods in thousandths of a core and bytes, and so on. */
function nodeFacts(object: KubeObject): Json[] {
  const { spec = {}, status = {} } = object as unknown as NodeObject;
  const { allocatable = {}, nodeInfo = {} } = status;
  return [
    amount(allocatable.cpu) * 1000,
    amount(allocatable.memory),
    nodeInfo.architecture ?? null,
    spec.taints?.length ?? 0,
  ];
}
