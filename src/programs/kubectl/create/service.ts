import type { KubeObject } from "../../../kube/object.ts";
import { subdomainProblems } from "../../../kube/name_rules.ts";
import type { Flag } from "../../flags.ts";
import type { Call, Program } from "../../program.ts";
import { creation, type CreationFrame, inNamespace } from "./creation.ts";
import { servicePorts } from "./service_ports.ts";

const tcp: Flag = {
  name: "tcp",
  kind: "list",
  usage: "A port, or PORT:TARGET, where the target is a number or the name of a container's port.",
};

function frame(type: string): CreationFrame {
  return {
    refusal: `failed to create ${type} service: `,
    resource: { group: "", version: "v1", name: "services", namespaced: true },
  };
}

const createClusterIp = creation({
  ...frame("ClusterIP"),
  name: "clusterip",
  summary: "A service inside the cluster",
  usage: ["NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]"],
  flags: [
    { name: "clusterip", kind: "string", usage: "Its address, or None for a service without one." },
    tcp,
  ],
  examples: [["Port 80 leads to 8080", "kubectl create service clusterip web --tcp=80:8080"]],
  build(call, name) {
    const clusterIP = call.flags.string("clusterip");
    if (call.flags.list("tcp").length === 0 && clusterIP !== "None") throw new Error(NO_PORT);
    return serviceOf(call, name, "ClusterIP", clusterIP ? { clusterIP } : {});
  },
});

const createNodePort = creation({
  ...frame("NodePort"),
  name: "nodeport",
  summary: "A service on a port of every node",
  usage: ["NAME [--tcp=port:targetPort] [--dry-run=server|client|none]"],
  flags: [{ name: "node-port", kind: "int", default: 0, usage: "The port of every node." }, tcp],
  examples: [["On a port of every node", "kubectl create service nodeport web --tcp=80:8080"]],
  build(call, name) {
    if (call.flags.list("tcp").length === 0) throw new Error(NO_PORT);
    return serviceOf(call, name, "NodePort", {}, call.flags.number("node-port"));
  },
});

const createLoadBalancer = creation({
  ...frame("LoadBalancer"),
  name: "loadbalancer",
  summary: "A service with an address from outside",
  usage: ["NAME [--tcp=port:targetPort] [--dry-run=server|client|none]"],
  flags: [tcp],
  examples: [[
    "With an address for the world",
    "kubectl create service loadbalancer web --tcp=80:8080",
  ]],
  build(call, name) {
    if (call.flags.list("tcp").length === 0) throw new Error(NO_PORT);
    return serviceOf(call, name, "LoadBalancer");
  },
});

const createExternalName = creation({
  ...frame("ExternalName"),
  name: "externalname",
  summary: "A name for something outside",
  usage: ["NAME --external-name external.name [--dry-run=server|client|none]"],
  flags: [{ name: "external-name", kind: "string", required: true, usage: "The name it stands for." }, tcp],
  examples: [[
    "A name for another",
    "kubectl create service externalname db --external-name db.example.com",
  ]],
  build(call, name) {
    const externalName = call.flags.string("external-name");
    if (subdomainProblems(externalName).length) {
      throw new Error(`invalid service external name ${externalName}`);
    }
    return serviceOf(call, name, "ExternalName", { externalName });
  },
});

/** `kubectl create service`. */
export const createService: Program = {
  name: "service",
  aliases: ["svc"],
  summary: "A service, by its type",
  usage: [""],
  flags: [],
  programs: [createClusterIp, createExternalName, createLoadBalancer, createNodePort],
};

const NO_PORT = "at least one tcp port specifier must be provided";

function serviceOf(
  { flags }: Call,
  name: string,
  type: string,
  fields: Record<string, string> = {},
  nodePort = 0,
): KubeObject {
  const ports = servicePorts(flags.list("tcp"), nodePort);
  const labels = { app: name };
  const { clusterIP, externalName } = fields;
  return {
    kind: "Service",
    apiVersion: "v1",
    metadata: { name, ...inNamespace(flags), labels },
    spec: {
      ...(ports.length ? { ports } : {}),
      selector: labels,
      ...(clusterIP ? { clusterIP } : {}),
      type,
      ...(externalName ? { externalName } : {}),
    },
    status: { loadBalancer: {} },
  };
}
