import assert from "node:assert/strict";
import {
  scalePaths,
  templateColumns,
  validateSameSelector,
  validateSelector,
  validateTemplate,
  withTemplateDefaults,
} from "../../../../src/simulator/kubernetes/kinds/workload.ts";
import { NOW, texts } from "./kind_world.ts";

const selectors: [selector: Parameters<typeof validateSelector>[0], expected: string[]][] = [
  [{ matchLabels: { a: "b" } }, []],
  [undefined, ["s: Required value"]],
  [{}, ["s: Invalid value: {}: empty"]],
  [{ matchExpressions: [{ key: "a", operator: "In", values: ["b"] }] }, []],
  [{ matchExpressions: [{ key: "a", operator: "In" }] }, [
    "s.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
  ]],
  [{ matchExpressions: [{ key: "a", operator: "Exists", values: ["b"] }] }, [
    "s.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
  ]],
  [{ matchExpressions: [{ key: "a", operator: "Like" }] }, [
    's.matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator',
  ]],
];

for (const [selector, expected] of selectors) {
  Deno.test(`selector ${JSON.stringify(selector)}`, () => {
    assert.deepEqual(texts(validateSelector(selector, "s", "empty")), expected);
  });
}

const workload = {
  spec: {
    replicas: 2,
    selector: { matchLabels: { b: "2", a: "1" } },
    template: { spec: { containers: [{ name: "c", image: "x" }, { name: "d", image: "y" }] } },
  },
  status: { replicas: 1 },
};

Deno.test("wide columns name containers, images and the selector", () => {
  const cells = templateColumns<typeof workload>().map((column) => column.cell(workload, NOW));
  assert.deepEqual(cells, ["c,d", "x,y", "a=1,b=2"]);
});

Deno.test("scale reads and writes replicas", () => {
  const scale = scalePaths<typeof workload>();
  const copy = structuredClone(workload);
  scale.setReplicas(copy, 7);
  assert.deepEqual([scale.replicas(copy), scale.statusReplicas(copy), scale.selector(copy)], [
    7,
    1,
    "a=1,b=2",
  ]);
});

Deno.test("a broken selector is reported once, not for the template too", () => {
  const broken = { matchExpressions: [{ key: "a", operator: "Like" }] };
  assert.deepEqual(validateTemplate(workload.spec.template, broken, "t"), []);
});

Deno.test("pods of workloads run for ever", () => {
  const spec = { ...workload.spec.template.spec, restartPolicy: "Never" as const, activeDeadlineSeconds: 5 };
  const found = texts(
    validateTemplate({ metadata: { labels: { a: "1" } }, spec }, { matchLabels: { a: "1" } }, "t"),
  );
  assert.ok(found.includes('t.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'));
  assert.ok(
    found.includes(
      "t.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported",
    ),
  );
});

Deno.test("the same selector, however it is written, is no change", () => {
  const other = { spec: { selector: { matchLabels: { a: "1", b: "2" } } } };
  assert.deepEqual(validateSameSelector(other, workload), []);
  assert.equal(validateSameSelector({ spec: { selector: { matchLabels: {} } } }, workload).length, 1);
});

Deno.test("a template that is left out is an empty one with defaults: only its containers are missed", () => {
  const template = withTemplateDefaults(undefined, "Deployment");
  assert.equal(template.spec!.restartPolicy, "Always");
  const found = texts(validateTemplate(template, { matchLabels: { a: "1" } }, "t"));
  assert.deepEqual(found, [
    "t.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
    "t.spec.containers: Required value",
  ]);
});
