/** What is said of a pod that fits nowhere (pkg/scheduler/framework/types.go, FitError). */
import type { Refusal } from "./refusal.ts";

/** `preemption` is what came of trying to make room; undefined: room is being made. */
export function fitError(nodes: number, refusals: Iterable<Refusal>, preemption: string | undefined): string {
  const reasons = [...refusals].flatMap((refusal) => refusal.reasons);
  const end = preemption === undefined ? "" : ` no new claims to deallocate, preemption: ${preemption}`;
  return `${available(nodes)} ${histogram(reasons)}.${end}`;
}

/**
 * Nothing of any node is to blame. The last words are those of the plug-in for dynamic resources, which does not find
 * its notes where none of the nodes was looked at.
 */
export function nowhereError(nodes: number, { reasons }: Refusal): string {
  return `${available(nodes)} ${reasons.join(", ")}. not found`;
}

/** What came of trying to make room: for each node one or more reasons; the other nodes need no trying. */
export function preemptionError(nodes: number, tried: readonly (readonly string[])[]): string {
  const untried = Array<string>(nodes - tried.length).fill("Preemption is not helpful for scheduling");
  return `${available(nodes)} ${histogram([...tried.flat(), ...untried])}.`;
}

function available(nodes: number): string {
  return `0/${nodes} nodes are available:`;
}

/** `1 Insufficient cpu, 2 node(s) were unschedulable`: sorted as text, counts first. */
function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} ${reason}`).sort().join(", ");
}
