import assert from "node:assert/strict";
import { flagsOf, kubectlAsks } from "../../../src/lessons/killercoda/kubectl_condition.ts";

const cases: [args: string, pattern: string | undefined, predicate: object | undefined][] = [
  ["get svc/web", undefined, { object: "service/web" }],
  ["get po web", "Running", { object: "pod/web", path: ".status.phase", equals: "Running" }],
  ["get deploy web -ojson", undefined, undefined],
  ["get deploy web", "3/3", undefined],
  ["get all -n x", undefined, undefined],
  ["get pods", undefined, undefined],
  ["get pods", "Running", undefined],
  ["get ingresses -l a=b", undefined, { objects: "ingresses", labels: "a=b" }],
  ["get netpol", "deny", { objects: "networkpolicies", name: "deny" }],
  ["get pod a -o=jsonpath={.spec.nodeName}", undefined, { object: "pod/a", path: ".spec.nodeName" }],
  ["get pod a -o jsonpath={range.items[*]}", undefined, undefined],
  ["get pod a -o jsonpath={.spec.replicas}", "3", {
    object: "pod/a",
    path: ".spec.replicas",
    in: [3, "3"],
  }],
  ["describe crontab x", undefined, { object: "crontab/x" }],
  ["wait --for=delete pod/a", undefined, undefined],
  ["rollout status ds/a -n b", undefined, { condition: "Available", of: "daemonset/a", namespace: "b" }],
  ["delete pod a", undefined, undefined],
];

for (const [args, pattern, predicate] of cases) {
  Deno.test(`what kubectl ${args}${pattern === undefined ? "" : ` | grep ${pattern}`} asks`, () => {
    assert.deepEqual(kubectlAsks(args.split(" "), pattern), predicate);
  });
}

Deno.test("a flag that is not known makes the whole command unknown", () => {
  assert.equal(flagsOf(["get", "pods", "--as=bob"]), undefined);
  assert.deepEqual(flagsOf(["get", "-n", "a", "--selector=b=c"]), {
    rest: ["get"],
    namespace: "a",
    labels: "b=c",
  });
});
