/** What pods ask for and may use at most, as the scheduler counts it. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import { addQuantities, compareQuantities, formatQuantity } from "../quantity.ts";
import type { ResourceAmounts } from "./resource_amounts.ts";

/**
 * The sum over the containers, or what the init containers need where that is more; containers that restart
 * (sidecars) count along with what starts after them. Pod-level amounts replace the sum.
 */
export function podAmounts({ spec }: Pick<IPod, "spec">, kind: "requests" | "limits"): ResourceAmounts {
  const amountsOf = (container: IContainer): ResourceAmounts => container.resources?.[kind] ?? {};
  let total = (spec?.containers ?? []).map(amountsOf).reduce(add, {});
  let sidecars: ResourceAmounts = {};
  let initPeak: ResourceAmounts = {};
  for (const container of spec?.initContainers ?? []) {
    if (container.restartPolicy === "Always") {
      sidecars = add(sidecars, amountsOf(container));
      initPeak = maximum(initPeak, sidecars);
    } else {
      initPeak = maximum(initPeak, add(sidecars, amountsOf(container)));
    }
  }
  total = maximum(add(total, sidecars), initPeak);
  const overhead = spec?.overhead ?? {};
  for (const [name, amount] of Object.entries(overhead)) {
    // A limit that nobody has set stays unset.
    if (kind === "requests" || total[name] !== undefined) total = add(total, { [name]: amount });
  }
  return { ...total, ...spec?.resources?.[kind] };
}

/** The sum of two sets of amounts. */
export function add(a: ResourceAmounts, b: ResourceAmounts): ResourceAmounts {
  const sum = { ...a };
  for (const [name, amount] of Object.entries(b)) {
    sum[name] = sum[name] === undefined ? amount : formatQuantity(addQuantities(sum[name], amount));
  }
  return sum;
}

/** BestEffort without any amounts, Guaranteed where every container's limits are its requests, else Burstable. */
export function qosClass({ spec }: Pick<IPod, "spec">): string {
  const containers = [...spec?.containers ?? [], ...spec?.initContainers ?? []];
  const names = ["cpu", "memory"];
  const has = (container: IContainer, name: string) =>
    container.resources?.requests?.[name] !== undefined || container.resources?.limits?.[name] !== undefined;
  if (!containers.some((container) => names.some((name) => has(container, name)))) return "BestEffort";
  const isGuaranteed = containers.every(({ resources }) =>
    names.every((name) => {
      const limit = resources?.limits?.[name];
      return limit !== undefined && compareQuantities(limit, resources?.requests?.[name] ?? limit) === 0;
    })
  );
  return isGuaranteed ? "Guaranteed" : "Burstable";
}

function maximum(a: ResourceAmounts, b: ResourceAmounts): ResourceAmounts {
  const most = { ...a };
  for (const [name, amount] of Object.entries(b)) {
    const other = most[name];
    if (other === undefined || compareQuantities(amount, other) > 0) most[name] = amount;
  }
  return most;
}
