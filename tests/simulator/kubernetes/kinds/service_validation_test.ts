import assert from "node:assert/strict";
import { service } from "../../../../src/simulator/kubernetes/kinds/service.ts";
import {
  isHeadless,
  validateSameClusterIp,
  validateServiceSpec,
} from "../../../../src/simulator/kubernetes/kinds/service_validation.ts";
import { create, texts } from "./kind_world.ts";

const cases: [what: string, spec: object, expected: string[]][] = [
  ["no ports", {}, ["spec.ports: Required value"]],
  ["headless without ports", { clusterIP: "None" }, []],
  ["a name without a name", { type: "ExternalName" }, ["spec.externalName: Required value"]],
  ["an unknown type", { type: "Door", ports: [{ port: 1 }] }, [
    'spec.type: Unsupported value: "Door": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
  ]],
  ["two ports without names", { ports: [{ port: 1 }, { port: 2 }] }, [
    "spec.ports[0].name: Required value",
    "spec.ports[1].name: Required value",
  ]],
  ["one port twice", { ports: [{ name: "a", port: 1 }, { name: "b", port: 1 }] }, [
    'spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":1,"TargetPort":0,"NodePort":0}',
  ]],
  ["one name twice", { ports: [{ name: "a", port: 1 }, { name: "a", port: 2 }] }, [
    'spec.ports[1].name: Duplicate value: "a"',
  ]],
  ["a port out of range", { ports: [{ port: 0, targetPort: 1 }] }, [
    "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
  ]],
  ["a target that is no port", { ports: [{ port: 1, targetPort: "Web!" }] }, [
    'spec.ports[0].targetPort: Invalid value: "Web!": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
  ]],
  ["an unknown protocol", { ports: [{ port: 1, protocol: "ICMP" }] }, [
    'spec.ports[0].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP"',
  ]],
  ["a node port without nodes", { ports: [{ port: 1, nodePort: 30000 }] }, [
    "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
  ]],
  ["headless on nodes", { type: "NodePort", clusterIP: "None", ports: [{ port: 1 }] }, [
    "spec.clusterIPs[0]: Invalid value: \"None\": may not be set to 'None' for NodePort services",
  ]],
  ["the kubelet's port outside", { type: "LoadBalancer", ports: [{ port: 10250 }] }, [
    "spec.ports[0]: Invalid value: 10250: may not expose port 10250 externally since it is used by kubelet",
  ]],
  ["an address that is none", { clusterIP: "here", ports: [{ port: 1 }] }, [
    'spec.clusterIPs[0]: Invalid value: "here": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
  ]],
  ["a client that stays for days", {
    sessionAffinity: "ClientIP",
    sessionAffinityConfig: { clientIP: { timeoutSeconds: 90000 } },
    ports: [{ port: 1 }],
  }, [
    "spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 90000: must be greater than 0 and less than 86400",
  ]],
];

for (const [what, spec, expected] of cases) {
  Deno.test(`service: ${what}`, () => {
    const { object } = create(service, { metadata: { name: "s" }, spec });
    assert.deepEqual(texts(validateServiceSpec(object)), expected);
  });
}

Deno.test("an address stays unless the service becomes a mere name", () => {
  const { object } = create(service, {
    metadata: { name: "s" },
    spec: { clusterIP: "10.96.0.2", ports: [{ port: 1 }] },
  });
  const moved = { ...object, spec: { ...object.spec, clusterIP: "10.96.0.3", clusterIPs: ["10.96.0.3"] } };
  assert.equal(validateSameClusterIp(moved, object).length, 1);
  assert.deepEqual(
    validateSameClusterIp({ ...moved, spec: { ...moved.spec, type: "ExternalName" } }, object),
    [],
  );
  assert.equal(isHeadless(object), false);
});
