/** A small world with ingress-nginx in it, and two backends behind services. */
import type { FetchOutcome } from "../../../src/simulator/host/process.ts";
import { SmallWorld } from "./small_world.ts";

const GROUP = "networking.k8s.io";
export const CONTROLLER_ADDRESS = "192.168.122.17";

export function backend(name: string, port: object = { number: 80 }): object {
  return { service: { name, port } };
}

/** A rule for a host with paths to services: `["/a", "Prefix", "web"]`. */
export function rule(
  host: string | undefined,
  ...paths: [path: string, pathType: string, service: string][]
): object {
  return {
    ...(host ? { host } : {}),
    http: { paths: paths.map(([path, pathType, name]) => ({ path, pathType, backend: backend(name) })) },
  };
}

export function ingressWorld(): SmallWorld {
  const small = new SmallWorld();
  const labels = { app: "ingress-nginx" };
  small.create("namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name: "ingress-nginx" } });
  small.seconds(2);
  small.create("ingressclasses", {
    apiVersion: `${GROUP}/v1`,
    kind: "IngressClass",
    metadata: { name: "nginx" },
    spec: { controller: "k8s.io/ingress-nginx" },
  }, GROUP);
  service(small, "ingress-nginx-controller", "ingress-nginx", {
    type: "LoadBalancer",
    selector: labels,
    ports: [{ name: "http", port: 80, nodePort: 30080 }, { name: "https", port: 443 }],
  });
  small.create("pods", {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "controller", namespace: "ingress-nginx", labels },
    spec: { containers: [{ name: "c", image: "registry.k8s.io/ingress-nginx/controller:v1.13.0" }] },
  });
  for (const name of ["web", "shop"]) {
    service(small, name, "default", {
      selector: { app: name },
      ports: [{ name: "http", port: 80, targetPort: 8080 }],
    });
    small.create("pods", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "default", labels: { app: name } },
      spec: {
        containers: [{
          name: "c",
          image: "ghcr.io/tolson-vkn/env-echgo",
          env: [{ name: "ECHGO_NAME", value: name }],
        }],
      },
    });
  }
  service(small, "idle", "default", { selector: { app: "idle" }, ports: [{ port: 80 }] });
  service(small, "shut", "default", { selector: { app: "web" }, ports: [{ port: 80, targetPort: 81 }] });
  small.seconds(12);
  return small;
}

export function ingress(
  small: SmallWorld,
  spec: object,
  annotations: Record<string, string> = {},
  name = "i",
): void {
  small.create("ingresses", {
    apiVersion: `${GROUP}/v1`,
    kind: "Ingress",
    metadata: { name, namespace: "default", annotations },
    spec: { ingressClassName: "nginx", ...spec },
  }, GROUP);
  small.seconds(1);
}

/** One request to the load balancer's address, for a host. */
export function visit(small: SmallWorld, host: string, path: string, isSecure = false): FetchOutcome {
  return small.world.network.fetch({ address: "192.168.122.1" }, {
    host: CONTROLLER_ADDRESS,
    port: isSecure ? 443 : 80,
    isSecure,
    request: { method: "GET", path, headers: { Host: host }, body: "" },
  });
}

function service(small: SmallWorld, name: string, namespace: string, spec: Record<string, unknown>): void {
  small.create("services", { apiVersion: "v1", kind: "Service", metadata: { name, namespace }, spec });
}
