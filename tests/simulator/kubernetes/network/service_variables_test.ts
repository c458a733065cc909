import assert from "node:assert/strict";
import { serviceVariables } from "../../../../src/simulator/kubernetes/network/service_variables.ts";

const service = (name: string, clusterIP: string) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, uid: name },
  spec: { clusterIP, ports: [{ name: "http", port: 80 }] },
} as const);

Deno.test("a service is told by its variables, a headless one by none", () => {
  const variables = serviceVariables(
    [service("my-web", "10.96.0.9"), service("none", "None")].map((it) => structuredClone(it)) as never,
    undefined,
  );
  assert.deepEqual(variables, {
    MY_WEB_SERVICE_HOST: "10.96.0.9",
    MY_WEB_SERVICE_PORT: "80",
    MY_WEB_SERVICE_PORT_HTTP: "80",
    MY_WEB_PORT: "tcp://10.96.0.9:80",
    MY_WEB_PORT_80_TCP: "tcp://10.96.0.9:80",
    MY_WEB_PORT_80_TCP_PROTO: "tcp",
    MY_WEB_PORT_80_TCP_PORT: "80",
    MY_WEB_PORT_80_TCP_ADDR: "10.96.0.9",
  });
});
