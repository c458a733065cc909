/**
 * What `kubectl get pods` says of a pod: READY, STATUS and RESTARTS. One word that sums up the phase, the states of
 * all containers and whether the pod is going away (pkg/printers/internalversion, printPod).
 */
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { IPod } from "kubernetes-models/v1/Pod";
import { ageSince } from "../../../kube/age.ts";

export interface PodStatusText {
  /** `1/2` */
  ready: string;
  /** `Running`, `Init:0/2`, `CrashLoopBackOff`, `Terminating` … */
  status: string;
  /** `4 (23s ago)` */
  restarts: string;
}

export function podStatusText(pod: IPod, nowMs: number): PodStatusText {
  const sidecars = new Set(
    (pod.spec?.initContainers ?? []).filter((c) => c.restartPolicy === "Always").map((c) => c.name),
  );
  const init = readInitContainers(pod, sidecars);
  let summary = init;
  if (!init.initializing || hasCondition(pod, "Initialized")) summary = readContainers(pod, init);
  const total = (pod.spec?.containers?.length ?? 0) + sidecars.size;
  const { restarts, lastRestart } = summary;
  return {
    ready: `${summary.ready}/${total}`,
    status: leavingStatus(pod) ?? summary.reason,
    restarts: restarts > 0 && lastRestart
      ? `${restarts} (${ageSince(lastRestart, nowMs)} ago)`
      : `${restarts}`,
  };
}

/** What has been counted on the way through the containers. Times are RFC 3339, empty for none. */
interface Summary {
  reason: string;
  ready: number;
  restarts: number;
  lastRestart: string;
}

interface InitSummary extends Summary {
  initializing: boolean;
  /** Restarts of sidecars alone: the only init restarts that count once the pod is initialized. */
  sidecars: Pick<Summary, "restarts" | "lastRestart">;
}

function readInitContainers(pod: IPod, sidecars: ReadonlySet<string>): InitSummary {
  const summary: InitSummary = {
    reason: phaseReason(pod),
    ready: 0,
    restarts: 0,
    lastRestart: "",
    initializing: false,
    sidecars: { restarts: 0, lastRestart: "" },
  };
  for (const [index, container] of (pod.status?.initContainerStatuses ?? []).entries()) {
    const isSidecar = sidecars.has(container.name);
    count(summary, container);
    if (isSidecar) count(summary.sidecars, container);
    const { terminated, waiting } = container.state ?? {};
    if (terminated?.exitCode === 0) continue;
    if (isSidecar && container.started) {
      if (container.ready) summary.ready++;
      continue;
    }
    summary.initializing = true;
    if (terminated) summary.reason = `Init:${terminatedReason(container)}`;
    else if (waiting?.reason && waiting.reason !== "PodInitializing") {
      summary.reason = `Init:${waiting.reason}`;
    } else summary.reason = `Init:${index}/${pod.spec?.initContainers?.length ?? 0}`;
    break;
  }
  return summary;
}

function readContainers(pod: IPod, init: InitSummary): InitSummary {
  const summary = { ...init, ...init.sidecars };
  let isAnyRunning = false;
  // From the last to the first: the first container has the last word.
  for (const container of (pod.status?.containerStatuses ?? []).toReversed()) {
    count(summary, container);
    const { waiting, terminated, running } = container.state ?? {};
    if (waiting?.reason) summary.reason = waiting.reason;
    else if (terminated) summary.reason = terminatedReason(container);
    else if (container.ready && running) {
      isAnyRunning = true;
      summary.ready++;
    }
  }
  if (summary.reason === "Completed" && isAnyRunning) {
    summary.reason = hasCondition(pod, "Ready") ? "Running" : "NotReady";
  }
  return summary;
}

function phaseReason(pod: IPod): string {
  const isGated = pod.status?.conditions?.some((condition) =>
    condition.type === "PodScheduled" && condition.reason === "SchedulingGated"
  );
  return isGated ? "SchedulingGated" : pod.status?.reason || pod.status?.phase || "";
}

function leavingStatus(pod: IPod): string | undefined {
  if (!pod.metadata?.deletionTimestamp) return undefined;
  if (pod.status?.reason === "NodeLost") return "Unknown";
  const hasEnded = pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
  return hasEnded ? undefined : "Terminating";
}

function terminatedReason(container: IContainerStatus): string {
  const terminated = container.state?.terminated;
  if (terminated?.reason) return terminated.reason;
  return terminated?.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated?.exitCode ?? 0}`;
}

function hasCondition(pod: IPod, type: string): boolean {
  return pod.status?.conditions?.some((condition) =>
    condition.type === type && condition.status === "True"
  ) ?? false;
}

function count(into: Pick<Summary, "restarts" | "lastRestart">, container: IContainerStatus): void {
  into.restarts += container.restartCount ?? 0;
  const finished = container.lastState?.terminated?.finishedAt ?? "";
  if (finished > into.lastRestart) into.lastRestart = finished;
}
