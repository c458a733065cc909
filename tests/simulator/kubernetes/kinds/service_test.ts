import assert from "node:assert/strict";
import { service } from "../../../../src/simulator/kubernetes/kinds/service.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { contextWith, create, exchange, NOW, texts, update } from "./kind_world.ts";

for (const step of ["058_svc_create_alloc", "061_svc_put_create"]) {
  Deno.test({
    name: `${step}: a created service is what the server made of it, but for the numbers drawn`,
    ignore: !hasFixtures,
    fn: () => {
      const { sent, answered } = exchange(`semantics/${step}`);
      const { object, errors } = create(service, sent);
      const { clusterIP } = object.spec;
      assert.match(clusterIP, /^10\.(9[6-9]|10\d|11[01])\./);
      const theirs = JSON.stringify(answered.spec)
        .replaceAll(answered.spec.clusterIP, clusterIP)
        .replace(/"nodePort":\d+/, `"nodePort":${object.spec.ports[0].nodePort}`);
      assert.deepEqual(object.spec, JSON.parse(theirs));
      assert.deepEqual(object.status, answered.status);
      assert.deepEqual(errors, []);
    },
  });
}

Deno.test({
  name: "059: as ClusterIP it loses its node port and what goes with it",
  ignore: !hasFixtures,
  fn: () => {
    const { sent } = exchange("semantics/058_svc_create_alloc");
    const { answered } = exchange("semantics/059_svc_to_clusterip");
    const { object, errors } = update(service, sent, (it) => it.spec.type = "ClusterIP");
    const { clusterIP } = object.spec;
    assert.deepEqual(
      object.spec,
      JSON.parse(JSON.stringify(answered.spec).replaceAll(answered.spec.clusterIP, clusterIP)),
    );
    assert.deepEqual(errors, []);
  },
});

Deno.test({
  name: "a taken node port is refused in the recorded words",
  ignore: !hasFixtures,
  fn: () => {
    const { sent, answered } = exchange("errors/422_nodeport_taken");
    const taken = create(service, { ...sent, metadata: { name: "np1" } }).object;
    const { errors } = create(service, sent, contextWith([taken]));
    const causes = errors.map(({ field, reason, message }) => ({ reason, message, field }));
    assert.deepEqual(causes, answered.details.causes);
  },
});

Deno.test({
  name: "a cluster IP stays, in the recorded words",
  ignore: !hasFixtures,
  fn: () => {
    const { sent, answered } = exchange("errors/422_service_clusterip");
    const before = { metadata: { name: "my-service" }, spec: { ports: [{ port: 80 }] } };
    const { errors } = update(service, before, (it) => Object.assign(it.spec, sent.spec));
    const causes = errors.map(({ field, reason, message }) => ({ reason, message, field }));
    assert.deepEqual(causes, answered.details.causes);
  },
});

const externals: [spec: object, status: object, expected: string][] = [
  [{ type: "ClusterIP" }, {}, "<none>"],
  [{ type: "ClusterIP", externalIPs: ["1.1.1.1"] }, {}, "1.1.1.1"],
  [{ type: "LoadBalancer" }, {}, "<pending>"],
  [
    { type: "LoadBalancer", externalIPs: ["9.9.9.9"] },
    { ingress: [{ ip: "2.2.2.2" }, { hostname: "lb" }] },
    "2.2.2.2,lb,9.9.9.9",
  ],
  [{ type: "ExternalName", externalName: "db.example.com" }, {}, "db.example.com"],
];

for (const [spec, loadBalancer, expected] of externals) {
  Deno.test(`EXTERNAL-IP of ${JSON.stringify(spec)} is ${expected}`, () => {
    const cell = service.columns.find((column) => column.name === "External-IP")!.cell;
    assert.equal(cell({ apiVersion: "v1", kind: "Service", spec, status: { loadBalancer } }, NOW), expected);
  });
}

Deno.test("clients stay for three hours where they stay at all", () => {
  const { object } = create(service, {
    metadata: { name: "s" },
    spec: { sessionAffinity: "ClientIP", ports: [{ port: 1 }] },
  });
  assert.deepEqual(object.spec.sessionAffinityConfig, { clientIP: { timeoutSeconds: 10800 } });
});

Deno.test("a service's name starts with a letter", () => {
  const { errors } = create(service, { metadata: { name: "1a" }, spec: { ports: [{ port: 1 }] } });
  assert.match(texts(errors)[0]!, /^metadata\.name: Invalid value: "1a": a DNS-1035 label/);
});
