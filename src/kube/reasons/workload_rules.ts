/** Why a workload has not what it should have: its pods cannot be made, do not become ready, or do not end. */
import type { ICronJob } from "kubernetes-models/batch/v1/CronJob";
import type { KubeObject } from "../object.ts";
import { commandCheck, describeCheck, listCheck, yamlCheck } from "./checks.ts";
import type { Check, Evidence, Finding, ObjectReference, Rule } from "./evidence.ts";
import {
  beside,
  condition,
  conditionFact,
  eventLike,
  referenceTo,
  relatedOf,
  since,
  valueAt,
} from "./facts.ts";

const makers = [
  "Deployment.apps",
  "ReplicaSet.apps",
  "StatefulSet.apps",
  "DaemonSet.apps",
  "Job.batch",
  "ReplicationController",
];
const rolling = ["Deployment.apps", "StatefulSet.apps", "ReplicaSet.apps", "ReplicationController"];

export const workloadRules: readonly Rule[] = [
  creation(
    "quota-exceeded",
    /exceeded quota: ([^,]+), requested: ([^,]+), used: ([^,]+), limited: (\S+)/,
    (match) =>
      `ResourceQuota ${match[1]} allows no more pods: asked for ${match[2]}, used are ${match[3]} of ${
        match[4]
      }.`,
  ),
  creation(
    "quota-needs-requests",
    /failed quota: ([^:]+): must specify (.*)/,
    (match) => `ResourceQuota ${match[1]} demands that every container says its ${match[2]}.`,
  ),
  creation(
    "pod-security",
    /violates PodSecurity "([^"]+)": (.*)/,
    (match) => `The namespace's pod security level ${match[1]} forbids the pod: ${match[2]}`,
  ),
  creation(
    "service-account-missing",
    /serviceaccount "([^"]+)" not found|service account [^:]*: (.*) not found/i,
    (match) => `ServiceAccount ${match[1] ?? match[2]} does not exist: no pod may be made with it.`,
  ),
  creation(
    "limit-range",
    /(?:minimum|maximum) (?:cpu|memory|storage)[^.]*/,
    (match) => `A LimitRange forbids the pod: ${match[0]}.`,
  ),
  creation(
    "webhook-failed",
    /failed calling webhook "([^"]+)": (.*)/,
    (match) => `Webhook ${match[1]} has to approve every pod and does not answer: ${match[2]}`,
  ),
  creation(
    "webhook-denied",
    /admission webhook "([^"]+)" denied the request: (.*)/,
    (match) => `Webhook ${match[1]} does not allow the pod: ${match[2]}`,
  ),
  creation(
    "pod-refused",
    /(?:Error creating|create Pod \S+ in \S+ \S+ failed error): (.*)/,
    (match) => `The API refuses the pods: ${match[1]}`,
  ),
  { id: "paused", kinds: ["Deployment.apps"], isVague: true, find: paused },
  { id: "scaled-to-zero", kinds: rolling, isVague: true, find: scaledToZero },
  { id: "progress-deadline", kinds: ["Deployment.apps"], isVague: true, find: deadline },
  {
    id: "job-backoff-limit",
    kinds: ["Job.batch"],
    isVague: true,
    find: (evidence) => jobFailed(evidence, "BackoffLimitExceeded"),
  },
  { id: "job-deadline", kinds: ["Job.batch"], find: (evidence) => jobFailed(evidence, "DeadlineExceeded") },
  { id: "job-failed", kinds: ["Job.batch"], isVague: true, find: (evidence) => jobFailed(evidence) },
  { id: "cron-schedule", kinds: ["CronJob.batch"], find: badSchedule },
  { id: "cron-suspended", kinds: ["CronJob.batch"], find: suspended },
  { id: "cron-missed", kinds: ["CronJob.batch"], find: missed },
  { id: "daemon-misscheduled", kinds: ["DaemonSet.apps"], find: misscheduled },
  { id: "stateful-ordered", kinds: ["StatefulSet.apps"], isVague: true, find: ordered },
  { id: "replicas-missing", kinds: makers, isVague: true, find: missing },
];

/** A rule for pods that the API does not let come into being: condition or event has its words. */
function creation(id: string, pattern: RegExp, text: (match: RegExpExecArray) => string): Rule {
  return {
    id,
    kinds: makers,
    find: (evidence) => {
      const failure = condition(evidence.object, "ReplicaFailure");
      const said = failure?.message && pattern.test(failure.message)
        ? failure.message
        : isShort(evidence)
        ? eventLike(evidence, pattern, "FailedCreate")?.message
        : undefined;
      const match = said === undefined ? null : pattern.exec(said);
      if (!match) return undefined;
      const isQuota = id.startsWith("quota");
      return {
        text: text(match),
        facts: [...replicaFacts(evidence), ...(failure ? [conditionFact(failure)] : [])],
        events: ["FailedCreate"],
        links: isQuota ? [beside(evidence, "ResourceQuota", match[1] ?? "")] : setsOf(evidence),
        checks: creationChecks(evidence, isQuota),
      };
    },
  };
}

