/** Affinity and anti-affinity to pods, read once for each pod. Source: pkg/scheduler/framework/types.go. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodAffinityTerm } from "kubernetes-models/v1/PodAffinityTerm";
import { type LabelSelector, matchesLabels, printLabelSelector } from "../../../kube/label_selector.ts";
import { narrowedSelector, readSelector } from "./selectors.ts";

type Labels = Readonly<Record<string, string>>;

export interface PodTerm {
  /** Says the same: has the same key. */
  key: string;
  topologyKey: string;
  /** 1 to 100 for what is preferred; 0 for what is required. */
  weight: number;
  /** Namespaces by name, and by their labels. */
  namespaces: ReadonlySet<string>;
  namespaceSelector: LabelSelector | undefined;
  selector: LabelSelector;
}

export interface PodTerms {
  required: readonly PodTerm[];
  requiredAnti: readonly PodTerm[];
  preferred: readonly PodTerm[];
  preferredAnti: readonly PodTerm[];
}

/** What a term is compared with. */
export interface Matchable {
  namespace: string;
  labels: Labels;
}

/** Labels of a namespace. */
export type NamespaceLabels = (namespace: string) => Labels;

export function podTerms(pod: IPod): PodTerms {
  const { podAffinity, podAntiAffinity } = pod.spec?.affinity ?? {};
  if (!podAffinity && !podAntiAffinity) return NONE;
  const read = (term: IPodAffinityTerm, weight = 0) => readTerm(term, weight, pod);
  return {
    required: (podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((term) => read(term)),
    requiredAnti: (podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((term) =>
      read(term)
    ),
    preferred: (podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [])
      .map(({ podAffinityTerm, weight }) => read(podAffinityTerm, weight)),
    preferredAnti: (podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [])
      .map(({ podAffinityTerm, weight }) => read(podAffinityTerm, weight)),
  };
}

export function matchesTerm(term: PodTerm, pod: Matchable, namespaceLabels: NamespaceLabels): boolean {
  const isInNamespace = term.namespaces.has(pod.namespace) ||
    (term.namespaceSelector !== undefined &&
      matchesLabels(term.namespaceSelector, namespaceLabels(pod.namespace)));
  return isInNamespace && matchesLabels(term.selector, pod.labels);
}

const NONE: PodTerms = { required: [], requiredAnti: [], preferred: [], preferredAnti: [] };

function readTerm(term: IPodAffinityTerm, weight: number, pod: IPod): PodTerm {
  const own = pod.metadata?.namespace ?? "";
  const isOwnOnly = !term.namespaces?.length && !term.namespaceSelector;
  const namespaces = new Set(isOwnOnly ? [own] : term.namespaces ?? []);
  const namespaceSelector = term.namespaceSelector ? readSelector(term.namespaceSelector) : undefined;
  const selector = narrowedSelector(readSelector(term.labelSelector), pod.metadata?.labels ?? {}, term);
  const key = [
    term.topologyKey,
    weight,
    [...namespaces].join(),
    namespaceSelector ? `(${printLabelSelector(namespaceSelector)})` : "",
    selector.nothing ? "-" : printLabelSelector(selector),
  ].join("\0");
  return { key, topologyKey: term.topologyKey, weight, namespaces, namespaceSelector, selector };
}
