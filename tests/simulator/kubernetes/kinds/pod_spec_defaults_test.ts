import assert from "node:assert/strict";
import {
  defaultPullPolicy,
  setPodSpecDefaults,
} from "../../../../src/simulator/kubernetes/kinds/pod_spec_defaults.ts";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

const owner = { kind: "Pod", version: "v1" };

const policies: [image: string, expected: string][] = [
  ["nginx", "Always"],
  ["nginx:latest", "Always"],
  ["nginx:1.27", "IfNotPresent"],
  ["registry:5000/nginx", "Always"],
  ["registry:5000/nginx:1", "IfNotPresent"],
  ["nginx@sha256:00", "IfNotPresent"],
  ["nginx:latest@sha256:00", "Always"],
  ["", "IfNotPresent"],
];

for (const [image, expected] of policies) {
  Deno.test(`pull policy of "${image}" is ${expected}`, () =>
    assert.equal(defaultPullPolicy(image), expected));
}

Deno.test("probes and hooks are filled up", () => {
  const container = {
    name: "c",
    image: "x",
    livenessProbe: { httpGet: { port: 80 } },
    startupProbe: { grpc: { port: 80 }, failureThreshold: 30 },
    lifecycle: { preStop: { httpGet: { port: 80 } } },
  };
  const spec = { containers: [container] };
  setPodSpecDefaults(spec, owner);
  const counts = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  const action = { port: 80, path: "/", scheme: "HTTP" };
  assert.deepEqual(container.livenessProbe, { ...counts, httpGet: action });
  assert.deepEqual(container.startupProbe, {
    ...counts,
    failureThreshold: 30,
    grpc: { port: 80, service: "" },
  });
  assert.deepEqual(container.lifecycle.preStop.httpGet, action);
});

Deno.test("the two names of the service account agree", () => {
  const spec: { serviceAccount: string; serviceAccountName?: string; containers: [] } = {
    serviceAccount: "robot",
    containers: [],
  };
  setPodSpecDefaults(spec, owner);
  assert.equal(spec.serviceAccountName, "robot");
});

Deno.test({
  name: "defaults are the recorded server's: nothing is added to objects it has stored",
  ignore: !hasFixtures,
  fn: () => {
    for (const { spec } of fixtureJson("lists/core_v1_pods.json").items) {
      const copy = structuredClone(spec);
      setPodSpecDefaults(copy, owner);
      assert.deepEqual(copy, spec);
    }
  },
});

Deno.test({
  name: "what is no quantity is refused in the recorded words",
  ignore: !hasFixtures,
  fn: () => {
    const spec = { containers: [{ name: "c", resources: { requests: { cpu: "abc" } } }] };
    assert.throws(() => setPodSpecDefaults(spec, owner), (error) => {
      assert.ok(error instanceof StatusError);
      assert.deepEqual(error.status, fixtureJson("errors/400_quantity.json"));
      return true;
    });
  },
});
