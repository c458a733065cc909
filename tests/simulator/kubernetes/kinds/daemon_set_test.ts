import assert from "node:assert/strict";
import { daemonSet, TEMPLATE_GENERATION } from "../../../../src/simulator/kubernetes/kinds/daemon_set.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { create, texts, update } from "./kind_world.ts";

const template = { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "nginx" }] } };
const plain = { metadata: { name: "d" }, spec: { selector: { matchLabels: { a: "b" } }, template } };
const rolling = (rollingUpdate: object) => ({ updateStrategy: { type: "RollingUpdate", rollingUpdate } });

Deno.test({
  name: "created DaemonSets are what the server made of them",
  ignore: !hasFixtures,
  fn: () => {
    for (const recorded of fixtureJson("lists/apps_v1_daemonsets.json").items) {
      const { annotations } = recorded.metadata;
      const { object, errors } = create(
        daemonSet,
        JSON.parse(annotations["kubectl.kubernetes.io/last-applied-configuration"]),
      );
      assert.deepEqual(errors, []);
      assert.deepEqual(object.spec, recorded.spec);
      assert.equal(object.metadata.annotations[TEMPLATE_GENERATION], annotations[TEMPLATE_GENERATION]);
    }
  },
});

const refused: [what: string, spec: object, expected: string[]][] = [
  ["an empty selector", { selector: {} }, [
    "spec.selector: Invalid value: {}: empty selector is invalid for daemonset",
  ]],
  ["both more and fewer pods", rolling({ maxUnavailable: 1, maxSurge: 1 }), [
    "spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero",
  ]],
  ["neither more nor fewer pods", rolling({ maxUnavailable: 0, maxSurge: "0%" }), [
    "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0",
  ]],
  ["an unknown strategy", { updateStrategy: { type: "Recreate" } }, [
    'spec.updateStrategy: Unsupported value: {"Type":"Recreate","RollingUpdate":null}: ' +
    'supported values: "RollingUpdate", "OnDelete"',
  ]],
];

for (const [what, spec, expected] of refused) {
  Deno.test(`a DaemonSet is refused: ${what}`, () => {
    const { errors } = create(daemonSet, { ...plain, spec: { ...plain.spec, ...spec } });
    assert.deepEqual(texts(errors), expected);
  });
}

Deno.test("each change of the template counts, and the selector stays", () => {
  const changed = update(daemonSet, plain, (it) => it.spec.template.spec.containers[0].image = "nginx:2");
  assert.deepEqual(changed.errors, []);
  assert.equal(changed.object.metadata.annotations[TEMPLATE_GENERATION], "2");
  const same = update(daemonSet, plain, (it) => it.metadata.annotations = {});
  assert.equal(same.object.metadata.annotations[TEMPLATE_GENERATION], "1");
  const moved = update(daemonSet, plain, (it) => {
    it.spec.selector.matchLabels.a = "c";
    it.spec.template.metadata.labels.a = "c";
  });
  assert.deepEqual(texts(moved.errors), [
    'spec.selector: Invalid value: {"matchLabels":{"a":"c"}}: field is immutable',
  ]);
});
