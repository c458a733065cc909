import { resourcePath } from "../../cluster/resource_path.ts";
import { ApiError } from "../../cluster/api_error.ts";
import { printGroupVersion } from "../../kube/group_version.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { formatQuantity, parseQuantity } from "../../kube/quantity.ts";
import type { Call, Program } from "../program.ts";
import { inNamespace } from "./create/creation.ts";
import { dryRunFlag, dryRunOf } from "./dry_run.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { outcomeFlags } from "./outcome.ts";
import { noteConfiguration, saveConfigFlag } from "./save_config.ts";
import { actOnEach } from "./several_errors.ts";
import { findTargets, type Target } from "./targets.ts";
import { typedPrinter } from "./typed_object.ts";
import { fieldManagerFlag, writeQuery } from "./write_flags.ts";

/** `kubectl autoscale`. */
export const autoscale: Program = {
  name: "autoscale",
  summary: "Let the load decide how many pods a workload has",
  description:
    "Makes an autoscaler that adds pods to a workload and takes them away, by their use of CPU and memory.",
  usage: [
    "(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY]",
  ],
  flags: [
    ...outcomeFlags,
    {
      name: "cpu",
      kind: "string",
      usage:
        "The use of CPU to aim at: a share of what is requested (70%), or an amount for each pod (500m).",
    },
    {
      name: "cpu-percent",
      kind: "int",
      default: -1,
      hidden: true,
      usage: "The share of --cpu, as a number.",
    },
    dryRunFlag,
    fieldManagerFlag("kubectl-autoscale"),
    ...manifestFlags("Files, folders or addresses that name the objects."),
    { name: "max", kind: "int", default: -1, required: true, usage: "How many pods there may be." },
    {
      name: "memory",
      kind: "string",
      usage: "The use of memory to aim at: a share (70%) or an amount (500Mi).",
    },
    {
      name: "min",
      kind: "int",
      default: -1,
      usage: "How many pods there have to be; the server's choice where it is negative.",
    },
    { name: "name", kind: "string", usage: "The name of the autoscaler; absent: that of the workload." },
    saveConfigFlag,
  ],
  examples: [["Up to ten pods", "kubectl autoscale deployment web --min=2 --max=10 --cpu=80%"]],
  run: runAutoscale,
};

const DEPRECATED =
  "Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format " +
  "(e.g., '70%' for utilization or '500m' for milliCPU).\n";

async function runAutoscale(call: Call): Promise<number> {
  const { flags, io, args } = call;
  if (flags.has("cpu-percent")) await io.err(DEPRECATED);
  const dryRun = await dryRunOf(call);
  const print = await typedPrinter(call, dryRun);
  checkSizes(call);
  const metrics = metricsOf(call);
  const connection = await call.connect();
  const { targets, problem } = await findTargets(call, connection, { args });
  await actOnEach(targets, async (target) => {
    if (!target.manifest) await target.live();
    let scaler = scalerOf(call, target, metrics);
    if (flags.bool("save-config")) scaler = noteConfiguration(scaler);
    if (dryRun === "client") {
      await io.out(print(scaler, "created"));
      return;
    }
    const path = resourcePath({ group: "autoscaling", version: "v2", name: "horizontalpodautoscalers" }, {
      namespace: target.namespace ?? connection.namespace,
    });
    const made = await connection.client.create(path, scaler, {
      query: writeQuery(flags, dryRun),
      signal: io.signal,
    })
      .catch((error) => {
        throw metrics.length === 0 && error instanceof ApiError
          ? new Error(INCOMPATIBLE, { cause: error })
          : error;
      });
    await io.out(print(made, "autoscaled"));
  }, problem);
  return 0;
}

/** Whatever the reason: the original tries an older version of the API, which cannot say what is asked for. */
const INCOMPATIBLE = "failed to create autoscaling/v2 HPA and the configuration is incompatible with " +
  "autoscaling/v1: empty input";

function checkSizes({ flags }: Call): void {
  const [min, max] = [flags.number("min")!, flags.number("max")!];
  if (max < 1) throw new Error(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
  if (max < min) {
    throw new Error(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
  }
}

function metricsOf({ flags }: Call): JsonObject[] {
  const percent = flags.number("cpu-percent")!;
  const wishes = { cpu: percent > 0 ? `${percent}%` : flags.string("cpu"), memory: flags.string("memory") };
  return Object.entries(wishes).filter(([, wish]) => wish !== "").map(([name, wish]) => ({
    type: "Resource",
    resource: { name, target: targetOf(name, wish) },
  }));
}

function targetOf(name: string, wish: string): JsonObject {
  if (wish.endsWith("%")) {
    const share = wish.slice(0, -1);
    if (!/^[+-]?\d+$/.test(share)) throw new Error(`invalid percentage value: ${share}`);
    return { type: "Utilization", averageUtilization: Number(share) };
  }
  // A bare number is of thousandths of a core.
  const amount = name === "cpu" && /^\d+$/.test(wish) ? `${wish}m` : wish;
  try {
    return { type: "AverageValue", averageValue: formatQuantity(parseQuantity(amount)) };
  } catch (cause) {
    throw new Error(`invalid resource ${name} value: ${wish}`, { cause });
  }
}

function scalerOf({ flags }: Call, { resource, name }: Target, metrics: JsonObject[]): KubeObject {
  const { kind, group, version } = resource;
  if (!resource.subresources.includes("scale")) {
    throw new Error(
      `cannot autoscale a ${kind}: could not find scale subresource for ${group}/${version}, Resource=${resource.name} in discovery information`,
    );
  }
  const min = flags.number("min")!;
  return {
    kind: "HorizontalPodAutoscaler",
    apiVersion: "autoscaling/v2",
    metadata: { name: flags.string("name") || name, ...inNamespace(flags) },
    spec: {
      scaleTargetRef: { kind, name, apiVersion: printGroupVersion(resource) },
      ...(min > 0 ? { minReplicas: min } : {}),
      maxReplicas: flags.number("max"),
      ...(metrics.length ? { metrics } : {}),
    },
    status: { desiredReplicas: 0, currentMetrics: null },
  };
}
