import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { violations, violationsText } from "../../../../src/simulator/kubernetes/pod_security/checks.ts";
import type { SecurityLevel } from "../../../../src/simulator/kubernetes/pod_security/policy.ts";

const spec: IPodSpec = {
  containers: [{ name: "c", securityContext: { procMount: "Unmasked", capabilities: { add: ["NET_RAW"] } } }],
  volumes: [{ name: "v", hostPath: { path: "/" } }],
};

const cases: [level: SecurityLevel, minor: number, reasons: string[]][] = [
  ["privileged", Infinity, []],
  ["baseline", Infinity, ["non-default capabilities", "hostPath volumes", "procMount"]],
  ["restricted", Infinity, [
    "allowPrivilegeEscalation != false",
    "unrestricted capabilities",
    "procMount",
    "restricted volume types",
    "runAsNonRoot != true",
    "seccompProfile",
  ]],
  ["restricted", 21, [
    "non-default capabilities",
    "procMount",
    "allowPrivilegeEscalation != false",
    "restricted volume types",
    "runAsNonRoot != true",
    "seccompProfile",
  ]],
];

for (const [level, minor, reasons] of cases) {
  Deno.test(`${level} of 1.${minor}: each thing is said once, by the stricter check`, () => {
    assert.deepEqual(violations({ level, minor }, undefined, spec).map(({ reason }) => reason), reasons);
  });
}

Deno.test("details stand in brackets", () => {
  assert.equal(
    violationsText([{ reason: "a", detail: "b" }, { reason: "c", detail: "" }]),
    "a (b), c",
  );
});
