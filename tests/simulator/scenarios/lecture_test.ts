import assert from "node:assert/strict";
import { World } from "../../../src/simulator/scenarios/world.ts";

const START_MS = Date.UTC(2026, 10, 22, 12, 0, 0);
const TABLE = { headers: { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" } };

async function rows(path: string): Promise<string[][]> {
  const answer = await new World({ seed: 1, startMs: START_MS }).api.request(path, TABLE);
  const { rows } = await answer.json() as { rows: { cells: (string | number)[] }[] };
  return rows.map(({ cells }) => cells.map(String));
}

Deno.test("the pods of the lecture run, as old as it shows them", async () => {
  const pods = await rows("/api/v1/namespaces/default/pods");
  const shown = pods.map(([name, ready, status, restarts, age]) =>
    `${name!.replace(/-[a-z0-9]+-[a-z0-9]+$/, "")} ${ready} ${status} ${restarts} ${age}`
  );
  assert.deepEqual(shown, [
    ...Array(2).fill("env-echgo 1/1 Running 0 16m"),
    ...Array(4).fill("my-service-a 1/1 Running 0 9m4s"),
    ...Array(3).fill("my-service-b 1/1 Running 0 8m24s"),
  ]);
});

Deno.test("the service of the lecture has its addresses", async () => {
  const [echgo] = await rows("/api/v1/namespaces/default/services");
  assert.deepEqual(echgo, [
    "env-echgo",
    "LoadBalancer",
    "10.101.213.248",
    "192.168.122.17",
    "8080:30772/TCP",
    "21m",
    "app=env-echgo",
  ]);
});

Deno.test("nodes and namespaces are 64 days old", async () => {
  assert.deepEqual((await rows("/api/v1/nodes")).map(([name, status, , age]) => [name, status, age]), [
    ["eli01", "Ready", "64d"],
    ["eli02", "Ready", "64d"],
  ]);
  assert.deepEqual((await rows("/api/v1/namespaces")).map(([name, , age]) => `${name} ${age}`), [
    "cool-app 64d",
    "default 64d",
    "kube-node-lease 64d",
    "kube-public 64d",
    "kube-system 64d",
  ]);
});

Deno.test("the service answers with the pods' facts", () => {
  const world = new World({ seed: 1, startMs: START_MS });
  const outcome = world.network.fetch({ address: "192.168.122.1" }, {
    host: "192.168.122.17",
    port: 8080,
    request: { method: "GET", path: "/", headers: {}, body: "" },
  });
  assert.ok(outcome.kind === "answer");
  const body = JSON.parse(outcome.answer.body) as Record<string, string>;
  assert.deepEqual(Object.keys(body), ["cluster", "message", "node_name", "pod_ip", "pod_name"]);
  assert.equal(body["cluster"], "nonprod-us-east-1-demo");
});
