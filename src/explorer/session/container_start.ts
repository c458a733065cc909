/** Waiting for a container that was asked for. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { watchObject } from "../../cluster/object_watch.ts";
import { PODS } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { ClusterPort } from "../cluster_port.ts";

/** Resolves when it runs, or when the signal ends. Rejects when it cannot start, or does not in time. */
export async function containerRuns(
  { client, timing }: Pick<ClusterPort, "client" | "timing">,
  { namespace, name: pod, container }: { namespace: string; name: string; container: string },
  signal: AbortSignal,
): Promise<void> {
  const enough = new AbortController();
  let outcome: "running" | string = `it did not start within ${patienceMs / 1000} s`;
  const end = (how: string): void => {
    outcome = how;
    enough.abort();
  };
  const either = AbortSignal.any([signal, enough.signal]);
  void timing.sleep(patienceMs, either).then(() => enough.abort());
  await watchObject({
    client,
    timing,
    resource: PODS,
    namespace,
    name: pod,
    signal: either,
    onChange: ({ object, state }) => {
      const found = object
        ? startOf(object, container)
        : state.kind === "live"
        ? "the pod is gone"
        : undefined;
      if (found) end(found);
    },
  }).done;
  if (outcome !== "running" && !signal.aborted) throw new Error(`container ${container}: ${outcome}`);
}

/** `running`, or why it will not be; undefined while that is open. */
export function startOf(object: KubeObject, container: string): string | undefined {
  const { status } = object as unknown as IPod;
  const all = [...status?.containerStatuses ?? [], ...status?.ephemeralContainerStatuses ?? []];
  const state = all.find(({ name }) => name === container)?.state;
  if (state?.running) return "running";
  if (state?.terminated) return `ended at once with exit code ${state.terminated.exitCode}`;
  // The node's own refusal, such as OutOfpods.
  if (status?.phase === "Failed") {
    return `${status.reason ?? "the pod failed"} ${status.message ?? ""}`.trim();
  }
  const { reason = "", message = "" } = state?.waiting ?? {};
  const isHopeless = /^(ErrImagePull|ImagePullBackOff|InvalidImageName|CreateContainer.*Error)$/.test(reason);
  return isHopeless ? `${reason} ${message}`.trim() : undefined;
}

const patienceMs = 120_000;
