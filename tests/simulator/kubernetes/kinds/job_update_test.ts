import assert from "node:assert/strict";
import { job } from "../../../../src/simulator/kubernetes/kinds/job.ts";
import { validateFixedJobParts } from "../../../../src/simulator/kubernetes/kinds/job_update.ts";
import { create, texts, update } from "./kind_world.ts";

const template = { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "x" }] } };
const plain = { metadata: { name: "j", uid: "u" }, spec: { template } };

// deno-lint-ignore no-explicit-any -- objects as writers change them
const changes: [what: string, change: (it: any) => void, expected: RegExp[]][] = [
  ["parallelism", (it) => it.spec.parallelism = 5, []],
  ["suspension", (it) => it.spec.suspend = true, []],
  ["completions", (it) => it.spec.completions = 5, [
    /^spec.completions: Invalid value: 5: field is immutable$/,
  ]],
  ["the image", (it) => it.spec.template.spec.containers[0].image = "y", [
    /^spec.template: Invalid value: \{"labels":\{.*"Spec":\{"Volumes":null,.*\}: field is immutable$/,
  ]],
  ["the mode", (it) => Object.assign(it.spec, { completionMode: "Indexed" }), [
    /^spec.completionMode: Invalid value: "Indexed": field is immutable$/,
  ]],
];

for (const [what, change, expected] of changes) {
  Deno.test(`a Job's ${what} is changed`, () => {
    const errors = texts(update(job, plain, change).errors);
    assert.equal(errors.length, expected.length, errors.join("\n"));
    expected.forEach((pattern, index) => assert.match(errors[index]!, pattern));
  });
}

Deno.test("a suspended job without pods may get other nodes, labels and resources, but no other image", () => {
  const old = create(job, { ...plain, spec: { template, suspend: true } }).object;
  old.status = { conditions: [{ type: "Suspended", status: "True" }] };
  const moved = structuredClone(old);
  moved.spec.template.spec.nodeSelector = { disk: "ssd" };
  moved.spec.template.spec.containers[0].resources = { requests: { cpu: "1" } };
  moved.spec.template.metadata.labels.team = "blue";
  assert.deepEqual(validateFixedJobParts(moved, old), []);
  moved.spec.template.spec.containers[0].image = "y";
  assert.match(texts(validateFixedJobParts(moved, old)).join(), /^spec.template.spec: .*field is immutable$/);
});

Deno.test("an indexed job may grow if all its pods run at a time", () => {
  const indexed = { ...plain, spec: { template, completionMode: "Indexed", completions: 2, parallelism: 2 } };
  const grown = update(job, indexed, (it) => Object.assign(it.spec, { completions: 4, parallelism: 4 }));
  assert.deepEqual(grown.errors, []);
  const alone = update(job, indexed, (it) => it.spec.completions = 4);
  assert.deepEqual(texts(alone.errors), [
    "spec.completions: Invalid value: 4: can only be modified in tandem with spec.parallelism",
  ]);
});
