import { resourcePath } from "../../../cluster/resource_path.ts";
import { amount } from "../../../cluster/metrics.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { ArgumentsError } from "../../flags.ts";
import type { Call, Program } from "../../program.ts";
import { type Amounts, cells, checkSort, sortAmounts, topFlags, topText } from "./top_table.ts";

/** `kubectl top pod`. */
export const topPod: Program = {
  name: "pod",
  aliases: ["pods", "po"],
  summary: "What pods use",
  description: "Shows what pods use, as the metrics server has measured it in the last minute or so.",
  usage: ["[NAME | -l label]"],
  flags: [
    {
      name: "all-namespaces",
      short: "A",
      kind: "bool",
      usage: "Every namespace; --namespace is then ignored.",
    },
    { name: "containers", kind: "bool", usage: "A line for each container." },
    { name: "field-selector", kind: "string", usage: "Only pods whose fields fit." },
    ...topFlags,
    { name: "sum", kind: "bool", usage: "Add a line with the sum." },
  ],
  examples: [["Pods of the namespace", "kubectl top pod"], [
    "With their containers",
    "kubectl top pod web --containers",
  ]],
  run: runTop,
};

type PodMetrics = KubeObject & { containers?: { name: string; usage?: { cpu?: string; memory?: string } }[] };

async function runTop(call: Call): Promise<number> {
  const { flags, args, io } = call;
  if (args.length > 1) throw new ArgumentsError("pod [NAME | -l label]");
  checkSort(flags);
  if (args.length === 1 && (flags.string("selector") || flags.string("field-selector"))) {
    throw new Error("only one of NAME or selector can be provided");
  }
  const isEverywhere = flags.bool("all-namespaces");
  const { client, namespace } = await call.connect();
  const place = isEverywhere ? {} : { namespace };
  const resource = { group: "metrics.k8s.io", version: "v1beta1", name: "pods" };
  const [name] = args;
  const pods = name !== undefined
    ? [await client.get<PodMetrics>(resourcePath(resource, { ...place, name }), { signal: io.signal })]
    : (await client.list<PodMetrics>(resourcePath(resource, place), {
      query: {
        labelSelector: flags.string("selector") || undefined,
        fieldSelector: flags.string("field-selector") || undefined,
      },
      signal: io.signal,
    })).items;
  if (pods.length === 0) {
    await io.err(isEverywhere ? "No resources found\n" : `No resources found in ${namespace} namespace.\n`);
    return 0;
  }
  await io.out(topText(rowsOf(call, pods)));
  return 0;
}

function rowsOf({ flags }: Call, pods: PodMetrics[]): string[][] {
  const isEverywhere = flags.bool("all-namespaces");
  const byContainer = flags.bool("containers");
  const place = ({ metadata }: PodMetrics) => isEverywhere ? [metadata.namespace ?? ""] : [];
  const sorted = sortAmounts(pods, flags.string("sort-by"), {
    amounts: (pod) => sum(amountsOf(pod).map(([, amounts]) => amounts)),
    name: ({ metadata }) => `${metadata.namespace} ${metadata.name}`,
  });
  const rows = sorted.flatMap((pod) => {
    const each = amountsOf(pod);
    const name = pod.metadata.name ?? "";
    return byContainer
      ? each.map(([container, amounts]) => [...place(pod), name, container, ...cells(amounts)])
      : [[...place(pod), name, ...cells(sum(each.map(([, amounts]) => amounts)))]];
  });
  const headers = [
    ...(isEverywhere ? ["NAMESPACE"] : []),
    ...(byContainer ? ["POD", "NAME"] : ["NAME"]),
    "CPU(cores)",
    "MEMORY(bytes)",
  ];
  if (flags.bool("sum")) {
    // Without headers the original counts one column before the amounts, whatever there are.
    const blank = Array.from({ length: flags.bool("no-headers") ? 1 : headers.length - 2 }, () => "");
    const total = sum(pods.flatMap((pod) => amountsOf(pod).map(([, amounts]) => amounts)));
    rows.push([...blank, "________", "________"], [...blank, ...cells(total)]);
  }
  return flags.bool("no-headers") ? rows : [headers, ...rows];
}

function amountsOf({ containers = [] }: PodMetrics): [name: string, amounts: Amounts][] {
  return containers.map(({ name, usage }) => [
    name,
    { cpuMilli: amount(usage?.cpu) * 1000, memoryBytes: amount(usage?.memory) },
  ]);
}

function sum(all: readonly Amounts[]): Amounts {
  return all.reduce((total, one) => ({
    cpuMilli: total.cpuMilli + Math.ceil(one.cpuMilli),
    memoryBytes: total.memoryBytes + one.memoryBytes,
  }), { cpuMilli: 0, memoryBytes: 0 });
}
