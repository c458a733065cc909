import assert from "node:assert/strict";
import { setPodSpecDefaults } from "../../../../src/simulator/kubernetes/kinds/pod_spec_defaults.ts";
import {
  validatePodSpec,
  validatePodTemplate,
  validateTolerations,
} from "../../../../src/simulator/kubernetes/kinds/pod_spec_validation.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { texts } from "./kind_world.ts";

const containers = [{ name: "c", image: "x" }];

const cases: [what: string, spec: object, expected: string[]][] = [
  ["nothing wrong", { containers }, []],
  ["no containers", {}, ["spec.containers: Required value"]],
  [
    "an unknown restart policy",
    { containers, restartPolicy: "Sometimes" },
    [
      'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
    ],
  ],
  [
    "DNS by hand without servers",
    { containers, dnsPolicy: "None" },
    ["spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"],
  ],
  [
    "a deadline of zero",
    { containers, activeDeadlineSeconds: 0 },
    ["spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive"],
  ],
  [
    "a negative user",
    { containers, securityContext: { runAsUser: -1 } },
    ["spec.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive"],
  ],
  [
    "the same gate twice",
    { containers, schedulingGates: [{ name: "g" }, { name: "g" }] },
    ['spec.schedulingGates[1]: Duplicate value: "g"'],
  ],
];

for (const [what, spec, expected] of cases) {
  Deno.test(`pod specification: ${what}`, () => {
    const full = structuredClone(spec) as Parameters<typeof setPodSpecDefaults>[0];
    setPodSpecDefaults(full, { kind: "Pod", version: "v1" });
    assert.deepEqual(texts(validatePodSpec(full, "spec")), expected);
  });
}

const tolerations: [given: object, expected: string[]][] = [
  [{ key: "a", operator: "Exists" }, []],
  [{ key: "a", value: "b" }, []],
  [{}, [
    't[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"',
  ]],
  [{ key: "a", operator: "Like" }, [
    't[0].operator: Unsupported value: "Like": supported values: "Equal", "Exists"',
  ]],
  [{ key: "a", tolerationSeconds: 1 }, [
    "t[0].effect: Invalid value: \"\": effect must be 'NoExecute' when `tolerationSeconds` is set",
  ]],
  [{ key: "a", effect: "Never" }, [
    't[0].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
  ]],
];

for (const [given, expected] of tolerations) {
  Deno.test(`toleration ${JSON.stringify(given)}`, () => {
    assert.deepEqual(texts(validateTolerations([given], "t")), expected);
  });
}

Deno.test("templates have no ephemeral containers", () => {
  const spec = { containers, ephemeralContainers: [{ name: "e", image: "x" }] };
  setPodSpecDefaults(spec, { kind: "Deployment", version: "v1" });
  assert.deepEqual(texts(validatePodTemplate({ spec }, "spec.template")), [
    "spec.template.spec.ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template",
  ]);
});

Deno.test({
  name: "whatever the recorded server has stored is valid",
  ignore: !hasFixtures,
  fn: () => {
    for (const { spec } of fixtureJson("lists/core_v1_pods.json").items) {
      assert.deepEqual(texts(validatePodSpec(spec, "spec")), []);
    }
  },
});
