import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";
import { admittingRegistry } from "./sample_storage.ts";

const containers = [{ name: "c", image: "nginx" }];

/** Priority, policy and class of a pod, or why it was refused. */
function admitted(classes: Record<string, unknown>[], spec: Partial<IPodSpec>): unknown {
  const { registry } = admittingRegistry();
  const kind = registry.kind("priorityclasses", "scheduling.k8s.io");
  for (const { name, ...rest } of classes) {
    const head = { apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass" };
    registry.create(kind, { ...head, metadata: { name: name as string }, ...rest });
  }
  try {
    const metadata = { name: "p", namespace: "default" };
    const object = { apiVersion: "v1", kind: "Pod", metadata, spec: { containers, ...spec } };
    const pod = registry.create(registry.kind("pods"), object).spec as IPodSpec;
    return [pod.priorityClassName, pod.priority, pod.preemptionPolicy];
  } catch (error) {
    assert.ok(error instanceof StatusError);
    return error.message;
  }
}

const high = { name: "high", value: 1000, preemptionPolicy: "Never" };
const usual = { name: "usual", value: 10, globalDefault: true };

const cases: [
  what: string,
  classes: Record<string, unknown>[],
  spec: Partial<IPodSpec>,
  expected: unknown,
][] = [
  ["no class", [], {}, [undefined, 0, "PreemptLowerPriority"]],
  ["a class", [high], { priorityClassName: "high" }, ["high", 1000, "Never"]],
  ["the default class", [high, usual], {}, ["usual", 10, "PreemptLowerPriority"]],
  [
    "an unknown class",
    [],
    { priorityClassName: "vip" },
    'pods "p" is forbidden: no PriorityClass with name vip was found',
  ],
  [
    "a number of its own",
    [high],
    { priorityClassName: "high", priority: 5 },
    'pods "p" is forbidden: the integer value of priority (5) must not be provided in pod spec; ' +
    "priority admission controller computed 1000 from the given PriorityClass name",
  ],
  [
    "a policy of its own",
    [high],
    { priorityClassName: "high", preemptionPolicy: "PreemptLowerPriority" },
    'pods "p" is forbidden: the string value of PreemptionPolicy (PreemptLowerPriority) must not be provided in ' +
    "pod spec; priority admission controller computed Never from the given PriorityClass name",
  ],
];
for (const [what, classes, spec, expected] of cases) {
  Deno.test(`the priority of a pod with ${what}`, () => assert.deepEqual(admitted(classes, spec), expected));
}

Deno.test("only one class can be the default", () => {
  assert.throws(
    () => admitted([usual, { ...usual, name: "other" }], {}),
    /PriorityClass usual is already marked as default. Only one default can exist/,
  );
});
