import assert from "node:assert/strict";
import { kubectlFor, nameTargets } from "../../../src/explorer/change/change_words.ts";
import { pods, resource, target } from "./test_targets.ts";

Deno.test("targets are named, or counted", () => {
  assert.equal(nameTargets([target("web")]), "Deployment shop/web");
  assert.equal(nameTargets([target("web"), target("api")]), "2 Deployments");
  assert.equal(nameTargets([target("web"), target("x", pods)]), "2 objects");
  const policies = resource("networkpolicies", "NetworkPolicy", "networking.k8s.io");
  assert.equal(nameTargets([target("a", policies), target("b", policies)]), "2 NetworkPolicies");
});

Deno.test("kubectl has one command for each namespace", () => {
  const other = { ...target("web"), namespace: "prod" };
  const context = { discovery: undefined, contextFlag: " --context big" };
  assert.equal(
    kubectlFor("scale", [target("web"), target("api"), other], "--replicas=3", context),
    "kubectl scale deployments web api --replicas=3 -n shop --context big; " +
      "kubectl scale deployments web --replicas=3 -n prod --context big",
  );
});
