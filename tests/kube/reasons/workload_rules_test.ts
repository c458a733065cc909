import assert from "node:assert/strict";
import { reasonsFor } from "../../../src/kube/reasons/reasons.ts";
import { workloadRules } from "../../../src/kube/reasons/workload_rules.ts";
import { covered, event, evidence, namedBy, pod, type RuleCase, waiting } from "./evidence.ts";

const deployment = (object: Record<string, unknown>, more = {}) =>
  evidence({ kind: "Deployment", group: "apps", object: { spec: { replicas: 3 }, ...object }, ...more });
const refused = (message: string) =>
  deployment({}, { events: [event("FailedCreate", `Error creating: ${message}`)] });
const job = (reason: string, message = "") =>
  evidence({
    kind: "Job",
    group: "batch",
    object: { status: { conditions: [{ type: "Failed", status: "True", reason, message }] } },
  });
const cron = (spec: unknown, ...events: ReturnType<typeof event>[]) =>
  evidence({ kind: "CronJob", group: "batch", object: { spec }, events });

const CASES: readonly RuleCase[] = [
  [
    refused('pods "x" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2'),
    "quota-exceeded",
    /ResourceQuota small allows no more pods/,
  ],
  [
    refused('pods "x" is forbidden: failed quota: small: must specify limits.cpu'),
    "quota-needs-requests",
    /limits.cpu/,
  ],
  [refused('violates PodSecurity "restricted:latest": runAsNonRoot'), "pod-security", /restricted:latest/],
  [refused('serviceaccount "robot" not found'), "service-account-missing", /ServiceAccount robot/],
  [refused("maximum cpu usage per Container is 1, but limit is 2"), "limit-range", /LimitRange/],
  [refused('Internal error: failed calling webhook "a.b": no endpoints'), "webhook-failed", /Webhook a\.b/],
  [refused('admission webhook "a.b" denied the request: no'), "webhook-denied", /does not allow/],
  [refused("something new"), "pod-refused", /something new/],
  [deployment({ spec: { paused: true, replicas: 0 } }), "paused", /is paused/],
  [deployment({ spec: { replicas: 0 } }), "scaled-to-zero", /scaled to 0/],
  [
    deployment({
      status: { conditions: [{ type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded" }] },
    }),
    "progress-deadline",
    /no progress for 600 s/,
  ],
  [job("BackoffLimitExceeded"), "job-backoff-limit", /backoffLimit 6/],
  [job("DeadlineExceeded"), "job-deadline", /activeDeadlineSeconds/],
  [job("PodFailurePolicy", "exit 3"), "job-failed", /PodFailurePolicy: exit 3/],
  [
    cron({ schedule: "61 * * * *" }, event("UnparseableSchedule", "bad minute")),
    "cron-schedule",
    /"61 \* \* \* \*" is no schedule/,
  ],
  [cron({ suspend: true }), "cron-suspended", /suspended/],
  [cron({}, event("TooManyMissedTimes", "too many")), "cron-missed", /missed its time/],
  [
    evidence({ kind: "DaemonSet", group: "apps", object: { status: { numberMisscheduled: 2 } } }),
    "daemon-misscheduled",
    /2 of its pods/,
  ],
  [
    evidence({
      kind: "StatefulSet",
      group: "apps",
      object: { spec: { replicas: 3 }, status: { replicas: 1 } },
    }),
    "stateful-ordered",
    /web-0 is not ready, so 2 more/,
  ],
  [deployment({ status: { readyReplicas: 1 } }), "replicas-missing", /1 of 3 pods are ready/],
];

Deno.test("workloads that lack pods have their rules", () => namedBy(CASES));
Deno.test("every rule of workloads has a case", () => covered(workloadRules, CASES));

Deno.test("what a pod says is better than that pods are missing", () => {
  const below = [pod({ state: waiting("ErrImageNeverPull") })];
  assert.deepEqual(reasonsFor(deployment({}, { below })).map(({ rule }) => rule), [
    "image-never-pull",
    "replicas-missing",
  ]);
});
