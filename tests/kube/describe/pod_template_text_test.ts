import assert from "node:assert/strict";
import type { IToleration } from "kubernetes-models/v1/Toleration";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import {
  tolerationLines,
  writePodTemplate,
  writeSpreadConstraints,
} from "../../../src/kube/describe/pod_template_text.ts";

const tolerations: [toleration: IToleration, line: string][] = [
  [
    { key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
    "a:NoExecute op=Exists for 300s",
  ],
  [{ key: "a", value: "b", effect: "NoSchedule" }, "a=b:NoSchedule"],
  [{ operator: "Exists" }, "op=Exists"],
];
for (const [toleration, line] of tolerations) {
  Deno.test(`a toleration reads ${line}`, () => assert.deepEqual(tolerationLines([toleration]), [line]));
}

Deno.test("a template of nothing is a frame of nothing", () => {
  const text = new DescribeText();
  writePodTemplate(text, undefined);
  assert.match(
    text.toString(),
    /^Pod Template:\n {2}Labels: +<none>\n {2}Containers: <none>\n {2}Volumes: +<none>\n/,
  );
});

Deno.test("spread constraints are sorted by key", () => {
  const text = new DescribeText();
  const constraint = { maxSkew: 1, whenUnsatisfiable: "DoNotSchedule" as const };
  writeSpreadConstraints(text, [
    { ...constraint, topologyKey: "zone", labelSelector: { matchLabels: { a: "b" } } },
    { ...constraint, topologyKey: "host" },
  ]);
  assert.deepEqual(text.toString().trimEnd().split("\n").map((line) => line.trim()), [
    "Topology Spread Constraints:  host:DoNotSchedule when max skew 1 is exceeded",
    "zone:DoNotSchedule when max skew 1 is exceeded for selector a=b",
  ]);
});
