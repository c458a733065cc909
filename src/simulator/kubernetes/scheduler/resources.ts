/** What pods ask for and nodes have: cpu in milli-cores, pods as a count, all else in its own unit. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { quantityToMilli, quantityToNumber } from "../../../kube/quantity.ts";

export type Resources = Record<string, number>;

/**
 * Requests as the scheduler counts them (component-helpers/resource): containers and sidecars together, or the largest
 * init container with the sidecars that run by then, if that is more. What the pod asks for as a whole goes first.
 */
export function requestsOf(pod: IPod): Resources {
  const total: Resources = { pods: 1, cpu: 0, memory: 0 };
  const sidecars: Resources = {};
  const peaks: Resources = {};
  for (const container of pod.spec?.containers ?? []) add(total, amounts(container.resources?.requests));
  for (const container of pod.spec?.initContainers ?? []) {
    const own = amounts(container.resources?.requests);
    const isSidecar = container.restartPolicy === "Always";
    if (isSidecar) {
      add(total, own);
      add(sidecars, own);
    }
    const peak = { ...sidecars };
    if (!isSidecar) add(peak, own);
    for (const [name, amount] of Object.entries(peak)) peaks[name] = Math.max(peaks[name] ?? 0, amount);
  }
  for (const [name, amount] of Object.entries(peaks)) total[name] = Math.max(total[name] ?? 0, amount);
  Object.assign(total, amounts(pod.spec?.resources?.requests));
  add(total, amounts(pod.spec?.overhead));
  return total;
}

/** A map of quantities in numbers. What is frozen is read once: every attempt to place a pod looks at every node. */
export function amounts(
  quantities: Readonly<Record<string, string | number>> | undefined,
): Readonly<Resources> {
  if (!quantities) return {};
  const known = read.get(quantities);
  if (known) return known;
  const numbers = Object.fromEntries(
    Object.entries(quantities).map(([name, value]) => [
      name,
      name === "cpu" ? quantityToMilli(value) : quantityToNumber(value),
    ]),
  );
  if (Object.isFrozen(quantities)) read.set(quantities, numbers);
  return numbers;
}

const read = new WeakMap<object, Readonly<Resources>>();

/** Adds `more`, `sign` times, to `total` in place. */
export function add(total: Resources, more: Readonly<Resources>, sign: 1 | -1 = 1): void {
  for (const [name, amount] of Object.entries(more)) total[name] = (total[name] ?? 0) + sign * amount;
}
