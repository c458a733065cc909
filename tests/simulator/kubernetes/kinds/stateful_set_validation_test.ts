import assert from "node:assert/strict";
import { statefulSet } from "../../../../src/simulator/kubernetes/kinds/stateful_set.ts";
import { create, texts, update } from "./kind_world.ts";

const template = { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "nginx" }] } };
const plain = { metadata: { name: "s" }, spec: { selector: { matchLabels: { a: "b" } }, template } };

const refused: [what: string, spec: object, expected: string[]][] = [
  ["an unknown order", { podManagementPolicy: "Random" }, [
    "spec.podManagementPolicy: Invalid value: \"Random\": must be 'OrderedReady' or 'Parallel'",
  ]],
  ["parameters of another strategy", {
    updateStrategy: { type: "OnDelete", rollingUpdate: { partition: 1 } },
  }, [
    'spec.updateStrategy.rollingUpdate: Invalid value: {"Partition":1,"MaxUnavailable":null}: ' +
    "only allowed for updateStrategy 'RollingUpdate'",
  ]],
  ["none may be unavailable", {
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0 } },
  }, [
    "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0",
  ]],
  ["a retention that does not exist", { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Keep" } }, [
    'spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Unsupported value: "Keep": ' +
    'supported values: "Retain", "Delete"',
  ]],
  ["a claim for nothing", { volumeClaimTemplates: [{ metadata: { name: "v" }, spec: {} }] }, [
    "spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required",
    "spec.volumeClaimTemplates[0].spec.resources[storage]: Required value",
  ]],
  ["negative ordinals", { ordinals: { start: -1 } }, [
    "spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0",
  ]],
  ["pods that end", { template: { ...template, spec: { ...template.spec, activeDeadlineSeconds: 5 } } }, [
    "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in StatefulSet is not Supported",
  ]],
];

for (const [what, spec, expected] of refused) {
  Deno.test(`a StatefulSet is refused: ${what}`, () => {
    const { errors } = create(statefulSet, { ...plain, spec: { ...plain.spec, ...spec } });
    assert.deepEqual(texts(errors), expected);
  });
}

Deno.test("a mount may name a volume of a claim template", () => {
  const { errors } = create(statefulSet, {
    ...plain,
    spec: {
      ...plain.spec,
      volumeClaimTemplates: [{
        metadata: { name: "www" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      }],
      template: {
        ...template,
        spec: {
          containers: [{ name: "c", image: "nginx", volumeMounts: [{ name: "www", mountPath: "/w" }] }],
        },
      },
    },
  });
  assert.deepEqual(texts(errors), []);
});

Deno.test("most of it may not change", () => {
  assert.deepEqual(update(statefulSet, plain, (it) => it.spec.replicas = 5).errors, []);
  assert.deepEqual(texts(update(statefulSet, plain, (it) => it.spec.serviceName = "x").errors), [
    "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', " +
    "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
  ]);
});
