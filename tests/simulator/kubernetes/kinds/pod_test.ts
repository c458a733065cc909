import assert from "node:assert/strict";
import { pod } from "../../../../src/simulator/kubernetes/kinds/pod.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { contextWith, create, exchange, texts, update } from "./kind_world.ts";

const plain = { metadata: { name: "p" }, spec: { containers: [{ name: "c", image: "nginx" }] } };

for (const step of ["050_pod_create_defaulting", "056_pod_generate_name"]) {
  Deno.test({
    name: `${step}: a created pod is what the server made of it`,
    ignore: !hasFixtures,
    fn: () => {
      const { sent, answered } = exchange(`semantics/${step}`);
      const theirs = JSON.parse(
        JSON.stringify(answered).replace(/kube-api-access-\w{5}/g, "kube-api-access-x"),
      );
      const { object } = create(pod, { ...sent, metadata: { name: answered.metadata.name } });
      const ours = JSON.parse(JSON.stringify(object).replace(/kube-api-access-\w{5}/g, "kube-api-access-x"));
      assert.deepEqual(ours.spec, theirs.spec);
      assert.deepEqual(ours.status, theirs.status);
    },
  });
}

Deno.test("what is limited is requested", () => {
  const limited = { name: "c", image: "nginx", resources: { limits: { cpu: 0.5, memory: "1024Mi" } } };
  const { object } = create(pod, { ...plain, spec: { containers: [limited] } });
  assert.deepEqual(object.spec.containers[0].resources.requests, { cpu: "500m", memory: "1Gi" });
  assert.equal(object.status.qosClass, "Guaranteed");
});

Deno.test("on the node's network, ports are the node's", () => {
  const containers = [{ name: "c", image: "nginx", ports: [{ containerPort: 80 }] }];
  const { object } = create(pod, { ...plain, spec: { containers, hostNetwork: true } });
  assert.deepEqual(object.spec.containers[0].ports, [{ containerPort: 80, protocol: "TCP", hostPort: 80 }]);
});

Deno.test("a gated pod says so, and cannot have a node", () => {
  const spec = { ...plain.spec, schedulingGates: [{ name: "example.com/wait" }], nodeName: "n" };
  const { object, errors } = create(pod, { ...plain, spec });
  assert.equal(object.status.conditions[0].reason, "SchedulingGated");
  assert.deepEqual(texts(errors), [
    "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared",
  ]);
});

Deno.test("grace: none without a node or after the end, else what was asked for or written", () => {
  const grace = pod.gracePeriodSeconds!;
  const base = create(pod, plain).object;
  const placed = { ...base, spec: { ...base.spec, nodeName: "n" } };
  assert.equal(grace(base), 0);
  assert.equal(grace(base, 5), 0);
  assert.equal(grace(placed), 30);
  assert.equal(grace(placed, 5), 5);
  assert.equal(grace({ ...placed, status: { phase: "Succeeded" } }, 5), 0);
});

Deno.test("only pods refuse blanks around an image", () => {
  const { errors } = create(pod, { ...plain, spec: { containers: [{ name: "c", image: " nginx" }] } });
  assert.deepEqual(texts(errors), [
    'spec.containers[0].image: Invalid value: " nginx": must not have leading or trailing whitespace',
  ]);
});

Deno.test("field selectors read what they name", () => {
  const { object } = create(pod, plain);
  const values = Object.fromEntries(
    Object.entries(pod.selectableFields!).map(([field, read]) => [field, read(object)]),
  );
  assert.deepEqual(values, {
    "spec.nodeName": "",
    "spec.restartPolicy": "Always",
    "spec.schedulerName": "default-scheduler",
    "spec.serviceAccountName": "default",
    "spec.hostNetwork": "false",
    "status.phase": "Pending",
    "status.podIP": "",
    "status.podIPs": "",
    "status.nominatedNodeName": "",
  });
});

Deno.test("a node comes by binding, not by an update", () => {
  const bind = (context = contextWith()) =>
    update(pod, plain, (it) => it.spec.nodeName = "n", context).errors;
  assert.equal(bind().length, 1);
  assert.deepEqual(bind({ ...contextWith(), subresource: "binding" }), []);
});

Deno.test("without a specification, what it must have is missed", () => {
  assert.deepEqual(texts(create(pod, { metadata: { name: "x" } }).errors), [
    "spec.containers: Required value",
  ]);
});
