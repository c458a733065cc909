import assert from "node:assert/strict";
import { job } from "../../../../src/simulator/kubernetes/kinds/job.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { create, NOW } from "./kind_world.ts";

Deno.test({
  name: "created Jobs are what the server made of them",
  ignore: !hasFixtures,
  fn: () => {
    for (const recorded of fixtureJson("lists/batch_v1_jobs.json").items) {
      const text = recorded.metadata.annotations?.["kubectl.kubernetes.io/last-applied-configuration"];
      if (!text) continue;
      const applied = JSON.parse(text);
      applied.metadata.uid = recorded.metadata.uid;
      const { object, errors } = create(job, applied);
      assert.deepEqual(errors, []);
      assert.deepEqual(object.spec, recorded.spec);
      assert.deepEqual(object.metadata.labels, recorded.metadata.labels);
    }
  },
});

const template = { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "x" }] } };
const started = "2026-11-22T11:35:00Z";
const cells: [spec: object, status: object, expected: string[]][] = [
  [{}, {}, ["Running", "0/1", ""]],
  [{ parallelism: 3 }, { succeeded: 1, startTime: started }, ["Running", "1/1 of 3", "60s"]],
  [{ completions: 5 }, { conditions: [{ type: "Suspended", status: "True" }] }, ["Suspended", "0/5", ""]],
  [{}, {
    startTime: started,
    completionTime: "2026-11-22T11:35:07Z",
    succeeded: 1,
    conditions: [{ type: "Complete", status: "True" }],
  }, ["Complete", "1/1", "7s"]],
  [{}, { conditions: [{ type: "FailureTarget", status: "True" }] }, ["FailureTarget", "0/1", ""]],
];

for (const [spec, status, expected] of cells) {
  Deno.test(`a job prints ${expected.join(" ")}`, () => {
    const { object } = create(job, { metadata: { name: "j", uid: "u" }, spec: { ...spec, template } });
    object.status = status;
    assert.deepEqual(job.columns.slice(1, 4).map((column) => column.cell(object, NOW)), expected);
  });
}
