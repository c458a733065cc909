/** How a pod's names are resolved: its /etc/resolv.conf. Source: pkg/kubelet/network/dns/dns.go. */
import type { IPod } from "kubernetes-models/v1/Pod";

/** The cluster's name server, the service kube-dns. */
export const CLUSTER_DNS = "10.96.0.10";
export const CLUSTER_DOMAIN = "cluster.local";
/** What the nodes ask, which knows nothing of the cluster. */
const NODE_DNS = "192.168.122.1";

export interface Resolver {
  nameservers: readonly string[];
  searches: readonly string[];
  options: readonly string[];
}

export function resolverOf({ metadata, spec }: IPod): Resolver {
  const { dnsPolicy = "ClusterFirst", dnsConfig = {}, hostNetwork = false } = spec ?? {};
  const asksCluster = dnsPolicy === "ClusterFirstWithHostNet" ||
    (dnsPolicy === "ClusterFirst" && !hostNetwork);
  const base = dnsPolicy === "None"
    ? { nameservers: [], searches: [], options: [] }
    : asksCluster
    ? clusterResolver(metadata?.namespace ?? "default")
    : { nameservers: [NODE_DNS], searches: [], options: [] };
  const own = (dnsConfig.options ?? []).map(({ name, value }) =>
    value === undefined ? name! : `${name}:${value}`
  );
  return {
    nameservers: [...new Set([...base.nameservers, ...dnsConfig.nameservers ?? []])],
    searches: [...new Set([...base.searches, ...dnsConfig.searches ?? []])],
    options: merged(base.options, own),
  };
}

/** As the kubelet writes it. */
export function resolverText({ nameservers, searches, options }: Resolver): string {
  const lines = [
    ...(searches.length > 0 ? [`search ${searches.join(" ")}`] : []),
    ...nameservers.map((address) => `nameserver ${address}`),
    ...(options.length > 0 ? [`options ${options.join(" ")}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** The whole names that are asked for one after another (resolv.conf(5), ndots). */
export function candidateNames(name: string, { searches, options }: Resolver): string[] {
  if (name.endsWith(".")) return [name.slice(0, -1)];
  const setting = options.find((option) => option.startsWith("ndots:"));
  const leastDots = setting ? Number(setting.slice("ndots:".length)) : 1;
  const searched = searches.map((domain) => `${name}.${domain}`);
  return name.split(".").length - 1 >= leastDots ? [name, ...searched] : [...searched, name];
}

function clusterResolver(namespace: string): Resolver {
  return {
    nameservers: [CLUSTER_DNS],
    searches: [`${namespace}.svc.${CLUSTER_DOMAIN}`, `svc.${CLUSTER_DOMAIN}`, CLUSTER_DOMAIN],
    options: ["ndots:5"],
  };
}

/** An option of the pod's own replaces the cluster's of the same name. */
function merged(base: readonly string[], own: readonly string[]): string[] {
  const options = new Map([...base, ...own].map((option) => [option.split(":")[0], option]));
  return [...options.values()];
}