function creationChecks(evidence: Evidence, isQuota: boolean): readonly Check[] {
  const { subject } = evidence;
  const [set] = setsOf(evidence);
  return [
    isQuota
      ? commandCheck(
        `kubectl describe resourcequotas -n ${subject.namespace}`,
        "what is allowed and what is used",
      )
      : yamlCheck(subject, "the template that is refused"),
    describeCheck(set ?? subject, "the refusals, word for word"),
    listCheck("pods", subject.namespace, "who uses it up"),
  ];
}

function setsOf(evidence: Evidence): readonly ObjectReference[] {
  return relatedOf(evidence, "replicasets.apps").slice(0, 2).map((set) =>
    referenceTo("ReplicaSet", "apps", set)
  );
}

function number(object: KubeObject, ...path: string[]): number | undefined {
  const value = valueAt(object, ...path);
  return typeof value === "number" ? value : undefined;
}

/** How many there should be, and how many are ready. */
function counts({ object, subject }: Evidence): { wanted: number; ready: number } {
  if (subject.kind === "DaemonSet") {
    return {
      wanted: number(object, "status", "desiredNumberScheduled") ?? 0,
      ready: number(object, "status", "numberReady") ?? 0,
    };
  }
  return {
    wanted: number(object, "spec", "replicas") ?? number(object, "spec", "parallelism") ?? 1,
    ready: number(object, "status", "readyReplicas") ?? number(object, "status", "ready") ?? 0,
  };
}

function isShort(evidence: Evidence): boolean {
  const { wanted, ready } = counts(evidence);
  return ready < wanted;
}

function replicaFacts(evidence: Evidence) {
  const { wanted, ready } = counts(evidence);
  return [{ path: "wanted", value: `${wanted}` }, { path: "ready", value: `${ready}` }];
}

function paused(evidence: Evidence): Finding | undefined {
  if (valueAt(evidence.object, "spec", "paused") !== true) return undefined;
  return {
    text: "The Deployment is paused: changes to its template are not rolled out until it is resumed.",
    facts: [{ path: "spec.paused", value: "true" }],
    checks: [
      commandCheck(
        `kubectl rollout resume deployment ${evidence.subject.name} -n ${evidence.subject.namespace}`,
        "goes on with it",
      ),
      describeCheck(evidence.subject, "old and new replica sets"),
    ],
  };
}

function scaledToZero(evidence: Evidence): Finding | undefined {
  if (number(evidence.object, "spec", "replicas") !== 0 || evidence.subject.kind === "ReplicaSet") {
    return undefined;
  }
  return {
    text: "It is scaled to 0: nothing is meant to run.",
    facts: [{ path: "spec.replicas", value: "0" }],
    checks: [describeCheck(evidence.subject, "who scaled it, and when")],
  };
}

function deadline(evidence: Evidence): Finding | undefined {
  const progressing = condition(evidence.object, "Progressing");
  if (progressing?.reason !== "ProgressDeadlineExceeded") return undefined;
  const seconds = number(evidence.object, "spec", "progressDeadlineSeconds") ?? 600;
  return {
    text: `The roll-out has made no progress for ${seconds} s: the new pods do not become available.`,
    facts: [conditionFact(progressing), ...replicaFacts(evidence)],
    links: setsOf(evidence),
    checks: [
      commandCheck(
        `kubectl rollout status deployment ${evidence.subject.name} -n ${evidence.subject.namespace}`,
        "how far it is",
      ),
      describeCheck(evidence.subject, "old and new replica sets"),
      commandCheck(
        `kubectl rollout undo deployment ${evidence.subject.name} -n ${evidence.subject.namespace}`,
        "back to the revision before",
      ),
    ],
  };
}

function missing(evidence: Evidence): Finding | undefined {
  const { wanted, ready } = counts(evidence);
  if (evidence.subject.kind === "Job" || ready >= wanted) return undefined;
  const available = condition(evidence.object, "Available");
  return {
    text: `${ready} of ${wanted} pods are ready.`,
    facts: [...replicaFacts(evidence), ...(available ? [conditionFact(available)] : [])],
    links: setsOf(evidence),
    checks: [
      describeCheck(evidence.subject, "conditions and events"),
      listCheck("pods", evidence.subject.namespace, "the pods there are"),
      yamlCheck(evidence.subject, "the template"),
    ],
  };
}

