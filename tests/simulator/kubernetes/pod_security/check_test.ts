import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import {
  allContainers,
  containersText,
  hasOwnUsers,
  namesOf,
  plural,
  quoted,
  settersText,
  unique,
} from "../../../../src/simulator/kubernetes/pod_security/check.ts";

Deno.test("words agree with how many they are about", () => {
  assert.equal(containersText(["a"]), 'container "a"');
  assert.equal(containersText(["a", "b"]), 'containers "a", "b"');
  assert.equal(settersText(true, ["a"]), 'pod and container "a"');
  assert.equal(settersText(false, []), "");
  assert.equal(plural("hostPort", 2), "hostPorts");
  assert.equal(quoted(unique(["b", "a", "b"])), '"a", "b"');
});

Deno.test("all containers are looked at, those that begin first", () => {
  const spec = {
    hostUsers: false,
    containers: [{ name: "c" }],
    initContainers: [{ name: "i" }],
    ephemeralContainers: [{ name: "e" }],
  } as IPodSpec;
  assert.deepEqual(allContainers(spec).map(({ name }) => name), ["i", "c", "e"]);
  assert.deepEqual(namesOf(spec, ({ name }) => name > "d"), ["i", "e"]);
  assert.equal(hasOwnUsers(spec), true);
});
