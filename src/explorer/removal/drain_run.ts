/** Empties a node: evicts its pods, again where budgets forbid it now, and waits until they are gone. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import type { Timing } from "../../cluster/timing.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { DrainChoice } from "../../kube/drain_verdict.ts";
import { podPath } from "./drain_plan.ts";

export type PodProgress =
  | { readonly state: "waiting" }
  /** The server refuses for now, mostly because of a budget. */
  | { readonly state: "refused"; readonly why: string; readonly attempts: number }
  | { readonly state: "leaving" }
  | { readonly state: "gone" }
  | { readonly state: "failed"; readonly why: string };

/** kubectl asks again that long after a refusal. */
const RETRY_MS = 5_000;
const LOOK_MS = 1_000;

/** Resolves when every pod is gone or has failed; `tell` gets each pod's way by its index. */
export async function runDrain(
  pods: readonly KubeObject[],
  choice: DrainChoice,
  { client, timing, signal, tell }: {
    client: Client;
    timing: Timing;
    signal: AbortSignal;
    tell: (index: number, progress: PodProgress) => void;
  },
): Promise<void> {
  const started = timing.now();
  const isLate = (): boolean =>
    choice.timeoutSeconds > 0 && timing.now() - started >= choice.timeoutSeconds * 1000;
  const late: PodProgress = {
    state: "failed",
    why: `global timeout reached: ${choice.timeoutSeconds}s`,
  };

  const evict = async (pod: KubeObject, index: number): Promise<boolean> => {
    for (let attempts = 1; !signal.aborted; attempts++) {
      if (isLate()) {
        tell(index, late);
        return false;
      }
      try {
        await remove(client, pod, choice, signal);
        tell(index, { state: "leaving" });
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        const refused = refusalOf(error, pod);
        if (refused === "gone") {
          tell(index, { state: "gone" });
          return false;
        }
        if (!refused.isForNow) {
          tell(index, { state: "failed", why: refused.why });
          return false;
        }
        tell(index, { state: "refused", why: refused.why, attempts });
        await timing.sleep(RETRY_MS, signal);
      }
    }
    return false;
  };

  const watchLeaving = async (pod: KubeObject, index: number): Promise<void> => {
    while (!signal.aborted) {
      if (await isGone(client, pod, signal)) return tell(index, { state: "gone" });
      if (isLate()) return tell(index, late);
      await timing.sleep(LOOK_MS, signal);
    }
  };

  await Promise.all(pods.map(async (pod, index) => {
    if (await evict(pod, index)) await watchLeaving(pod, index);
  }));
}

async function remove(
  client: Client,
  pod: KubeObject,
  choice: DrainChoice,
  signal: AbortSignal,
): Promise<void> {
  const grace = choice.graceSeconds === undefined ? {} : { gracePeriodSeconds: choice.graceSeconds };
  const deleteOptions = { ...grace, preconditions: { uid: pod.metadata.uid } };
  if (choice.disablesEviction) {
    await client.delete(podPath(pod), deleteOptions, { signal });
    return;
  }
  const { name, namespace } = pod.metadata;
  const eviction = {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name, namespace },
    deleteOptions,
  };
  await client.create(podPath(pod, "eviction"), eviction, { signal });
}

function refusalOf(error: unknown, pod: KubeObject): "gone" | { why: string; isForNow: boolean } {
  if (!(error instanceof ApiError)) {
    return { why: error instanceof Error ? error.message : String(error), isForNow: true };
  }
  if (error.code === 404) return "gone";
  if (error.code === 409 && error.message.includes(`${pod.metadata.uid}`)) return "gone";
  // A namespace that goes away refuses evictions for good; its pods go with it.
  const causes = error.status.details?.causes?.flatMap(({ message }) => message ?? []) ?? [];
  const why = [error.message, ...causes].join(" ");
  return { why, isForNow: error.code === 429 || error.code >= 500 };
}

async function isGone(client: Client, pod: KubeObject, signal: AbortSignal): Promise<boolean> {
  try {
    const found = await client.get(podPath(pod), { signal });
    // A stateful set's next pod has the same name.
    return found.metadata.uid !== pod.metadata.uid;
  } catch (error) {
    return error instanceof ApiError && error.code === 404;
  }
}
