import assert from "node:assert/strict";
import { created } from "../../../../src/simulator/kubernetes/http/pod_actions.ts";
import { IN_DEFAULT, pod } from "../sample_cluster.ts";
import { pods, podServer } from "../sample_pods.ts";

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

Deno.test("an action answers that it was done", () => {
  const { code, body } = created(false);
  assert.equal(code, 201);
  assert.match(new TextDecoder().decode(body as Uint8Array), /"status":"Success"/);
});
