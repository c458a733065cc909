/** Node selectors, as affinities of pods and volumes have them. Source: component-helpers/scheduling/corev1/nodeaffinity. */
import type { INode } from "kubernetes-models/v1/Node";
import type { INodeSelector } from "kubernetes-models/v1/NodeSelector";
import type { INodeSelectorRequirement } from "kubernetes-models/v1/NodeSelectorRequirement";
import type { INodeSelectorTerm } from "kubernetes-models/v1/NodeSelectorTerm";
import { isInteger } from "../../kube/label_requirement.ts";

/** One term is enough. */
export function matchesNodeSelector(
  { nodeSelectorTerms = [] }: Partial<INodeSelector>,
  node: INode,
): boolean {
  return nodeSelectorTerms.some((term) => matchesNodeTerm(term, node));
}

/** All of a term must hold; an empty term holds nowhere. */
export function matchesNodeTerm(term: INodeSelectorTerm, { metadata }: INode): boolean {
  const { matchExpressions = [], matchFields = [] } = term;
  if (matchExpressions.length + matchFields.length === 0) return false;
  return matchExpressions.every((requirement) => holds(requirement, metadata?.labels?.[requirement.key])) &&
    matchFields.every((requirement) => holds(requirement, metadata?.name));
}

function holds({ operator, values = [] }: INodeSelectorRequirement, value: string | undefined): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "Gt":
      return areIntegers(value, values[0]) && BigInt(value!) > BigInt(values[0]!);
    case "Lt":
      return areIntegers(value, values[0]) && BigInt(value!) < BigInt(values[0]!);
    default:
      return false;
  }
}

function areIntegers(...texts: (string | undefined)[]): boolean {
  return texts.every((text) => text !== undefined && isInteger(text) && !text.startsWith("+"));
}
