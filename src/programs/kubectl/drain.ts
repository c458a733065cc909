import { resourcePath } from "../../cluster/resource_path.ts";
import { PODS } from "../../kube/discovery.ts";
import { type DrainChoice, judgePods } from "../../kube/drain_verdict.ts";
import { matchesLabels, parseLabelSelector } from "../../kube/label_selector.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Call, Program } from "../program.ts";
import { cordonNode, findNodes } from "./cordon.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunSuffix } from "./dry_run.ts";
import { selectorFlag } from "./set/change_flags.ts";
import { removePods } from "./pod_removal.ts";

/** `kubectl drain`. */
export const drain: Program = {
  name: "drain",
  summary: "Move the pods off nodes",
  description:
    "Keeps new pods away from a node and takes the others from it, one after another where a disruption budget\n" +
    "wants that. Pods of daemon sets stay. It does not begin where a pod would be lost: one with data of its own,\n" +
    "or one that nobody makes again.",
  usage: ["NODE"],
  flags: [
    { name: "chunk-size", kind: "int", default: 500, usage: "Pods a request; 0 asks for all at once." },
    {
      name: "delete-emptydir-data",
      kind: "bool",
      usage: "Go on with pods whose data in emptyDir is then lost.",
    },
    { name: "disable-eviction", kind: "bool", usage: "Delete the pods: disruption budgets are not asked." },
    dryRunFlag,
    { name: "force", kind: "bool", usage: "Go on with pods that nobody makes again." },
    {
      name: "grace-period",
      kind: "int",
      default: -1,
      usage: "Seconds that each pod has to end; negative: as long as it asks for.",
    },
    { name: "ignore-daemonsets", kind: "bool", usage: "Pods of daemon sets are no reason not to begin." },
    { name: "pod-selector", kind: "string", usage: "Only pods whose labels fit." },
    selectorFlag,
    {
      name: "skip-wait-for-delete-timeout",
      kind: "int",
      default: 0,
      usage: "Do not wait for pods that have been ending for longer than these seconds; 0: wait for all.",
    },
    { name: "timeout", kind: "duration", default: 0, usage: "How long to try, such as 5m; 0: without end." },
  ],
  examples: [
    ["Empty a node", "kubectl drain worker --ignore-daemonsets"],
    ["At most a minute for each pod", "kubectl drain worker --ignore-daemonsets --grace-period=60"],
  ],
  run: runDrain,
};

async function runDrain(call: Call): Promise<number> {
  const { flags, io } = call;
  const dryRun = await dryRunOf(call);
  const selector = flags.string("pod-selector");
  if (selector) checkSelector(selector);
  const connection = await call.connect();
  const nodes = await findNodes(call, connection, "drain");
  for (const found of nodes) await cordonNode(call, connection, found, { isCordon: true, dryRun });
  const failed: { name: string; error: Error }[] = [];
  for (const { target: { name } } of nodes) {
    try {
      await drainNode(call, connection, { name, dryRun });
      await io.out(`node/${name} drained${dryRunSuffix(dryRun)}\n`);
    } catch (error) {
      if (!(error instanceof Error) || error instanceof TypeError || io.signal.aborted) throw error;
      await io.err(
        `error: unable to drain node ${
          JSON.stringify(name)
        } due to error: ${error.message}, continuing command...\n`,
      );
      failed.push({ name, error });
    }
  }
  if (failed.length === 0) return 0;
  await io.err("There are pending nodes to be drained:\n");
  for (const { name } of failed) await io.err(` ${name}\n`);
  for (const { error } of failed) await io.err(`${error.message}\n`);
  return 1;
}

function checkSelector(text: string): void {
  try {
    parseLabelSelector(text);
  } catch (cause) {
    throw new Error("--pod-selector=<pod_selector> must be a valid label selector", { cause });
  }
}

interface Draining {
  name: string;
  dryRun: DryRun;
}

function choiceOf({ flags }: Call): DrainChoice {
  const grace = flags.number("grace-period")!;
  return {
    graceSeconds: grace < 0 ? undefined : grace,
    timeoutSeconds: flags.number("timeout")! / 1000,
    ignoresDaemonSets: flags.bool("ignore-daemonsets"),
    deletesEmptyDirs: flags.bool("delete-emptydir-data"),
    isForced: flags.bool("force"),
    disablesEviction: flags.bool("disable-eviction"),
  };
}

async function drainNode(call: Call, { client }: Connection, { name, dryRun }: Draining): Promise<void> {
  const { flags, io } = call;
  const choice = choiceOf(call);
  const podSelector = parseLabelSelector(flags.string("pod-selector"));
  const { items } = await client.list(resourcePath(PODS), {
    query: {
      fieldSelector: `spec.nodeName=${name}`,
      labelSelector: flags.string("pod-selector") || undefined,
    },
    signal: io.signal,
  });
  const pods = items.filter(({ metadata }) =>
    matchesLabels(podSelector, metadata.labels as Record<string, string>)
  ).filter((pod) => !isLongEnding(call, pod));
  const hasDaemons = pods.some(({ metadata }) =>
    metadata.ownerReferences?.some(({ kind }) => kind === "DaemonSet")
  );
  const daemonSets = hasDaemons
    ? (await client.list("/apis/apps/v1/daemonsets", { signal: io.signal })).items
    : [];
  const plan = judgePods(pods, choice, new Set(daemonSets.map(({ metadata }) => metadata.uid)));
  if (plan.problems.length) {
    throw new Error(plan.problems.map((problem) => `cannot delete ${problem}`).join("; "));
  }
  // The original forgets what it would say of local storage.
  const warnings = plan.warnings.filter((warning) => !warning.startsWith("Pods with local storage"))
    .map((warning) => `${warning.startsWith("DaemonSet") ? "ignoring" : "deleting"} ${warning}`);
  if (warnings.length) {
    await io.err(`Warning: ${warnings.join("; ")}\n`);
  }
  await removePods({ io, client, pods: plan.pods, choice, dryRun });
}

/** Pods that have been ending for longer than `--skip-wait-for-delete-timeout` are not waited for. */
function isLongEnding({ flags, io }: Call, { metadata }: KubeObject): boolean {
  const limitSeconds = flags.number("skip-wait-for-delete-timeout")!;
  const since = metadata.deletionTimestamp;
  return limitSeconds > 0 && since !== undefined && io.now() - Date.parse(since) > limitSeconds * 1000;
}
