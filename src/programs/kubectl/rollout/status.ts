import { openWatch } from "../../../cluster/watch_stream.ts";
import { resourcePath } from "../../../cluster/resource_path.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { rolloutStatus } from "../../../kube/rollout_status.ts";
import type { Call, Program } from "../../program.ts";
import type { Target } from "../targets.ts";
import { actOnEach } from "../several_errors.ts";
import { WITH_HISTORY } from "./history.ts";
import { REVISION } from "./revisions.ts";
import { findWorkloads, tellNothing, workloadFlags } from "./rollout_flags.ts";

/** `kubectl rollout status`. */
export const status: Program = {
  name: "status",
  summary: "How far a roll-out is, until it is done",
  description:
    "Shows how far a roll-out is, and waits until it is done. Begins with the last one; where another begins\n" +
    "meanwhile, that is followed, unless --revision names one.",
  usage: ["(TYPE NAME | TYPE/NAME) [flags]"],
  flags: [
    ...workloadFlags,
    { name: "revision", kind: "int", default: 0, usage: "Only this revision; 0: the last one." },
    {
      name: "timeout",
      kind: "duration",
      default: 0,
      usage: "How long to wait, such as 30s; 0: without end.",
    },
    { name: "watch", short: "w", kind: "bool", default: true, usage: "Wait until it is done." },
  ],
  examples: [["Until a deployment is rolled out", "kubectl rollout status deployment/web"]],
  run: runStatus,
};

async function runStatus(call: Call): Promise<number> {
  const revision = call.flags.number("revision")!;
  if (revision < 0) throw new Error(`revision must be a positive integer: ${revision}`);
  const { targets, problem } = await findWorkloads(call);
  if (targets.length === 0 && !problem) await tellNothing(call);
  await actOnEach(targets, async (target) => {
    const object = await target.live();
    const { kind, group } = target.resource;
    if (!WITH_HISTORY.includes(kind)) {
      throw new Error(`no status viewer has been implemented for ${kind}${group ? `.${group}` : ""}`);
    }
    if (call.flags.bool("watch")) await follow(call, target);
    else await tell(call, object);
  }, problem);
  return 0;
}

/** Prints where it stands; true when it is done. */
async function tell(call: Call, object: KubeObject): Promise<boolean> {
  const revision = call.flags.number("revision")!;
  const current = Number(object.metadata.annotations?.[REVISION] ?? 0);
  if (revision > 0 && object.kind === "Deployment" && revision !== current) {
    throw new Error(`desired revision (${revision}) is different from the running revision (${current})`);
  }
  const { text, state } = rolloutStatus(object);
  if (state === "failed") throw new Error(text);
  await call.io.out(`${text}\n`);
  return state === "done";
}

async function follow(call: Call, target: Target): Promise<void> {
  const { io, flags } = call;
  const timeoutMs = flags.number("timeout")!;
  const over = new AbortController();
  const signal = AbortSignal.any([io.signal, over.signal]);
  if (timeoutMs > 0) io.wait(timeoutMs, signal).then(() => over.abort(), () => {});
  let isLate = false;
  over.signal.addEventListener("abort", () => isLate = true, { once: true });
  try {
    for await (const object of states(call, target, signal)) {
      if (await tell(call, object)) return;
    }
    if (isLate) throw new Error(TIMED_OUT);
  } catch (error) {
    if (isLate && !io.signal.aborted) throw new Error(TIMED_OUT, { cause: error });
    throw error;
  } finally {
    // What waits for the end of the time need not.
    if (!over.signal.aborted) over.abort();
  }
}

const TIMED_OUT = "timed out waiting for the condition";

/** The object now, and after each change. A watch that the server ends is begun anew. */
async function* states(
  call: Call,
  { resource, namespace, name }: Target,
  signal: AbortSignal,
): AsyncGenerator<KubeObject> {
  const { client } = await call.connect();
  const path = resourcePath(resource, { namespace });
  const query = { fieldSelector: `metadata.name=${name}` };
  const kind = {
    apiVersion: resource.group ? `${resource.group}/${resource.version}` : resource.version,
    kind: resource.kind,
  };
  while (!signal.aborted) {
    const { items, metadata } = await client.list(path, { query, signal });
    for (const item of items) yield { ...kind, ...item };
    const events = await openWatch<KubeObject>(client, path, {
      query,
      ...(metadata.resourceVersion ? { resourceVersion: metadata.resourceVersion } : {}),
      signal,
    });
    for await (const batch of events) {
      for (const { type, object } of batch) {
        if (type === "DELETED") throw new Error("object has been deleted");
        if (type === "ADDED" || type === "MODIFIED") yield { ...kind, ...object };
      }
    }
  }
}
