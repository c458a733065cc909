import assert from "node:assert/strict";
import { cronJob } from "../../../../src/simulator/kubernetes/kinds/cron_job.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { create, texts } from "./kind_world.ts";

const jobTemplate = {
  spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "x" }] } } },
};
const plain = { metadata: { name: "c" }, spec: { schedule: "* * * * *", jobTemplate } };

Deno.test({
  name: "a created CronJob is what the server made of it",
  ignore: !hasFixtures,
  fn: () => {
    const [recorded] = fixtureJson("lists/batch_v1_cronjobs.json").items;
    const applied = JSON.parse(
      recorded.metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"],
    );
    assert.deepEqual(create(cronJob, applied).object.spec, recorded.spec);
  },
});

const refused: [what: string, spec: object, expected: string[]][] = [
  ["four fields", { schedule: "* * * *" }, [
    'spec.schedule: Invalid value: "* * * *": expected exactly 5 fields, found 4: [* * * *]',
  ]],
  ["no schedule", { schedule: "" }, ["spec.schedule: Required value"]],
  ["a zone in the schedule", { schedule: "TZ=UTC * * * * *" }, [
    'spec.schedule: Invalid value: "TZ=UTC * * * * *": ' +
    "cannot use TZ or CRON_TZ in schedule, use timeZone field instead",
  ]],
  ["an unknown zone", { timeZone: "Mars/Olympus" }, [
    'spec.timeZone: Invalid value: "Mars/Olympus": unknown time zone Mars/Olympus',
  ]],
  ["no zone in particular", { timeZone: "Local" }, [
    'spec.timeZone: Invalid value: "Local": ' +
    "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones",
  ]],
  ["an unknown policy", { concurrencyPolicy: "Never" }, [
    'spec.concurrencyPolicy: Unsupported value: "Never": supported values: "Allow", "Forbid", "Replace"',
  ]],
  [
    "a selector of its own",
    { jobTemplate: { spec: { ...jobTemplate.spec, selector: { matchLabels: {} } } } },
    [
      'spec.jobTemplate.spec.selector: Invalid value: {"matchLabels":{}}: `selector` will be auto-generated',
    ],
  ],
];

for (const [what, spec, expected] of refused) {
  Deno.test(`a CronJob is refused: ${what}`, () => {
    assert.deepEqual(texts(create(cronJob, { ...plain, spec: { ...plain.spec, ...spec } }).errors), expected);
  });
}

Deno.test("its name leaves room for the minute", () => {
  const { errors } = create(cronJob, { ...plain, metadata: { name: "c".repeat(53) } });
  assert.match(texts(errors)[0]!, /^metadata.name: .*: must be no more than 52 characters$/);
});
