/** What a pod calls itself, and its /etc/hosts. Source: pkg/kubelet/kubelet_pods.go, GeneratePodHostNameAndDomain. */
import type { IPod } from "kubernetes-models/v1/Pod";

const CLUSTER_DOMAIN = "cluster.local";
/** Names longer than the kernel takes are cut (hostNameMaxLen). */
const MAX_NAME_LENGTH = 63;

/** What `hostname` prints. */
export function hostNameOf(pod: IPod): string {
  const { hostnameOverride, setHostnameAsFQDN } = (pod.spec ?? {}) as NonNullable<IPod["spec"]>;
  if (hostnameOverride) return hostnameOverride;
  const domain = domainOf(pod);
  return setHostnameAsFQDN && domain ? `${shortName(pod)}.${domain}` : shortName(pod);
}

/** The pod's domain, if its subdomain gives it one. */
function domainOf({ metadata, spec }: IPod): string | undefined {
  if (!spec?.subdomain) return undefined;
  return `${spec.subdomain}.${metadata?.namespace ?? "default"}.svc.${CLUSTER_DOMAIN}`;
}

function shortName({ metadata, spec }: IPod): string {
  if (spec?.hostname) return spec.hostname;
  return (metadata?.name ?? "").slice(0, MAX_NAME_LENGTH).replace(/[-.]+$/, "");
}

/** /etc/hosts of the pod's containers; those on the host network have the node's. */
export function hostsText(pod: IPod, address: string, node: { name: string; address: string }): string {
  const { hostNetwork, hostAliases = [] } = pod.spec ?? {};
  const domain = domainOf(pod);
  const name = shortName(pod);
  const lines = hostNetwork
    ? [
      "# Kubernetes-managed hosts file (host network).",
      "127.0.0.1\tlocalhost",
      `${node.address}\t${node.name}`,
    ]
    : [
      "# Kubernetes-managed hosts file.",
      "127.0.0.1\tlocalhost",
      "::1\tlocalhost ip6-localhost ip6-loopback",
      "fe00::0\tip6-localnet",
      "fe00::0\tip6-mcastprefix",
      "fe00::1\tip6-allnodes",
      "fe00::2\tip6-allrouters",
      `${address}\t${domain ? `${name}.${domain}\t` : ""}${name}`,
    ];
  if (hostAliases.length > 0) {
    lines.push("", "# Entries added by HostAliases.");
    for (const { ip, hostnames = [] } of hostAliases) lines.push(`${ip}\t${hostnames.join("\t")}`);
  }
  return lines.map((line) => line + "\n").join("");
}
