/** Whether an object is well, read from the object itself: a sign and a few words. */
import { ownEntry } from "../../kube/own_entry.ts";
import { condition, containersOf, valueAt } from "../../kube/reasons/facts.ts";
import { kindKey } from "../../kube/reasons/reasons.ts";
import type { KubeObject } from "../../kube/object.ts";
import { type Health, wordHealth } from "../table/health.ts";

export interface ObjectHealth {
  role: Health["role"];
  sign: Health["sign"];
  /** `Running`, `1/2 ready`; "" where there is nothing to say. */
  words: string;
}

export function objectHealth(kind: string, group: string, object: KubeObject): ObjectHealth {
  if (object.metadata.deletionTimestamp) return { role: "busy", sign: "…", words: "Terminating" };
  const words = ownEntry(wordsOf, kindKey({ kind, group }))?.(object) ?? conditionWords(object);
  const share = /^(\d+)\/(\d+)/.exec(words);
  if (!share) return { ...healthOf(words), words };
  const [ready, wanted] = [Number(share[1]), Number(share[2])];
  if (wanted === 0) return { role: "dim", sign: " ", words };
  if (ready >= wanted) return { role: "ok", sign: " ", words };
  return { role: ready === 0 ? "bad" : "busy", sign: ready === 0 ? "✗" : "…", words };
}

function healthOf(words: string): Health {
  return wordHealth(words.split(" ")[0] ?? "");
}

/** The word that kubectl prints in the STATUS of a pod. Source: printers.go, printPod. */
export function podWord(object: KubeObject): string {
  const phase = String(
    valueAt(object, "status", "reason") ?? valueAt(object, "status", "phase") ?? "Unknown",
  );
  const containers = containersOf(object);
  const begun = containers.findIndex(({ isInit, spec, status }) =>
    isInit && status?.state?.terminated?.exitCode !== 0 &&
    !(spec.restartPolicy === "Always" && status?.started)
  );
  if (begun >= 0 && containers[begun]?.status) {
    const { waiting, terminated } = containers[begun].status.state ?? {};
    const count = containers.filter(({ isInit }) => isInit).length;
    const reason = terminated?.reason ??
      (waiting?.reason === "PodInitializing" ? undefined : waiting?.reason);
    return reason ? `Init:${reason}` : `Init:${begun}/${count}`;
  }
  const bad = containers.findLast(({ isInit, status }) =>
    !isInit && (status?.state?.waiting?.reason || status?.state?.terminated?.reason)
  );
  return bad?.status?.state?.waiting?.reason ?? bad?.status?.state?.terminated?.reason ?? phase;
}

function numberAt(object: KubeObject, ...path: string[]): number {
  const value = valueAt(object, ...path);
  return typeof value === "number" ? value : 0;
}

const replicas = (object: KubeObject): string =>
  `${numberAt(object, "status", "readyReplicas")}/${valueAt(object, "spec", "replicas") ?? 1} ready`;

const phase = (object: KubeObject): string => String(valueAt(object, "status", "phase") ?? "");

const wordsOf: Record<string, ((object: KubeObject) => string) | undefined> = {
  Pod: (object) => {
    const word = podWord(object);
    const ready = condition(object, "Ready")?.status;
    return word === "Running" && ready === "False" ? "Unhealthy: runs, not ready" : word;
  },
  "Deployment.apps": replicas,
  "ReplicaSet.apps": replicas,
  "StatefulSet.apps": replicas,
  ReplicationController: replicas,
  "DaemonSet.apps": (object) =>
    `${numberAt(object, "status", "numberReady")}/${
      numberAt(object, "status", "desiredNumberScheduled")
    } ready`,
  "Job.batch": (object) =>
    condition(object, "Complete")?.status === "True"
      ? "Complete"
      : condition(object, "Failed")?.status === "True"
      ? "Failed"
      : "Running",
  "CronJob.batch": (object) =>
    valueAt(object, "spec", "suspend") === true
      ? "Suspended"
      : String(valueAt(object, "spec", "schedule") ?? ""),
  Node: (object) =>
    (condition(object, "Ready")?.status === "True" ? "Ready" : "NotReady") +
    (valueAt(object, "spec", "unschedulable") === true ? " SchedulingDisabled" : ""),
  Namespace: phase,
  PersistentVolume: phase,
  PersistentVolumeClaim: phase,
  Service: (object) => String(valueAt(object, "spec", "type") ?? ""),
  Secret: (object) => String(object["type"] ?? ""),
  "HorizontalPodAutoscaler.autoscaling": (object) =>
    `${numberAt(object, "status", "currentReplicas")} of ${numberAt(object, "spec", "minReplicas") || 1} to ${
      numberAt(object, "spec", "maxReplicas")
    }`,
  "PodDisruptionBudget.policy": (object) => `${numberAt(object, "status", "disruptionsAllowed")} may go`,
};

function conditionWords(object: KubeObject): string {
  const found = condition(object, "Ready") ?? condition(object, "Available");
  if (!found) return "";
  return found.status === "True"
    ? "Ready"
    : found.status === "False"
    ? `Unhealthy: ${found.reason ?? found.type}`
    : "Unknown";
}
