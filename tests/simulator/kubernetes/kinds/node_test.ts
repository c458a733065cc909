import assert from "node:assert/strict";
import { node } from "../../../../src/simulator/kubernetes/kinds/node.ts";
import { create, NOW, texts, update } from "./kind_world.ts";

const plain = { metadata: { name: "n" } };

const statuses: [node: object, expected: string][] = [
  [{}, "Unknown"],
  [{ status: { conditions: [{ type: "Ready", status: "True" }] } }, "Ready"],
  [{ status: { conditions: [{ type: "Ready", status: "Unknown" }] } }, "NotReady"],
  [
    { status: { conditions: [{ type: "Ready", status: "True" }] }, spec: { unschedulable: true } },
    "Ready,SchedulingDisabled",
  ],
];

for (const [object, expected] of statuses) {
  Deno.test(`a node is ${expected}`, () => {
    const status = node.columns.find((column) => column.name === "Status")!;
    assert.equal(status.cell(object as Parameters<typeof status.cell>[0], NOW), expected);
  });
}

Deno.test("roles come from labels, sorted", () => {
  const labels = {
    "node-role.kubernetes.io/worker": "",
    "node-role.kubernetes.io/control-plane": "",
    "kubernetes.io/role": "edge",
  };
  const roles = node.columns.find((column) => column.name === "Roles")!;
  const object = { apiVersion: "v1" as const, kind: "Node" as const, metadata: { labels } };
  assert.equal(roles.cell(object, NOW), "control-plane,edge,worker");
});

Deno.test("a new node takes no pods before it is ready", () => {
  const { object, errors } = create(node, { ...plain, status: { capacity: { cpu: "4000m" } } });
  assert.deepEqual(object.spec.taints, [{ key: "node.kubernetes.io/not-ready", effect: "NoSchedule" }]);
  assert.deepEqual(object.status.allocatable, { cpu: "4" });
  assert.deepEqual(errors, []);
});

Deno.test("taints are checked", () => {
  const taints = [{ key: "a", effect: "NoSchedule" }, { key: "a", effect: "NoSchedule" }, {
    key: "b",
    effect: "No",
  }];
  const found = texts(create(node, { ...plain, spec: { taints } }).errors);
  assert.equal(
    found[0],
    'spec.taints[1]: Duplicate value: {"key":"a","effect":"NoSchedule"}: taints must be unique by key and effect pair',
  );
  assert.match(found[1]!, /^spec\.taints\[2\]\.effect: Unsupported value: "No"/);
});

Deno.test("its network stays", () => {
  const spec = { podCIDRs: ["10.0.0.0/24"], providerID: "a" };
  const found = texts(
    update(node, { ...plain, spec }, (it) => it.spec = { podCIDRs: [], providerID: "b" }).errors,
  );
  assert.deepEqual(found, [
    'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
    'spec.providerID: Forbidden: node updates may not change providerID except from "" to valid',
  ]);
});
