import type { KubeObject } from "../../kube/object.ts";
import { type Program } from "../program.ts";

/** `kubectl cluster-info`. */
export const clusterInfo: Program = {
  name: "cluster-info",
  summary: "Print where the API server and the cluster's services are",
  description: "Shows where the API server is, and the services of the cluster itself that it leads to.",
  usage: [""],
  flags: [],
  examples: [["Where is it?", "kubectl cluster-info"]],
  programs: [
    {
      name: "dump",
      summary: "Everything that helps to find what is wrong, with the logs",
      load: async () => (await import("./cluster_info/dump.ts")).dump,
    },
  ],
  async run(call) {
    const { io } = call;
    const { client } = await call.connect();
    const server = client.transport.description.replace(/\/+$/, "");
    await io.out(`Kubernetes control plane is running at ${server}\n`);
    const { items } = await client.list<Service>("/api/v1/namespaces/kube-system/services", {
      query: { labelSelector: "kubernetes.io/cluster-service=true" },
      signal: io.signal,
    });
    for (const service of items) {
      await io.out(`${titleOf(service)} is running at ${addressOf(service, server)}\n`);
    }
    await io.out("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
    return 0;
  },
};

type Service = KubeObject & {
  spec?: { ports?: { name?: string; port?: number }[] };
  status?: { loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] } };
};

function titleOf({ metadata }: Service): string {
  return metadata.labels?.["kubernetes.io/name"] ?? metadata.name ?? "";
}

/** That of its load balancer, else the way through the API server. */
function addressOf({ metadata, spec, status }: Service, server: string): string {
  const ports = spec?.ports ?? [];
  const ingress = status?.loadBalancer?.ingress ?? [];
  if (ingress.length) {
    const [{ ip, hostname }] = ingress as [{ ip?: string; hostname?: string }];
    return ports.map(({ port }) => `http://${ip ?? hostname}:${port}`).join(" ") +
      " ".repeat(ports.length ? 1 : 0);
  }
  const [first] = ports;
  const scheme = first?.name === "https" || first?.port === 443 ? "https:" : "";
  const name = first?.name || scheme ? `${scheme}${metadata.name}:${first?.name ?? ""}` : metadata.name;
  return `${server}/api/v1/namespaces/${metadata.namespace}/services/${name}/proxy`;
}
