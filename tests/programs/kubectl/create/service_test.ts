import { createService } from "../../../../src/programs/kubectl/create/service.ts";
import { builds, refuses } from "./built.ts";

const labels = { app: "web" };
const metadata = { name: "web", labels };
const head = { kind: "Service", apiVersion: "v1", metadata };
const status = { loadBalancer: {} };
const port = { name: "80", protocol: "TCP", port: 80, targetPort: 80 };

builds(createService, [
  ["clusterip web --tcp=80", {
    ...head,
    spec: { ports: [port], selector: labels, type: "ClusterIP" },
    status,
  }],
  ["clusterip web --clusterip=None", {
    ...head,
    spec: { selector: labels, clusterIP: "None", type: "ClusterIP" },
    status,
  }],
  ["nodeport web --tcp=80 --node-port=30080", {
    ...head,
    spec: { ports: [{ ...port, nodePort: 30080 }], selector: labels, type: "NodePort" },
    status,
  }],
  ["loadbalancer web --tcp=80", {
    ...head,
    spec: { ports: [port], selector: labels, type: "LoadBalancer" },
    status,
  }],
  ["externalname web --external-name=a.test", {
    ...head,
    spec: { selector: labels, type: "ExternalName", externalName: "a.test" },
    status,
  }],
]);

refuses(createService, [
  ["clusterip web", "error: at least one tcp port specifier must be provided"],
  ["nodeport web", "error: at least one tcp port specifier must be provided"],
  ["externalname web", 'error: required flag(s) "external-name" not set'],
  ["externalname web --external-name=a..b", "error: invalid service external name a..b"],
]);