function jobFailed(evidence: Evidence, reason?: string): Finding | undefined {
  const failed = condition(evidence.object, "Failed") ?? condition(evidence.object, "FailureTarget");
  if (failed?.status !== "True" || (reason !== undefined && failed.reason !== reason)) return undefined;
  const limit = number(evidence.object, "spec", "backoffLimit") ?? 6;
  const text = reason === "BackoffLimitExceeded"
    ? `The Job has given up: its pods failed more often than backoffLimit ${limit} allows.`
    : reason === "DeadlineExceeded"
    ? `The Job took longer than its activeDeadlineSeconds (${
      number(evidence.object, "spec", "activeDeadlineSeconds") ?? "?"
    }) and was ended.`
    : `The Job has failed: ${[failed.reason, failed.message].filter(Boolean).join(": ")}`;
  return {
    text,
    facts: [conditionFact(failed), { path: "spec.backoffLimit", value: `${limit}` }],
    events: [failed.reason ?? "Failed"],
    checks: [
      commandCheck(
        `kubectl logs job/${evidence.subject.name} -n ${evidence.subject.namespace}`,
        "what it said",
      ),
      describeCheck(evidence.subject, "how often it was tried"),
      listCheck(
        "pods",
        evidence.subject.namespace,
        "its pods",
        `batch.kubernetes.io/job-name=${evidence.subject.name}`,
      ),
    ],
  };
}

function cronOf({ object }: Evidence): ICronJob {
  return object as unknown as ICronJob;
}

function badSchedule(evidence: Evidence): Finding | undefined {
  const event = eventLike(
    evidence,
    /./,
    "UnparseableSchedule",
    "InvalidSchedule",
    "UnparsableSchedule",
    "UnknownTimeZone",
  );
  const zone = event?.reason === "UnknownTimeZone";
  return event && {
    text: zone
      ? `Time zone ${cronOf(evidence).spec?.timeZone} is not known to the cluster.`
      : `"${cronOf(evidence).spec?.schedule}" is no schedule: ${event.message}`,
    facts: [{ path: "spec.schedule", value: cronOf(evidence).spec?.schedule ?? "" }],
    events: [event.reason],
    checks: [
      yamlCheck(evidence.subject, "schedule and timeZone"),
      describeCheck(evidence.subject, "the events"),
    ],
  };
}

function suspended(evidence: Evidence): Finding | undefined {
  if (!cronOf(evidence).spec?.suspend) return undefined;
  return {
    text: "The CronJob is suspended: it starts nothing until spec.suspend is false.",
    facts: [{ path: "spec.suspend", value: "true" }],
    checks: [
      commandCheck(
        `kubectl patch cronjob ${evidence.subject.name} -n ${evidence.subject.namespace} -p '{"spec":{"suspend":false}}'`,
        "lets it go on",
      ),
      describeCheck(evidence.subject, "when it ran last"),
    ],
  };
}

function missed(evidence: Evidence): Finding | undefined {
  const event = eventLike(evidence, /./, "MissSchedule", "TooManyMissedTimes", "JobAlreadyActive");
  return event && {
    text: `The CronJob has missed its time: ${event.message}`,
    facts: [
      { path: "spec.concurrencyPolicy", value: cronOf(evidence).spec?.concurrencyPolicy ?? "" },
      {
        path: "spec.startingDeadlineSeconds",
        value: `${cronOf(evidence).spec?.startingDeadlineSeconds ?? "not set"}`,
      },
      {
        path: "status.lastScheduleTime",
        value: `${since(cronOf(evidence).status?.lastScheduleTime, evidence.nowMs)} ago`,
      },
    ],
    events: [event.reason],
    checks: [
      listCheck("jobs", evidence.subject.namespace, "whether one still runs"),
      describeCheck(evidence.subject, "the times it missed"),
    ],
  };
}

function misscheduled(evidence: Evidence): Finding | undefined {
  const wrong = number(evidence.object, "status", "numberMisscheduled") ?? 0;
  return wrong === 0 ? undefined : {
    text:
      `${wrong} of its pods run on nodes where they should not: labels or taints of the nodes have changed.`,
    facts: [{ path: "status.numberMisscheduled", value: `${wrong}` }],
    checks: [
      commandCheck("kubectl get nodes --show-labels", "which nodes its nodeSelector means"),
      yamlCheck(evidence.subject, "nodeSelector, affinity, tolerations"),
    ],
  };
}

function ordered(evidence: Evidence): Finding | undefined {
  const { object, subject } = evidence;
  const { wanted, ready } = counts(evidence);
  const made = number(object, "status", "replicas") ?? 0;
  if (valueAt(object, "spec", "podManagementPolicy") === "Parallel" || made >= wanted || ready >= made) {
    return undefined;
  }
  return {
    text:
      `The set makes its pods one after the other: ${subject.name}-${ready} is not ready, so ${
        wanted - made
      } ` +
      "more have not even been made.",
    facts: [...replicaFacts(evidence), { path: "spec.podManagementPolicy", value: "OrderedReady" }],
    links: [beside(evidence, "Pod", `${subject.name}-${ready}`)],
    checks: [
      describeCheck(beside(evidence, "Pod", `${subject.name}-${ready}`), "why that one is not ready"),
      listCheck("persistentvolumeclaims", subject.namespace, "whether its volume is bound"),
    ],
  };
}
