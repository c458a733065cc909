/** Which pods may talk to each other. Source: kubernetes.io, "Network Policies"; networking/v1 types. */
import type { INetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import type { INetworkPolicyPeer } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer";
import type { INetworkPolicyPort } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicyPort";
import type { INamespace } from "kubernetes-models/v1/Namespace";
import type { IPod } from "kubernetes-models/v1/Pod";
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  matchesLabels,
} from "../../../kube/label_selector.ts";
import type { Stored } from "../../../kube/object.ts";
import type { Informer, Informers } from "../controllers/informer.ts";
import { isWithin, parseIpAddress, parseIpNetwork } from "./ip_address.ts";
import type { StoredObject } from "../registry.ts";

/** One end of a connection. Without namespace it is no pod: a node, or the world outside. */
export interface NetworkEnd {
  address: string;
  namespace?: string;
  labels?: Record<string, string>;
  /** Containers' ports by name, for policies that name them. */
  pod?: IPod;
}

type Policy = Stored<INetworkPolicy> & StoredObject;

export class NetworkPolicies {
  readonly #policies: Informer<Policy>;
  readonly #namespaces: Informer<Stored<INamespace> & StoredObject>;

  constructor(informers: Informers) {
    this.#policies = informers.of<INetworkPolicy>("networkpolicies", "networking.k8s.io");
    this.#namespaces = informers.of<INamespace>("namespaces");
  }

  /** Whether a connection passes: what leaves the one end, and what reaches the other. */
  allows(from: NetworkEnd, to: NetworkEnd, port: number, protocol: string): boolean {
    if (this.#policies.size === 0 || from.address === to.address) return true;
    const wanted = { port, protocol, pod: to.pod };
    const leaves = this.#passes(
      from,
      "Egress",
      (spec, policy) =>
        (spec.egress ?? []).some((rule) =>
          allowsPort(rule.ports, wanted) && this.#allowsPeer(rule.to, to, policy)
        ),
    );
    return leaves &&
      this.#passes(
        to,
        "Ingress",
        (spec, policy) =>
          (spec.ingress ?? []).some((rule) =>
            allowsPort(rule.ports, wanted) && this.#allowsPeer(rule.from, from, policy)
          ),
      );
  }

  /** A pod that no policy selects is open; one that several select may do what any of them allows. */
  #passes(
    end: NetworkEnd,
    direction: "Ingress" | "Egress",
    allowed: (spec: NonNullable<INetworkPolicy["spec"]>, policy: Policy) => boolean,
  ): boolean {
    if (end.namespace === undefined) return true;
    const policies = this.#policies.inNamespace(end.namespace).filter(({ spec }) =>
      spec?.policyTypes?.includes(direction) && selects(spec.podSelector ?? {}, end.labels)
    );
    return policies.length === 0 || policies.some((policy) => allowed(policy.spec!, policy));
  }

  /** A rule without peers is for everybody. */
  #allowsPeer(peers: readonly INetworkPolicyPeer[] | undefined, end: NetworkEnd, policy: Policy): boolean {
    if (!peers?.length) return true;
    return peers.some((peer) => {
      if (peer.ipBlock) return isInBlock(peer.ipBlock, end.address);
      if (end.namespace === undefined) return false;
      const isNamespace = peer.namespaceSelector
        ? selects(peer.namespaceSelector, this.#namespaces.get(undefined, end.namespace)?.metadata.labels)
        : end.namespace === policy.metadata.namespace;
      return isNamespace && (!peer.podSelector || selects(peer.podSelector, end.labels));
    });
  }
}

function selects(selector: LabelSelectorObject, labels: Record<string, string> | undefined): boolean {
  return matchesLabels(fromLabelSelectorObject(selector), labels);
}

function isInBlock({ cidr, except = [] }: NonNullable<INetworkPolicyPeer["ipBlock"]>, text: string): boolean {
  const address = parseIpAddress(text);
  const isIn = (block: string) => {
    const network = parseIpNetwork(block);
    return network !== undefined && address !== undefined && isWithin(address, network);
  };
  return isIn(cidr) && !except.some(isIn);
}

function allowsPort(
  ports: readonly INetworkPolicyPort[] | undefined,
  wanted: { port: number; protocol: string; pod: IPod | undefined },
): boolean {
  if (!ports?.length) return true;
  return ports.some(({ port, endPort, protocol = "TCP" }) => {
    if (protocol !== wanted.protocol) return false;
    if (port === undefined) return true;
    if (typeof port === "number") {
      return endPort === undefined ? port === wanted.port : wanted.port >= port && wanted.port <= endPort;
    }
    const containers = [...wanted.pod?.spec?.containers ?? [], ...wanted.pod?.spec?.initContainers ?? []];
    return containers.some((container) =>
      container.ports?.some((it) =>
        it.name === port && it.containerPort === wanted.port && (it.protocol ?? "TCP") === protocol
      )
    );
  });
}
