import assert from "node:assert/strict";
import type { IContainer } from "kubernetes-models/v1/Container";
import {
  type ContainerRole,
  isSidecar,
  matchingAction,
  willRestart,
} from "../../../../src/simulator/kubernetes/kubelet/restart.ts";

type Policy = "Always" | "OnFailure" | "Never";
const rule = (operator: "In" | "NotIn", values: number[], action = "Restart") => ({
  action,
  exitCodes: { operator, values },
});

const CASES: [ContainerRole, Partial<IContainer>, Policy, exitCode: number, restarts: boolean][] = [
  ["main", {}, "Always", 0, true],
  ["main", {}, "OnFailure", 0, false],
  ["main", {}, "OnFailure", 1, true],
  ["main", {}, "Never", 1, false],
  ["main", { restartPolicy: "Never" }, "Always", 1, false],
  ["main", { restartPolicy: "Never", restartPolicyRules: [rule("In", [42])] }, "Always", 42, true],
  ["main", { restartPolicy: "Never", restartPolicyRules: [rule("NotIn", [42])] }, "Always", 42, false],
  ["init", {}, "Always", 0, false],
  ["init", {}, "Always", 1, true],
  ["init", {}, "Never", 1, false],
  ["init", { restartPolicy: "Always" }, "Never", 0, true],
  ["ephemeral", {}, "Always", 1, false],
];

for (const [role, container, policy, exitCode, restarts] of CASES) {
  const given = Object.keys(container).length > 0 ? ` ${JSON.stringify(container)}` : "";
  Deno.test(`${policy}: ${role}${given} that ended with ${exitCode} ${restarts ? "starts again" : "stays"}`, () => {
    assert.equal(willRestart(role, { name: "c", ...container }, policy, exitCode), restarts);
  });
}

Deno.test("only init containers that are always restarted are sidecars", () => {
  assert.ok(isSidecar("init", { name: "c", restartPolicy: "Always" }));
  assert.ok(!isSidecar("main", { name: "c", restartPolicy: "Always" }));
});

Deno.test("the first rule that matches decides", () => {
  const restartPolicyRules = [rule("In", [1], "RestartAllContainers"), rule("In", [1, 2])];
  const container: IContainer = { name: "c", restartPolicyRules };
  assert.deepEqual([1, 2, 3].map((code) => matchingAction(container, code)), [
    "RestartAllContainers",
    "Restart",
    undefined,
  ]);
});
