import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import { ageSince } from "../age.ts";
import { quantityToNumber } from "../quantity.ts";
import type { DescribeContext, RelatedAnswer } from "./describer.ts";
import type { DescribeText } from "./describe_text.ts";
import { add, podAmounts } from "./pod_resources.ts";
import { printAmount, type ResourceAmounts } from "./resource_amounts.ts";

/** The pods of a node with what they ask for, and the sums beside what the node has. */
export function writeNodeAllocation(
  text: DescribeText,
  { status }: Pick<INode, "status">,
  answer: RelatedAnswer | undefined,
  { nowMs }: DescribeContext,
): void {
  if (answer === undefined || answer.forbidden) {
    text.field(0, "Pods", "not authorized");
    return;
  }
  const pods = answer.items as unknown as IPod[];
  const allocatable: ResourceAmounts = status?.allocatable ?? status?.capacity ?? {};
  const share = (amounts: ResourceAmounts, name: string) =>
    `${printAmount(amounts[name])} (${percentage(amounts[name], allocatable[name])}%)`;
  text.field(0, "Non-terminated Pods", `(${pods.length} in total)`);
  // The empty column is kubectl's.
  const headers = ["CPU Requests", "CPU Limits", "Memory Requests", "Memory Limits", "Age"];
  text.table(
    1,
    ["Namespace", "Name", "", ...headers],
    pods.map((pod) => {
      const [requests, limits] = [podAmounts(pod, "requests"), podAmounts(pod, "limits")];
      const shares = ["cpu", "memory"].flatMap((name) => [share(requests, name), share(limits, name)]);
      const { namespace = "", name = "", creationTimestamp } = pod.metadata ?? {};
      return [namespace, name, "", ...shares, ageSince(creationTimestamp, nowMs)];
    }),
  );
  text.line(0, "Allocated resources:");
  text.line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
  const requests = pods.map((pod) => podAmounts(pod, "requests")).reduce(add, {});
  const limits = pods.map((pod) => podAmounts(pod, "limits")).reduce(add, {});
  const rows = resourceNames(allocatable).map((name) => [name, share(requests, name), share(limits, name)]);
  const extended = extendedNames(allocatable).map((
    name,
  ) => [name, printAmount(requests[name]), printAmount(limits[name])]);
  text.table(1, ["Resource", "Requests", "Limits"], [...rows, ...extended]);
}

const standardNames = ["cpu", "memory", "ephemeral-storage"];
const isHugePages = (name: string) => name.startsWith("hugepages-");

function resourceNames(allocatable: ResourceAmounts): string[] {
  return [...standardNames, ...Object.keys(allocatable).filter(isHugePages).sort()];
}

function extendedNames(allocatable: ResourceAmounts): string[] {
  const known = [...standardNames, "pods"];
  return Object.keys(allocatable).filter((name) => !known.includes(name) && !isHugePages(name)).sort();
}

function percentage(part: string | number | undefined, whole: string | number | undefined): number {
  const total = quantityToNumber(whole ?? "0");
  return total === 0 ? 0 : Math.trunc(quantityToNumber(part ?? "0") / total * 100);
}
