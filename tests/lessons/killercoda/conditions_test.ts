import assert from "node:assert/strict";
import { atHome, condition, negated } from "../../../src/lessons/killercoda/conditions.ts";
import { readScript } from "../../../src/lessons/killercoda/shell_script.ts";

const of = (command: string) =>
  condition(readScript(command)[0]!.parts[0]!.pipeline, new Map([["NS", "shop"]]));

const cases: [command: string, predicate: object | undefined][] = [
  ['[ -n "$(kubectl get ns a)" ]', { object: "namespace/a" }],
  ['[ -z "$(kubectl get ns a)" ]', { object: "namespace/a", exists: false }],
  ["[ ! -f /tmp/x ]", { none: [{ file: "/tmp/x" }] }],
  ["[[ -d ~/x ]]", { file: "/home/ahab/x" }],
  ["[ -f x ]", undefined],
  ["[ $A = b ]", undefined],
  ['[ "`kubectl get cm a -n ${NS} -o jsonpath={.data.k}`" != v ]', {
    object: "configmap/a",
    namespace: "shop",
    path: ".data.k",
    not: "v",
  }],
  ["[ $(kubectl get cm a -o jsonpath={.data.on}) == true ]", {
    object: "configmap/a",
    path: ".data.on",
    in: [true, "true"],
  }],
  ["[ $(kubectl get cm a -o jsonpath={.data.on}) != false ]", {
    none: [{ object: "configmap/a", path: ".data.on", in: [false, "false"] }],
  }],
  ["[ $(kubectl get cm a -o jsonpath={.data.n}) -gt 3 ]", { object: "configmap/a", path: ".data.n", gte: 4 }],
  ["[ $(kubectl get cm a -o jsonpath={.data.n}) -ge $LEAST ]", undefined],
  ["[ $(kubectl get po -l a=b | wc -l) -lt 3 ]", { objects: "pods", labels: "a=b", count: { lte: 2 } }],
  ["cat /etc/motd | grep -E '^a.*b'", { file: "/etc/motd", matches: "^a.*b" }],
  ["cat /etc/motd | grep -v no", undefined],
  ["kubectl get pod a | awk '{print $1}'", undefined],
  ["curl -X POST localhost", undefined],
  ["true", undefined],
  ['[ ! "$(kubectl get deploy web)" ]', { object: "deployment/web", exists: false }],
  ["[ ! \"$(k get deploy web -o=jsonpath='{.status.replicas}')\" -eq 2 ]", {
    none: [{ object: "deployment/web", path: ".status.replicas", in: [2, "2"] }],
  }],
  ["[[ $(kubectl get cm a -o jsonpath={.data.k}) == *red* ]]", {
    object: "configmap/a",
    path: ".data.k",
    contains: "red",
  }],
  ["[ $(kubectl get deployment web -o json | jq -r .spec.replicas) -eq 2 ]", {
    object: "deployment/web",
    path: ".spec.replicas",
    in: [2, "2"],
  }],
  ["kubectl get deployment web -ojson | jq '.items[] | length'", undefined],
  ["kubectl get pods -A -l a=b", { objects: "pods", namespace: "any", labels: "a=b" }],
];

for (const [command, predicate] of cases) {
  Deno.test(`what ${command} asks`, () => assert.deepEqual(of(command), predicate));
}

Deno.test("what must not be so, twice, must be so", () => {
  assert.deepEqual(negated(negated({ volume: "a" })), { volume: "a" });
  assert.deepEqual(negated(negated({ object: "pod/a" })), { object: "pod/a" });
  assert.deepEqual(negated({ object: "pod/a", path: ".x", equals: 1 }), {
    none: [{ object: "pod/a", path: ".x", equals: 1 }],
  });
});

Deno.test("root's home is the learner's, and nothing else is", () => {
  assert.equal(
    atHome("ls /root /root/a x=/root:/rooted a/root"),
    "ls /home/ahab /home/ahab/a x=/home/ahab:/rooted a/root",
  );
});
