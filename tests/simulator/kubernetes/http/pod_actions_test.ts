import assert from "node:assert/strict";
import { IN_DEFAULT, pod, type SampleServer } from "../sample_cluster.ts";
import { budgets, pods, podServer } from "../sample_pods.ts";

const EVICTION = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: "p" } };
const evict = ({ send }: SampleServer, body: object = EVICTION) =>
  send("POST", `${IN_DEFAULT}/pods/p/eviction`, body);

function withBudget(disruptionsAllowed: number): SampleServer {
  const sample = podServer();
  const { registry } = sample;
  registry.update(pods, {
    ...pod("p", { nodeName: "n" }),
    metadata: { ...pod("p").metadata, labels: { app: "web" } },
  });
  registry.update(pods, { ...pod("p"), status: { phase: "Running" } }, { subresource: "status" });
  registry.create(budgets, {
    metadata: { name: "web", namespace: "default" },
    spec: { selector: { matchLabels: { app: "web" } } },
    status: { disruptionsAllowed, desiredHealthy: 3, currentHealthy: 3 },
  });
  return sample;
}

Deno.test("an eviction deletes, with the options it carries", async () => {
  const sample = podServer();
  const answer = await evict(sample, { ...EVICTION, deleteOptions: { gracePeriodSeconds: 3 } });
  assert.deepEqual([answer.code, answer.body.status], [201, "Success"]);
  assert.equal(sample.registry.get(pods, "default", "p").metadata.deletionGracePeriodSeconds, 3);
});

Deno.test("a disruption budget is spent, and when there is none left nothing is evicted", async () => {
  const sample = withBudget(1);
  assert.equal((await evict(sample)).code, 201);
  const { status } = sample.registry.get(budgets, "default", "web");
  assert.equal((status as { disruptionsAllowed: number }).disruptionsAllowed, 0);
  const refused = await evict(withBudget(0));
  assert.deepEqual([refused.code, refused.body.reason], [429, "TooManyRequests"]);
  assert.deepEqual(refused.body.details.causes, [{
    reason: "DisruptionBudget",
    message: "The disruption budget web needs 3 healthy pods and has 3 currently",
  }]);
});

Deno.test("a binding gives the pod its node, once", async () => {
  const { send, registry } = podServer();
  registry.create(pods, { ...pod("new"), status: {} });
  const bind = () => send("POST", `${IN_DEFAULT}/pods/new/binding`, { target: { kind: "Node", name: "n1" } });
  assert.equal((await bind()).code, 201);
  const { spec, status } = registry.get(pods, "default", "new");
  assert.equal((spec as { nodeName: string }).nodeName, "n1");
  assert.match(JSON.stringify(status), /"type":"PodScheduled".*"status":"True"/);
  const again = await bind();
  assert.equal(again.code, 409);
  assert.match(again.body.message, /pod new is already assigned to node "n1"$/);
});
