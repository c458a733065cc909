import type { IPod } from "kubernetes-models/v1/Pod";
import { containerNames } from "../../cluster/container_run.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Flag } from "../flags.ts";

/** Of the verbs that go into a container. */
export const containerFlag: Flag = {
  name: "container",
  short: "c",
  kind: "string",
  usage: "The container; by default the one that the annotation kubectl.kubernetes.io/default-container " +
    "names, else the first.",
};

/** Throws for a pod whose containers have ended for good; `deed` is what was to be done. */
export function refuseCompleted(pod: KubeObject, deed: string): void {
  const phase = (pod as unknown as IPod).status?.phase;
  if (phase !== "Succeeded" && phase !== "Failed") return;
  throw new Error(`cannot ${deed} a container in a completed pod; current phase is ${phase}`);
}

/** The container that is meant, and what kubectl says about the choice on standard error. */
export interface ContainerChoice {
  name: string;
  remark?: string;
}

/**
 * The container called `wanted`, or the one that kubectl takes by itself: what the annotation names, else the first.
 * Source: k8s.io/kubectl/pkg/cmd/util/podcmd.
 * @throws {Error} there is no container of that name
 */
export function chooseContainer(pod: KubeObject, wanted: string): ContainerChoice {
  const { all, main } = containerNames(pod);
  const { name: podName, namespace, annotations } = pod.metadata;
  if (wanted !== "") {
    if (all.includes(wanted)) return { name: wanted };
    throw new Error(`container ${wanted} is not valid for pod ${podName} out of: ${namesOf(pod)}`);
  }
  const [first] = main;
  if (first === undefined) throw new Error(`pod ${podName} does not have any containers`);
  const annotated = annotations?.["kubectl.kubernetes.io/default-container"];
  if (annotated !== undefined && annotated !== "") {
    if (all.includes(annotated)) return { name: annotated };
    return {
      name: first,
      remark: `Default container name "${annotated}" not found in pod ${namespace}/${podName}\n`,
    };
  }
  if (all.length === 1) return { name: first };
  return { name: first, remark: `Defaulted container "${first}" out of: ${namesOf(pod)}\n` };
}

/** `app, sidecar, setup (init), debugger (ephem)` */
function namesOf(pod: KubeObject): string {
  const { spec } = pod as unknown as IPod;
  return [
    ...(spec?.containers ?? []).map(({ name }) => name),
    ...(spec?.initContainers ?? []).map(({ name }) => `${name} (init)`),
    ...(spec?.ephemeralContainers ?? []).map(({ name }) => `${name} (ephem)`),
  ].join(", ");
}
