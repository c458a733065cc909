/** What the scheduler needs of a pod, read once. Source: pkg/scheduler/framework/types.go, PodInfo. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { amounts, requestsOf, type Resources } from "./resources.ts";
import { type PodTerms, podTerms } from "./pod_terms.ts";

export type Pod = Stored<IPod> & StoredObject;

export interface PodFacts {
  pod: Pod;
  uid: string;
  namespace: string;
  labels: Readonly<Record<string, string>>;
  priority: number;
  isTerminating: boolean;
  requests: Resources;
  /** Without the number of pods, and only what is asked for. */
  needs: readonly (readonly [name: string, amount: number])[];
  /** Requests, with something assumed for containers that ask for nothing: for spreading alone. */
  assumedCpu: number;
  assumedMemory: number;
  /** `TCP/8080` of an address, or of all. */
  hostPorts: readonly HostPort[];
  terms: PodTerms;
}

export interface HostPort {
  /** `0.0.0.0` is every address. */
  address: string;
  /** `TCP/8080` */
  port: string;
}

export function podFacts(pod: Pod): PodFacts {
  const requests = requestsOf(pod);
  const { pods: _count, ...needs } = requests;
  return {
    pod,
    uid: pod.metadata.uid,
    namespace: pod.metadata.namespace ?? "",
    labels: pod.metadata.labels ?? {},
    priority: pod.spec?.priority ?? 0,
    isTerminating: pod.metadata.deletionTimestamp !== undefined,
    requests,
    needs: Object.entries(needs).filter(([, amount]) => amount > 0),
    assumedCpu: assumed(pod, "cpu", ASSUMED_CPU_MILLIS, requests),
    assumedMemory: assumed(pod, "memory", ASSUMED_MEMORY_BYTES, requests),
    hostPorts: [...(pod.spec?.initContainers ?? []).filter(isSidecar), ...(pod.spec?.containers ?? [])]
      .flatMap(hostPorts),
    terms: podTerms(pod),
  };
}

/** GetNonzeroRequests: what a container is taken to use that does not say. */
const ASSUMED_CPU_MILLIS = 100;
const ASSUMED_MEMORY_BYTES = 200 * 1024 * 1024;

function assumed(pod: Pod, name: string, amount: number, requests: Resources): number {
  const silent = (pod.spec?.containers ?? []).filter(({ resources }) =>
    amounts(resources?.requests)[name] === undefined
  );
  return (requests[name] ?? 0) + silent.length * amount;
}

function hostPorts({ ports }: IContainer): HostPort[] {
  return (ports ?? []).filter(({ hostPort }) => hostPort).map(({ hostPort, hostIP, protocol }) => ({
    address: hostIP || "0.0.0.0",
    port: `${protocol ?? "TCP"}/${hostPort}`,
  }));
}

function isSidecar({ restartPolicy }: IContainer): boolean {
  return restartPolicy === "Always";
}
