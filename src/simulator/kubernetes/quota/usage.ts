/** What an object uses of a quota. Source: pkg/quota/v1/evaluator/core. */
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IService } from "kubernetes-models/v1/Service";
import { ownEntry } from "../../../kube/own_entry.ts";
import { parseQuantity, type Quantity } from "../../../kube/quantity.ts";
import type { KubeObject } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import { podLimits, podRequests } from "../pod_resources.ts";
import type { QuotaPod } from "./scopes.ts";
import { mask, ONE, type ResourceList, ZERO } from "./resource_list.ts";

/** `count/pods`, `count/deployments.apps` */
export function countName({ plural, group }: Pick<AnyKind, "plural" | "group">): string {
  return `count/${group ? `${plural}.${group}` : plural}`;
}

/** Which of the resources that a quota names objects of this kind use. */
export function resourcesOfKind(kind: AnyKind, names: readonly string[]): string[] {
  const all = new Set([countName(kind), ...kind.group === "" ? ownEntry(ALIASES, kind.plural) ?? [] : []]);
  const isCore = (plural: string) => kind.group === "" && kind.plural === plural;
  return names.filter((name) =>
    all.has(name) || (isCore("pods") && isPodResource(name)) ||
    (isCore("persistentvolumeclaims") && CLAIM.some((it) => name.endsWith(STORAGE_CLASS + it)))
  );
}

export function usageOf(kind: AnyKind, object: KubeObject, nowMs: number): ResourceList {
  const counts: Record<string, Quantity> = { [countName(kind)]: ONE };
  if (kind.group !== "") return counts;
  switch (kind.plural) {
    case "pods": {
      const pod = object as QuotaPod;
      return isCharged(pod, nowMs) ? { ...counts, ...podUsage(pod) } : counts;
    }
    case "services":
      return { ...counts, ...serviceUsage(object as unknown as IService) };
    case "persistentvolumeclaims":
      return { ...counts, ...claimUsage(object as unknown as IPersistentVolumeClaim) };
    default:
      for (const alias of ownEntry(ALIASES, kind.plural) ?? []) counts[alias] = ONE;
      return counts;
  }
}

/** Pods that have ended, and those that should have gone already, cost nothing. */
export function isCharged(pod: QuotaPod, nowMs: number): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata ?? {};
  if (pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed") return false;
  if (!deletionTimestamp || deletionGracePeriodSeconds === undefined) return true;
  return nowMs <= Date.parse(deletionTimestamp) + deletionGracePeriodSeconds * 1000;
}

/**
 * Which containers lack which of the required amounts: `limits.cpu for: a,b; …`. It was a mistake, but a quota for cpu
 * or memory wants them stated in every container.
 */
export function missingAmounts(pod: QuotaPod, required: readonly string[]): string {
  const spec = (pod.spec ?? {}) as NonNullable<QuotaPod["spec"]> & { resources?: object };
  const { limits = {}, requests = {} } = (spec.resources ?? {}) as Record<string, object>;
  if (Object.keys({ ...limits, ...requests }).length > 0) return "";
  const containers = [...spec.containers ?? [], ...spec.initContainers ?? []];
  const stated = ({ resources }: (typeof containers)[number], name: string) => {
    const [part, resource] = name.includes(".") ? name.split(".") : ["requests", name];
    return resources?.[part as "requests" | "limits"]?.[resource!] !== undefined;
  };
  return required.filter((name) => MUST_BE_STATED.includes(name)).sort().flatMap((name) => {
    const lacking = containers.filter((container) => !stated(container, name)).map((it) => it.name).sort();
    return lacking.length > 0 ? [`${name} for: ${[...new Set(lacking)].join(",")}`] : [];
  }).join("; ");
}

const MUST_BE_STATED = ["cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];
const COMPUTE = ["cpu", "memory", "ephemeral-storage"];
const CLAIM = ["persistentvolumeclaims", "requests.storage"];
const STORAGE_CLASS = ".storageclass.storage.k8s.io/";

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  pods: ["pods", ...COMPUTE, ...COMPUTE.flatMap((name) => [`requests.${name}`, `limits.${name}`])],
  services: ["services", "services.nodeports", "services.loadbalancers"],
  persistentvolumeclaims: CLAIM,
  configmaps: ["configmaps"],
  resourcequotas: ["resourcequotas"],
  replicationcontrollers: ["replicationcontrollers"],
  secrets: ["secrets"],
};

/** Huge pages, and devices by `requests.example.com/gpu`. */
function isPodResource(name: string): boolean {
  const isDevice = name.startsWith("requests.") && name.includes("/") && !name.includes("kubernetes.io/");
  return isDevice || name.startsWith("hugepages-") || name.startsWith("requests.hugepages-");
}

function podUsage(pod: QuotaPod): ResourceList {
  const spec = pod.spec ?? { containers: [] };
  const usage: Record<string, Quantity> = { pods: ONE };
  const limits = podLimits(spec);
  for (const [name, amount] of Object.entries(podRequests(spec))) {
    if (COMPUTE.includes(name) || name.startsWith("hugepages-")) usage[name] = amount;
    if (COMPUTE.includes(name) || isPodResource(`requests.${name}`)) usage[`requests.${name}`] = amount;
  }
  for (const [name, amount] of Object.entries(mask(limits, COMPUTE))) usage[`limits.${name}`] = amount;
  return usage;
}

function serviceUsage({ spec }: IService): ResourceList {
  const ports = spec?.ports ?? [];
  const isBalanced = spec?.type === "LoadBalancer";
  const allocates = spec?.type === "NodePort" ||
    (isBalanced && spec?.allocateLoadBalancerNodePorts !== false);
  const counted = allocates ? ports : isBalanced ? ports.filter(({ nodePort }) => nodePort) : [];
  return {
    services: ONE,
    "services.nodeports": parseQuantity(counted.length),
    "services.loadbalancers": isBalanced ? ONE : ZERO,
  };
}

/** Whole bytes, at least what has been allocated already. */
function claimUsage({ metadata, spec, status }: IPersistentVolumeClaim): ResourceList {
  const storageClass = metadata?.annotations?.["volume.beta.kubernetes.io/storage-class"] ??
    spec?.storageClassName ?? "";
  const usage: Record<string, Quantity> = { persistentvolumeclaims: ONE };
  const amounts = [spec?.resources?.requests?.storage, status?.allocatedResources?.storage];
  const [largest] = amounts.filter((amount) => amount !== undefined).map((amount) => parseQuantity(amount!))
    .sort((a, b) => a.nano < b.nano ? 1 : -1);
  if (largest) usage["requests.storage"] = roundedUp(largest);
  if (!storageClass) return usage;
  const own = Object.entries(usage).map(([name, amount]) => [storageClass + STORAGE_CLASS + name, amount]);
  return { ...usage, ...Object.fromEntries(own) };
}

function roundedUp(amount: Quantity): Quantity {
  const rest = amount.nano % 1_000_000_000n;
  return rest === 0n ? amount : { nano: amount.nano - rest + 1_000_000_000n, format: amount.format };
}
