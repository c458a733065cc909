import type { INetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import type { INetworkPolicyPeer } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer";
import type { INetworkPolicyPort } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicyPort";
import { formatLabelSelector, fromLabelSelectorObject, type LabelSelectorObject } from "../label_selector.ts";
import { type Describer, nothing } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

/** What differs between the two directions. */
const directions = {
  ingress: { type: "Ingress", peers: "From", end: "source" },
  egress: { type: "Egress", peers: "To", end: "destination" },
} as const;

export const networkPolicyDescriber: Describer = {
  kind: "NetworkPolicy",
  group: "networking.k8s.io",
  related: nothing,
  describe(object) {
    const { spec } = object as unknown as INetworkPolicy;
    const text = new DescribeText();
    writeName(text, object);
    text.field(0, "Created on", goTime(object.metadata.creationTimestamp));
    writeLabelsAndAnnotations(text, object);
    text.line(0, "Spec:");
    const selector = formatSelector(spec?.podSelector);
    const all = "<none> (Allowing the specific traffic to all pods in this namespace)";
    text.line(1, `PodSelector:     ${selector === "<none>" ? all : selector}`);
    const types = spec?.policyTypes ?? [];
    const ingress = (spec?.ingress ?? []).map(({ ports, from }) => ({ ports, peers: from }));
    const egress = (spec?.egress ?? []).map(({ ports, to }) => ({ ports, peers: to }));
    writeDirection(text, "ingress", types, ingress);
    writeDirection(text, "egress", types, egress);
    text.line(1, `Policy Types: ${types.join(", ") || "<none>"}`);
    return text.toString();
  },
};

interface Rule {
  ports: INetworkPolicyPort[] | undefined;
  peers: INetworkPolicyPeer[] | undefined;
}

function writeDirection(
  text: DescribeText,
  direction: "ingress" | "egress",
  types: string[],
  rules: Rule[],
): void {
  const words = directions[direction];
  if (!types.includes(words.type)) {
    text.line(1, `Not affecting ${direction} traffic`);
    return;
  }
  text.line(1, `Allowing ${direction} traffic:`);
  if (rules.length === 0) text.line(2, `<none> (Selected pods are isolated for ${direction} connectivity)`);
  for (const [index, { ports = [], peers = [] }] of rules.entries()) {
    if (index > 0) text.line(2, "----------");
    if (ports.length === 0) text.line(2, "To Port: <any> (traffic allowed to all ports)");
    for (const port of ports) text.line(2, formatPort(port));
    if (peers.length === 0) text.line(2, `${words.peers}: <any> (traffic not restricted by ${words.end})`);
    for (const peer of peers) {
      text.line(2, `${words.peers}:`);
      writePeer(text, peer);
    }
  }
}

function formatPort({ port, endPort, protocol = "TCP" }: INetworkPolicyPort): string {
  const first = port ?? "<nil>";
  return endPort === undefined
    ? `To Port: ${first}/${protocol}`
    : `To Port Range: ${first}-${endPort}/${protocol}`;
}

function writePeer(
  text: DescribeText,
  { podSelector, namespaceSelector, ipBlock }: INetworkPolicyPeer,
): void {
  if (namespaceSelector) text.line(3, `NamespaceSelector: ${formatSelector(namespaceSelector)}`);
  if (podSelector) text.line(3, `PodSelector: ${formatSelector(podSelector)}`);
  if (podSelector || namespaceSelector || !ipBlock) return;
  text.line(3, "IPBlock:");
  text.line(4, `CIDR: ${ipBlock.cidr}`);
  text.line(4, `Except: ${(ipBlock.except ?? []).join(", ")}`);
}

function formatSelector(selector: LabelSelectorObject | undefined): string {
  return formatLabelSelector(fromLabelSelectorObject(selector));
}

/** Go's own print of a time: `2026-11-22 11:33:07 +0000 UTC`. */
function goTime(timestamp: string | undefined): string {
  return `${(timestamp ?? "0001-01-01T00:00:00Z").replace("T", " ").replace("Z", "")} +0000 UTC`;
}
