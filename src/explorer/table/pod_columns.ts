import { amount } from "../../cluster/metrics.ts";
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import { cpuText, type Enrichment, measured, mebibytes, memoryText, ownColumn, share } from "./enrichment.ts";

/** Pods: what they use of what they asked for and of what they may. */
export const podColumns: Enrichment = {
  usage: "pods",
  extract: podFacts,
  columns: [
    { from: "Name" },
    { from: "Ready", look: { rank: 0.5 } },
    { from: "Status" },
    { from: "Restarts", look: { rank: 0.7 } },
    ownColumn("Last restart", (row) => fact(row, "lastRestart") ?? "", { kind: "time", isWide: true }),
    ownColumn("CPU", (_row, { usage }) => cpuText(usage), measured({ rank: 1 })),
    ownColumn(
      "%CPU/R",
      (row, { usage }) => share(usage?.cpuMilli, fact(row, "cpuRequest")),
      measured({ heading: "%R", rank: 2, shareOf: "cpu" }),
    ),
    ownColumn(
      "%CPU/L",
      (row, { usage }) => share(usage?.cpuMilli, fact(row, "cpuLimit")),
      measured({ heading: "%L", rank: 5, shareOf: "cpu" }),
    ),
    ownColumn("CPU/RL", (row) => pair(row, "cpuRequest", "cpuLimit", (milli) => `${milli}m`), {
      isWide: true,
      align: "right",
    }),
    ownColumn("MEM", (_row, { usage }) => memoryText(usage), measured({ rank: 1 })),
    ownColumn(
      "%MEM/R",
      (row, { usage }) => share(usage?.memoryBytes, fact(row, "memoryRequest")),
      measured({ heading: "%R", rank: 2, shareOf: "memory" }),
    ),
    ownColumn(
      "%MEM/L",
      (row, { usage }) => share(usage?.memoryBytes, fact(row, "memoryLimit")),
      measured({ heading: "%L", rank: 5, shareOf: "memory" }),
    ),
    ownColumn(
      "MEM/RL",
      (row) => pair(row, "memoryRequest", "memoryLimit", (bytes) => `${mebibytes(bytes)}Mi`),
      { isWide: true, align: "right" },
    ),
    { from: "IP", isWide: false, look: { rank: 4 } },
    { from: "Node", isWide: false, look: { rank: 3 } },
    ownColumn("SA", (row) => fact(row, "serviceAccount") ?? "", { isWide: true }),
    ownColumn("QOS", (row) => fact(row, "qos") ?? "", { isWide: true }),
    { from: "Nominated Node" },
    { from: "Readiness Gates" },
    ownColumn("Labels", labelsText, { isWide: true }),
    // Where there is room for little, how a pod is matters more than since when.
    { from: "Age", look: { rank: 0.2 } },
  ],
};

/** Labels as kubectl prints them in a column. */
export function labelsText({ labels }: LeanRow): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(",");
}

const factNames = [
  "cpuRequest",
  "cpuLimit",
  "memoryRequest",
  "memoryLimit",
  "lastRestart",
  "serviceAccount",
  "qos",
] as const;
type FactName = typeof factNames[number];

function fact(row: LeanRow, name: FactName): Json | undefined {
  return row.facts?.[factNames.indexOf(name)];
}

function pair(row: LeanRow, request: FactName, limit: FactName, print: (amount: number) => string): string {
  const [asked, most] = [fact(row, request), fact(row, limit)];
  const text = (value: Json | undefined): string => typeof value === "number" ? print(value) : "–";
  return asked === undefined ? "" : `${text(asked)}:${text(most)}`;
}

interface PodObject {
  spec?: { containers?: ContainerPart[]; initContainers?: ContainerPart[]; serviceAccountName?: string };
  status?: {
    qosClass?: string;
    containerStatuses?: { lastState?: { terminated?: { finishedAt?: string } } }[];
  };
}

interface ContainerPart {
  restartPolicy?: string;
  resources?: { requests?: Amounts; limits?: Amounts };
}

interface Amounts {
  cpu?: string;
  memory?: string;
}

/** In the order of `factNames`; amounts that not every container names are null, as a pod without limit has none. */
function podFacts(object: KubeObject): Json[] {
  const { spec = {}, status = {} } = object as unknown as PodObject;
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  const containers = [...(spec.containers ?? []), ...sidecars];
  const restarts = (status.containerStatuses ?? []).map(({ lastState }) =>
    lastState?.terminated?.finishedAt ?? ""
  );
  return [
    sum(containers, "requests", "cpu", 1000),
    sum(containers, "limits", "cpu", 1000),
    sum(containers, "requests", "memory", 1),
    sum(containers, "limits", "memory", 1),
    restarts.sort().at(-1) || null,
    spec.serviceAccountName ?? null,
    status.qosClass ?? null,
  ];
}

/** Requests of some containers count for the pod; a limit holds only when every container has one. */
function sum(
  containers: readonly ContainerPart[],
  what: "requests" | "limits",
  resource: keyof Amounts,
  factor: number,
): number | null {
  let total = 0;
  let named = 0;
  for (const { resources } of containers) {
    const text = resources?.[what]?.[resource];
    if (text === undefined) continue;
    named++;
    total += amount(text) * factor;
  }
  const isWhole = what === "requests" ? named > 0 : named > 0 && named === containers.length;
  return isWhole ? total : null;
}
