import assert from "node:assert/strict";
import {
  commandCheck,
  describeCheck,
  listCheck,
  logCheck,
  objectCheck,
  yamlCheck,
} from "../../../src/kube/reasons/checks.ts";

const pod = { kind: "Pod", group: "", namespace: "shop", name: "web" };
const whale = { kind: "Whale", group: "sea.example.com", namespace: "", name: "moby" };

Deno.test("checks are exact kubectl commands", () => {
  const CASES = [
    [describeCheck(pod, ""), "kubectl describe pod web -n shop"],
    [yamlCheck(whale, ""), "kubectl get whale.sea.example.com moby -o yaml"],
    [objectCheck(pod, ""), "kubectl get pod web -n shop"],
    [listCheck("services", undefined, ""), "kubectl get services -A"],
    [listCheck("nodes", "", ""), "kubectl get nodes"],
    [listCheck("pods", "shop", "", "app=web"), "kubectl get pods -n shop -l app=web"],
    [logCheck(pod, "app", "", true), "kubectl logs web -n shop -c app --previous"],
    [commandCheck("kubectl top pods", ""), "kubectl top pods"],
  ] as const;
  for (const [check, command] of CASES) assert.equal(check.command, command);
  assert.deepEqual(listCheck("pods", "shop", "").opening, { view: "line", line: "pods -n shop" });
});
