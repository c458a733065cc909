/** A server whose pods have logs and streams, with one pod `p` on a node. */
import type { ApiServerOptions } from "../../../src/simulator/kubernetes/api_server.ts";
import { ApiServer } from "../../../src/simulator/kubernetes/api_server.ts";
import type { AnyKind } from "../../../src/simulator/kubernetes/kind.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import {
  configMaps,
  namespaces,
  pod,
  pods as plainPods,
  sampleCluster,
  type SampleServer,
  sendTo,
} from "./sample_cluster.ts";

const stream = (kind: string) => ({ kind, verbs: ["create", "get"] });

/** Streams are sub-resources of the kind. */
export const pods: AnyKind = {
  ...plainPods,
  subresources: {
    attach: stream("PodAttachOptions"),
    binding: { kind: "Binding", verbs: ["create"] },
    eviction: { kind: "Eviction", group: "policy", version: "v1", verbs: ["create"] },
    exec: stream("PodExecOptions"),
    log: { kind: "Pod", verbs: ["get"] },
    portforward: stream("PodPortForwardOptions"),
  },
};

export const budgets: AnyKind = {
  ...configMaps,
  group: "policy",
  kind: "PodDisruptionBudget",
  plural: "poddisruptionbudgets",
  hasStatus: true,
};

export const accounts: AnyKind = {
  ...configMaps,
  kind: "ServiceAccount",
  plural: "serviceaccounts",
  subresources: { token: { kind: "TokenRequest", verbs: ["create"] } },
};

export function podServer(options: Partial<ApiServerOptions> = {}): SampleServer {
  const { queue, registry } = sampleCluster([namespaces, pods, budgets, accounts]);
  registry.create(pods, pod("p", { nodeName: "n" }));
  const server = new ApiServer({ registry, queue, random: new Random(2), ...options });
  return { queue, registry, server, send: sendTo(server) };
}
