import assert from "node:assert/strict";
import { job } from "../../../../src/simulator/kubernetes/kinds/job.ts";
import { create, texts } from "./kind_world.ts";

const template = { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "x" }] } };
const plain = { metadata: { name: "j", uid: "u" }, spec: { template } };

const refused: [what: string, spec: object, expected: string[]][] = [
  ["pods that are always started again", {
    template: { spec: { ...template.spec, restartPolicy: "Always" } },
  }, [
    'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
  ]],
  ["a negative number", { parallelism: -1, completions: -2 }, [
    "spec.parallelism: Invalid value: -1: must be greater than or equal to 0",
    "spec.completions: Invalid value: -2: must be greater than or equal to 0",
  ]],
  ["indexes without a number of them", { completionMode: "Indexed", parallelism: 2 }, [
    "spec.completions: Required value: when completion mode is Indexed",
  ]],
  ["a limit for indexes that it has not", { backoffLimitPerIndex: 1 }, [
    "spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode",
  ]],
  ["labels of another job", { template: { ...template, metadata: { labels: { "job-name": "k" } } } }, [
    'spec.template.metadata.labels[job-name]: Invalid value: {"job-name":"k",' +
    '"batch.kubernetes.io/job-name":"j","controller-uid":"u","batch.kubernetes.io/controller-uid":"u"}: must be \'j\'',
  ]],
  ["a success policy without indexes", { successPolicy: { rules: [{ succeededCount: 1 }] } }, [
    'spec.successPolicy: Invalid value: {"rules":[{"succeededCount":1}]}: requires indexed completion mode',
  ]],
  ["a manager without a domain", { managedBy: "me" }, [
    'spec.managedBy: Invalid value: "me": must be a domain-prefixed path (such as "acme.io/foo")',
  ]],
];

for (const [what, spec, expected] of refused) {
  Deno.test(`a Job is refused: ${what}`, () => {
    assert.deepEqual(texts(create(job, { ...plain, spec: { ...plain.spec, ...spec } }).errors), expected);
  });
}

Deno.test("an indexed job's name must leave room for the index", () => {
  const { errors } = create(job, {
    metadata: { name: "j".repeat(62), uid: "u" },
    spec: { template, completions: 11, completionMode: "Indexed" },
  });
  assert.match(
    texts(errors)[0]!,
    /^metadata.name: .*will not able to create pod with invalid DNS label: j+-10$/,
  );
});
