/** One rule of pod security, and the words that rules share. Source: pod-security-admission/policy/helpers.go. */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { ObjectMeta } from "../../../kube/object.ts";

export interface Violation {
  reason: string;
  detail: string;
}

export interface CheckedPod {
  /** Of the policy's version 1.x. */
  minor: number;
  metadata: ObjectMeta;
}

export interface SecurityCheck {
  id: string;
  /** Minor version of the policy that has it first. */
  since: number;
  /** The weaker check of the baseline that it takes the place of. */
  overrides?: string;
  find(spec: IPodSpec, pod: CheckedPod): Violation | undefined;
}

export type PodContainer = IPodSpec["containers"][number];

/** Init containers first, as the server visits them. */
export function allContainers(spec: IPodSpec): PodContainer[] {
  const ephemeral = (spec.ephemeralContainers ?? []) as unknown as PodContainer[];
  return [...spec.initContainers ?? [], ...spec.containers ?? [], ...ephemeral];
}

export function namesOf(spec: IPodSpec, isBad: (container: PodContainer) => boolean): string[] {
  return allContainers(spec).filter(isBad).map(({ name }) => name);
}

/** `container "a"`, `containers "a", "b"` */
export function containersText(names: readonly string[]): string {
  return `${plural("container", names.length)} ${quoted(names)}`;
}

/** `pod and container "a"` */
export function settersText(podIsBad: boolean, names: readonly string[]): string {
  return [...(podIsBad ? ["pod"] : []), ...(names.length > 0 ? [containersText(names)] : [])].join(" and ");
}

export function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

export function quoted(items: readonly string[]): string {
  return items.map((item) => `"${item}"`).join(", ");
}

/** Each once, sorted. */
export function unique(items: Iterable<string>): string[] {
  return [...new Set(items)].sort();
}

/** A pod in a user namespace of its own may be root there. */
export function hasOwnUsers(spec: IPodSpec): boolean {
  return spec.hostUsers === false;
}
