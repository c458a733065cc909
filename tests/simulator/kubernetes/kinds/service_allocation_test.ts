import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { service } from "../../../../src/simulator/kubernetes/kinds/service.ts";
import {
  allocate,
  NODE_PORTS,
  toNumber,
  validateAllocation,
} from "../../../../src/simulator/kubernetes/kinds/service_allocation.ts";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { contextWith, create, texts } from "./kind_world.ts";

const nodePort = (name: string, more: object = {}) => ({
  metadata: { name },
  spec: { type: "NodePort", ports: [{ port: 80, ...more }] },
});

Deno.test("no two services get the same numbers", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const objects: KubeObject[] = [];
      const context = { ...contextWith(objects), random: new Random(seed) };
      for (let i = 0; i < 20; i++) objects.push(create(service, nodePort(`s${i}`), context).object);
      const specs = objects.map((object) =>
        object.spec as { clusterIP: string; ports: { nodePort: number }[] }
      );
      assert.equal(new Set(specs.map((spec) => spec.clusterIP)).size, 20);
      const ports = specs.map((spec) => spec.ports[0]!.nodePort);
      assert.equal(new Set(ports).size, 20);
      assert.ok(ports.every((port) => port >= NODE_PORTS.first && port <= NODE_PORTS.last));
    }),
    { numRuns: 20 },
  );
});

Deno.test("two protocols of one port share a node port", () => {
  const spec = {
    type: "NodePort",
    ports: [{ name: "u", port: 53, protocol: "UDP" }, { name: "t", port: 53, protocol: "TCP" }],
  };
  const { object } = create(service, { metadata: { name: "dns" }, spec });
  assert.equal(object.spec.ports[0].nodePort, object.spec.ports[1].nodePort);
});

const refused: [spec: object, expected: string][] = [
  [
    nodePort("s", { nodePort: 80 }).spec,
    "spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. " +
    "The range of valid ports is 30000-32767",
  ],
  [
    { type: "ClusterIP", clusterIP: "1.2.3.4", ports: [{ port: 80 }] },
    'spec.clusterIPs: Invalid value: ["1.2.3.4"]: failed to allocate IP 1.2.3.4: ' +
    "the provided network does not match the current range",
  ],
  [
    { type: "ClusterIP", clusterIP: "10.96.0.10", ports: [{ port: 80 }] },
    'spec.clusterIPs: Invalid value: ["10.96.0.10"]: failed to allocate IP 10.96.0.10: ' +
    "provided IP is already allocated",
  ],
];

for (const [spec, expected] of refused) {
  Deno.test(expected, () => {
    const dns = create(service, {
      metadata: { name: "dns" },
      spec: { clusterIP: "10.96.0.10", ports: [{ port: 53 }] },
    });
    const { errors } = create(service, { metadata: { name: "s" }, spec }, contextWith([dns.object]));
    assert.deepEqual(texts(errors), [expected]);
  });
}

Deno.test("numbers that a service has are its own", () => {
  const { object } = create(service, nodePort("s"));
  const before = structuredClone(object);
  allocate(object, contextWith([before]));
  assert.deepEqual(object, before);
  assert.deepEqual(validateAllocation(object, contextWith([before])), []);
});

Deno.test("names need no address; headless ones without selector are open to both families", () => {
  const external = create(service, {
    metadata: { name: "e" },
    spec: { type: "ExternalName", externalName: "a.b" },
  });
  assert.equal(external.object.spec.clusterIP, undefined);
  const open = create(service, {
    metadata: { name: "h" },
    spec: { clusterIP: "None", ports: [{ port: 1 }] },
  });
  assert.deepEqual(open.object.spec.ipFamilies, ["IPv4", "IPv6"]);
});

Deno.test("addresses as numbers", () => {
  assert.equal(toNumber("10.96.0.1"), 174063617);
  assert.deepEqual(["10.96.0", "10.96.0.256", "a.b.c.d", "01.2.3.4"].map(toNumber), Array(4).fill(undefined));
});
