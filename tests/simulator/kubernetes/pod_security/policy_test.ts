import assert from "node:assert/strict";
import {
  compareLevels,
  isSameLevel,
  levelText,
  securityPolicy,
} from "../../../../src/simulator/kubernetes/pod_security/policy.ts";

const P = "pod-security.kubernetes.io/";

/** Labels without their prefix, and what is enforced and warned of. */
const cases: [labels: Record<string, string>, enforce: string, warn: string, errors: string[]][] = [
  [{}, "privileged:latest", "privileged:latest", []],
  [{ enforce: "restricted" }, "restricted:latest", "restricted:latest", []],
  [{ enforce: "baseline", "enforce-version": "v1.30" }, "baseline:v1.30", "baseline:v1.30", []],
  [{ enforce: "baseline", warn: "restricted" }, "baseline:latest", "restricted:latest", []],
  [{ enforce: "restricted", warn: "privileged" }, "restricted:latest", "privileged:latest", []],
  [{ enforce: "strict" }, "restricted:latest", "privileged:latest", [
    `metadata.labels[${P}enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted`,
  ]],
  [{ warn: "strict", "warn-version": "1.30" }, "privileged:latest", "privileged:latest", [
    `metadata.labels[${P}warn]: Invalid value: "strict": must be one of privileged, baseline, restricted`,
    `metadata.labels[${P}warn-version]: Invalid value: "1.30": must be "latest" or "v1.x"`,
  ]],
];

for (const [given, enforce, warn, expected] of cases) {
  Deno.test(`labels ${JSON.stringify(given)}`, () => {
    const labels = Object.fromEntries(Object.entries(given).map(([key, value]) => [P + key, value]));
    const { policy, errors } = securityPolicy(labels);
    assert.deepEqual([levelText(policy.enforce), levelText(policy.warn)], [enforce, warn]);
    assert.deepEqual(errors.map(({ field, message }) => `${field}: ${message}`), expected);
  });
}

Deno.test("levels have an order, and a version makes them different", () => {
  assert.ok(compareLevels("restricted", "baseline") > 0);
  assert.equal(compareLevels("baseline", "baseline"), 0);
  assert.equal(isSameLevel({ level: "baseline", minor: 30 }, { level: "baseline", minor: 31 }), false);
});
