import type { JsonObject, KubeObject } from "../../kube/object.ts";
import type { Call, Program } from "../program.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery } from "./dry_run.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { outcomeFlags, outcomePrinter } from "./outcome.ts";
import { allFlag, selectorFlag } from "./set/change_flags.ts";
import { queryOf } from "./set/image.ts";
import { throwErrors } from "./several_errors.ts";
import { findTargets, type Target, targetPath } from "./targets.ts";

/** `kubectl scale`. */
export const scale: Program = {
  name: "scale",
  summary: "Change how many pods a workload has",
  description:
    "Sets how many pods a workload wants. With --current-replicas or --resource-version it is only done\n" +
    "while the workload has that size or version.",
  usage: [
    "[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)",
  ],
  flags: [
    allFlag,
    ...outcomeFlags,
    {
      name: "current-replicas",
      kind: "int",
      default: -1,
      usage: "Only while it has this size; -1: whatever it has.",
    },
    dryRunFlag,
    ...manifestFlags("Files, folders or addresses that name the objects."),
    { name: "replicas", kind: "int", default: 0, required: true, usage: "The size that is wanted." },
    { name: "resource-version", kind: "string", usage: "Only while the object has this version." },
    selectorFlag,
    {
      name: "timeout",
      kind: "duration",
      default: 0,
      usage: "How long to wait until the size is reached, such as 30s; 0: not at all.",
    },
  ],
  examples: [
    ["Three pods", "kubectl scale --replicas=3 deployment/web"],
    ["Three, if there are two now", "kubectl scale --current-replicas=2 --replicas=3 deployment/web"],
  ],
  run: runScale,
};

async function runScale(call: Call): Promise<number> {
  const { flags, io } = call;
  const replicas = flags.number("replicas")!;
  const dryRun = await dryRunOf(call);
  const print = await outcomePrinter(call, dryRun);
  if (replicas < 0) {
    throw new Error("The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
  }
  const { targets, problem } = await findTargets(call, await call.connect(), {
    ...queryOf(call, call.args),
    isAll: false,
    isAllDefault: flags.bool("all"),
  });
  if (flags.string("resource-version") && targets.length > 1) {
    throw new Error("cannot use --resource-version with multiple resources");
  }
  const found: [Target, KubeObject][] = [];
  const errors: unknown[] = [];
  for (const target of targets) {
    await target.live().then((object) => found.push([target, object]), (error) => errors.push(error));
  }
  for (const [target, object] of found) {
    if (dryRun === "client") await io.out(print(object, "scaled"));
    else {
      await scaleOne(call, target, replicas, dryRun);
      await io.out(print({ ...object, spec: { ...object["spec"] as JsonObject, replicas } }, "scaled"));
    }
  }
  throwErrors(problem ? [...errors, problem] : errors);
  if (targets.length === 0 && !problem) throw new Error("no objects passed to scale");
  return 0;
}

type Scale = KubeObject & { spec?: { replicas?: number }; status?: { replicas?: number } };

async function scaleOne(call: Call, target: Target, replicas: number, dryRun: DryRun): Promise<void> {
  const { flags, io: { signal } } = call;
  const { client } = await call.connect();
  const path = targetPath(target, "scale");
  const query = dryRunQuery(dryRun);
  const [size, version] = [flags.number("current-replicas")!, flags.string("resource-version")];
  if (size === -1 && version === "") {
    await client.patch(path, "merge", { spec: { replicas } }, { query, signal });
  } else {
    const current = await client.get<Scale>(path, { signal });
    const found = current.spec?.replicas ?? 0;
    if (size !== -1 && size !== found) throw new Error(`Expected replicas to be ${size}, was ${found}`);
    if (version !== "" && version !== current.metadata.resourceVersion) {
      throw new Error(`Expected resource version to be ${version}, was ${current.metadata.resourceVersion}`);
    }
    await client.update(path, { ...current, spec: { ...current.spec, replicas } }, { query, signal });
  }
  const timeoutMs = flags.number("timeout")!;
  if (timeoutMs > 0 && dryRun === "none") await untilScaled(call, target, replicas, timeoutMs);
}

const LOOK_MS = 1000;

async function untilScaled(call: Call, target: Target, replicas: number, timeoutMs: number): Promise<void> {
  const { client } = await call.connect();
  const { io } = call;
  const endMs = io.now() + timeoutMs;
  while (true) {
    const current = await client.get<Scale>(targetPath(target, "scale"), { signal: io.signal });
    if ((current.status?.replicas ?? 0) === replicas) return;
    if (io.now() >= endMs) {
      throw new Error(`timed out waiting for ${JSON.stringify(target.name)} to be synced`);
    }
    await io.wait(Math.min(LOOK_MS, endMs - io.now()), io.signal);
  }
}
