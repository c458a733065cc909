/** How a container of a pod is doing, as far as its log is concerned. */
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { KubeObject } from "../kube/object.ts";

export interface ContainerRun {
  readonly kind: "waiting" | "running" | "terminated";
  /** It has written, or may have: there is something to read. */
  readonly hasLog: boolean;
  /** Tells runs apart. */
  readonly restarts: number;
  /** Of a waiting one its reason and message, of a terminated one its reason and exit code; "" while it runs. */
  readonly why: string;
  /** It has ended and will not run again. */
  readonly isOver: boolean;
}

/** The containers of a pod by kind; `main` are those that a pod is for. */
export function containerNames(
  pod: KubeObject,
): { main: string[]; all: string[]; standard: string | undefined } {
  const { spec, metadata } = pod as unknown as IPod;
  const main = spec?.containers?.map(({ name }) => name) ?? [];
  const init = spec?.initContainers?.map(({ name }) => name) ?? [];
  const ephemeral = spec?.ephemeralContainers?.map(({ name }) => name) ?? [];
  const annotated = metadata?.annotations?.["kubectl.kubernetes.io/default-container"];
  const standard = annotated !== undefined && main.includes(annotated) ? annotated : main[0];
  return { main, all: [...init, ...main, ...ephemeral], standard };
}

export function containerRun(object: KubeObject, container: string): ContainerRun {
  const pod = object as unknown as IPod;
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
    ...(pod.status?.ephemeralContainerStatuses ?? []),
  ] as IContainerStatus[];
  const status = statuses.find(({ name }) => name === container);
  const restarts = status?.restartCount ?? 0;
  const { running, terminated, waiting } = status?.state ?? {};
  if (running) return { kind: "running", hasLog: true, restarts, why: "", isOver: false };
  const isPodOver = pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
  if (terminated) {
    const why = `${terminated.reason ?? "ended"}, exit code ${terminated.exitCode}`;
    const isOver = isPodOver || !startsAgain(pod, container, terminated.exitCode);
    return { kind: "terminated", hasLog: true, restarts, why, isOver };
  }
  const hasLog = status?.lastState?.terminated !== undefined;
  return { kind: "waiting", hasLog, restarts, why: waitingWhy(pod, waiting), isOver: isPodOver };
}

function waitingWhy(
  { status }: IPod,
  waiting: { reason?: string | undefined; message?: string | undefined } | undefined,
): string {
  if (waiting?.reason && waiting.reason !== "PodInitializing") {
    return waiting.message ? `${waiting.reason}: ${waiting.message}` : waiting.reason;
  }
  const unscheduled = status?.conditions?.find(({ type, status }) =>
    type === "PodScheduled" && status === "False"
  );
  if (unscheduled) {
    return `${unscheduled.reason ?? "not scheduled"}${unscheduled.message ? `: ${unscheduled.message}` : ""}`;
  }
  return waiting?.reason ?? status?.reason ?? status?.phase ?? "Pending";
}

/** Init containers run until they succeed, except where nothing is restarted; a sidecar (policy Always) always does. */
function startsAgain({ spec, metadata }: IPod, name: string, exitCode: number): boolean {
  if (metadata?.deletionTimestamp || spec?.ephemeralContainers?.some((one) => one.name === name)) {
    return false;
  }
  const init = spec?.initContainers?.find((one) => one.name === name);
  if (init?.restartPolicy === "Always") return true;
  const policy = spec?.restartPolicy ?? "Always";
  if (init) return exitCode !== 0 && policy !== "Never";
  return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
}
