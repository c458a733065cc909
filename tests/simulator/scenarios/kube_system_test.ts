import assert from "node:assert/strict";
import { World } from "../../../src/simulator/scenarios/world.ts";
import type { StoredObject } from "../../../src/simulator/kubernetes/registry.ts";

const startMs = Date.UTC(2026, 0, 1);
const isReady = ({ status }: StoredObject) =>
  (status as { conditions: { type: string; status: string }[] }).conditions
    .some((condition) => condition.type === "Ready" && condition.status === "True");

const SCENARIOS = ["empty", "lecture", "shop", "incident-port"];

for (const scenario of SCENARIOS) {
  Deno.test(`kube-system of ${scenario} looks as kubeadm leaves it, and all of it is ready`, () => {
    const { registry } = new World({ seed: 1, startMs, scenario });
    const pods = registry.list(registry.kind("pods"), { namespace: "kube-system" });
    const stem = ({ metadata: { name, generateName } }: StoredObject) =>
      generateName?.replace(/(-[a-z0-9]{8,10})?-$/, "") ?? name;
    assert.deepEqual(
      pods.filter(isReady).map(stem),
      [
        "coredns",
        "coredns",
        "etcd-eli01",
        "kube-apiserver-eli01",
        "kube-controller-manager-eli01",
        "kube-proxy",
        "kube-proxy",
        "kube-scheduler-eli01",
        "metrics-server",
      ],
    );
    assert.equal(pods.length, 9);
  });
}

Deno.test("what was set up months ago has left no events", () => {
  const { registry } = new World({ seed: 1, startMs });
  const events = registry.list(registry.kind("events"), { namespace: "kube-system" });
  assert.deepEqual(events.map(({ reason }) => reason), []);
});

Deno.test("without a name server nobody answers what a name means", () => {
  const world = new World({ seed: 1, startMs, scenario: "empty" });
  const { registry, network } = world;
  const ask = () =>
    network.fetch({ address: "192.168.146.250", namespace: "default" }, {
      host: "nowhere",
      port: 80,
      request: { method: "GET", path: "/", headers: {}, body: "" },
    });
  const scale = (replicas: number) =>
    registry.patch(registry.kind("deployments", "apps"), "kube-system", "coredns", "merge", {
      spec: { replicas },
    });
  assert.deepEqual(ask(), { kind: "unknown-host" });
  scale(0);
  world.advance(10_000);
  assert.deepEqual(ask(), { kind: "unknown-host", isSilent: true });
  scale(2);
  world.advance(20_000);
  assert.deepEqual(ask(), { kind: "unknown-host" });
});
