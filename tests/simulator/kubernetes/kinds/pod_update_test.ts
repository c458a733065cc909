import assert from "node:assert/strict";
import { pod } from "../../../../src/simulator/kubernetes/kinds/pod.ts";
import { validatePodSpecUpdate } from "../../../../src/simulator/kubernetes/kinds/pod_update.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { texts, update } from "./kind_world.ts";

const before = {
  metadata: { name: "p" },
  spec: {
    activeDeadlineSeconds: 100,
    tolerations: [{ key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 }],
    containers: [{ name: "c", image: "nginx:1" }],
  },
};

// deno-lint-ignore no-explicit-any -- a pod under change
const allowed: Record<string, (it: any) => void> = {
  "an image": (it) => it.spec.containers[0].image = "nginx:2",
  "a shorter deadline": (it) => it.spec.activeDeadlineSeconds = 50,
  "one more toleration": (it) => it.spec.tolerations.push({ key: "b", operator: "Exists" }),
  "a toleration's seconds": (it) => it.spec.tolerations[0].tolerationSeconds = 6,
  "labels": (it) => it.metadata.labels = { a: "b" },
};

for (const [what, change] of Object.entries(allowed)) {
  Deno.test(`a pod may change: ${what}`, () => assert.deepEqual(update(pod, before, change).errors, []));
}

// deno-lint-ignore no-explicit-any -- a pod under change
const refused: [what: string, change: (it: any) => void, start: string][] = [
  ["a command", (it) => it.spec.containers[0].command = ["x"], "spec: Forbidden: pod updates may not change"],
  [
    "one more container",
    (it) => it.spec.containers.push({ name: "d", image: "x" }),
    "spec.containers: Forbidden: pod updates may not add or remove containers",
  ],
  [
    "no deadline any more",
    (it) => delete it.spec.activeDeadlineSeconds,
    "spec.activeDeadlineSeconds: Invalid value: null: must not update from a positive integer to nil value",
  ],
  [
    "a longer deadline",
    (it) => it.spec.activeDeadlineSeconds = 101,
    "spec.activeDeadlineSeconds: Invalid value: 101: must be less than or equal to previous value",
  ],
  [
    "a toleration less",
    (it) => it.spec.tolerations.shift(),
    "spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds",
  ],
  [
    "a new gate",
    (it) => it.spec.schedulingGates = [{ name: "g" }],
    "spec.schedulingGates: Forbidden: only deletion is allowed, but found new scheduling gate 'g'",
  ],
];

for (const [what, change, start] of refused) {
  Deno.test(`a pod may not change: ${what}`, () => {
    const found = texts(update(pod, before, change).errors);
    assert.ok(found.length === 1 && found[0]!.startsWith(start), found.join("\n"));
  });
}

Deno.test({
  name: "the refusal is the recorded one, excerpt and line numbers included",
  ignore: !hasFixtures,
  fn: () => {
    const multi = fixtureJson("lists/core_v1_pods.json").items
      .find((it: { metadata: { name: string } }) => it.metadata.name === "multi");
    const spec = { ...multi.spec, terminationGracePeriodSeconds: 5 };
    const errors = validatePodSpecUpdate(spec, multi.spec, { mayBind: false });
    const causes = errors.map(({ field, reason, message }) => ({ reason, message, field }));
    assert.deepEqual(causes, fixtureJson("errors/422_pod_container_change.json").details.causes);
  },
});
