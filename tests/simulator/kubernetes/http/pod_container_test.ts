import assert from "node:assert/strict";
import { containerOf } from "../../../../src/simulator/kubernetes/http/pod_container.ts";
import { pod, pods, refusalOf, sampleCluster } from "../sample_cluster.ts";

const { registry } = sampleCluster();
const single = registry.create(pods, pod("single"));
const multi = registry.create(
  pods,
  pod("multi", {
    initContainers: [{ name: "init" }],
    containers: [{ name: "app" }, { name: "helper" }],
  }),
);

Deno.test("the only container need not be named", () => {
  assert.equal(containerOf(single, null), "c");
  assert.equal(containerOf(multi, "init"), "init");
});

Deno.test("else it must, and must be there", () => {
  assert.equal(
    refusalOf(() => containerOf(multi, "")),
    "400 BadRequest: a container name must be specified for pod multi, choose one of: [init app helper]",
  );
  assert.equal(
    refusalOf(() => containerOf(single, "x")),
    "400 BadRequest: container x is not valid for pod single",
  );
});
