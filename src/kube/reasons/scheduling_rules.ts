/** Why no node takes a pod: the scheduler's message, taken apart. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { commandCheck, describeCheck, listCheck, yamlCheck } from "./checks.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { beside, condition, conditionFact, containersOf, relatedOf, since } from "./facts.ts";

const kinds = ["Pod"];

export const schedulingRules: readonly Rule[] = [
  { id: "scheduling-gated", kinds, find: gated },
  { id: "unschedulable", kinds, find: unschedulable },
  { id: "not-scheduled", kinds, find: notScheduled },
];

/** The claims that a pod's volumes name. */
export function claimsOf(object: Evidence["object"]): string[] {
  return ((object as unknown as IPod).spec?.volumes ?? [])
    .flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
}

function gated({ object, subject }: Evidence): Finding | undefined {
  const gates = (object as unknown as IPod).spec?.schedulingGates ?? [];
  const scheduled = condition(object, "PodScheduled");
  if (scheduled?.reason !== "SchedulingGated") return undefined;
  const names = gates.map(({ name }) => name).join(", ");
  return {
    text: `The scheduler may not look at the pod yet: gate ${
      names || "?"
    } is closed. Its controller has to open it.`,
    facts: [{ path: "spec.schedulingGates", value: names }, conditionFact(scheduled)],
    checks: [yamlCheck(subject, "the gates"), describeCheck(subject, "who made the pod")],
  };
}

/** The scheduler's message, taken apart: one part for each reason against nodes. */
const obstacles: readonly { pattern: RegExp; text: (match: RegExpExecArray) => string }[] = [
  {
    pattern: /(\d+) Insufficient ([\w/-]+(?:\.[\w/-]+)*)/g,
    text: ([, count, what]) => `on ${count} there is too little ${what} left for what it requests`,
  },
  { pattern: /(\d+) Too many pods/g, text: ([, count]) => `${count} are full of pods` },
  {
    pattern: /(\d+) node\(s\) had untolerated taints? ?(?:\{([^}]*)\})?/g,
    text: ([, count, taint]) =>
      `${count} have a taint that it does not tolerate${taint ? ` (${taint})` : ""}`,
  },
  {
    pattern: /(\d+) node\(s\) had taint \{([^}]*)\}[^,.]*/g,
    text: ([, count, taint]) => `${count} have the taint ${taint} that it does not tolerate`,
  },
  {
    pattern: /(\d+) node\(s\) didn't match Pod's node affinity\/selector/g,
    text: ([, count]) => `${count} do not fit its nodeSelector or node affinity`,
  },
  { pattern: /(\d+) node\(s\) were unschedulable/g, text: ([, count]) => `${count} are cordoned` },
  {
    pattern: /(\d+) node\(s\) didn't match pod (anti-affinity|affinity) rules/g,
    text: ([, count, what]) => `${count} do not fit its pod ${what}`,
  },
  {
    pattern: /(\d+) node\(s\) didn't satisfy existing pods anti-affinity rules/g,
    text: ([, count]) => `on ${count} another pod does not want it beside itself`,
  },
  {
    pattern: /(\d+) node\(s\) didn't match pod topology spread constraints/g,
    text: ([, count]) => `${count} would break its topology spread`,
  },
  {
    pattern: /(\d+) node\(s\) didn't have free ports/g,
    text: ([, count]) => `on ${count} its host port is taken`,
  },
  {
    pattern: /(\d+) node\(s\) had (?:volume node affinity conflict|no available volume zone)/g,
    text: ([, count]) => `${count} cannot reach its volume`,
  },
  {
    pattern: /(\d+) node\(s\) didn't find available persistent volumes to bind/g,
    text: ([, count]) => `on ${count} no volume fits its claim`,
  },
  {
    pattern: /pod has unbound immediate PersistentVolumeClaims/g,
    text: () => "its PersistentVolumeClaim has no volume yet",
  },
  {
    pattern: /persistentvolumeclaim "([^"]+)" not found/g,
    text: ([, name]) => `its claim ${name} does not exist`,
  },
  { pattern: /no nodes available to schedule pods/g, text: () => "the cluster has no nodes" },
];

/** `0/2 nodes …` as a list of what stands against it; the message itself where nothing is known. */
export function obstaclesIn(message: string): string[] {
  const [before] = message.split(/\s*(?:no new claims|preemption:)/);
  const found = obstacles.flatMap(({ pattern, text }) =>
    [...before!.matchAll(pattern)].map((match) => text(match))
  );
  return [...new Set(found)];
}

function unschedulable(evidence: Evidence): Finding | undefined {
  const { object, subject } = evidence;
  const scheduled = condition(object, "PodScheduled");
  if (!scheduled || scheduled.status !== "False" || scheduled.reason === "SchedulingGated") return undefined;
  const message = scheduled.message ?? "";
  const parts = obstaclesIn(message);
  const nodes = /^0\/(\d+) nodes/.exec(message)?.[1];
  const requests = containersOf(object).flatMap(({ name, spec }) =>
    Object.entries(spec.resources?.requests ?? {}).map(([what, amount]) => ({
      path: `spec.containers[${name}].resources.requests.${what}`,
      value: `${amount}`,
    }))
  );
  const claims = claimsOf(object);
  return {
    text:
      `No node takes the pod: ${
        parts.length > 0 ? `${nodes ? `of ${nodes} nodes ` : ""}${parts.join("; ")}` : message
      }.` + largest(evidence, message),
    facts: [conditionFact(scheduled), ...requests],
    events: ["FailedScheduling", "NotTriggerScaleUp", "TriggeredScaleUp"],
    links: claims.map((name) => beside(evidence, "PersistentVolumeClaim", name)),
    checks: [
      ...(/PersistentVolume|volume/i.test(message) && claims[0]
        ? [describeCheck(beside(evidence, "PersistentVolumeClaim", claims[0]), "why the claim has no volume")]
        : []),
      commandCheck("kubectl describe nodes", "taints, labels, what is allocated already"),
      describeCheck(subject, "the scheduler's own words"),
      yamlCheck(subject, "requests, nodeSelector, affinity, tolerations"),
    ].slice(0, 3),
  };
}

/** Requests that no node could ever meet are another mistake than a full cluster. */
function largest(evidence: Evidence, message: string): string {
  const what = /Insufficient ([\w/-]+(?:\.[\w/-]+)*)/.exec(message)?.[1];
  const amounts = relatedOf(evidence, "nodes").flatMap(({ status }) => {
    const amount = (status as { allocatable?: Record<string, string> } | undefined)?.allocatable
      ?.[what ?? ""];
    return amount === undefined ? [] : [amount];
  });
  if (!what || amounts.length === 0) return "";
  return ` Nodes have ${
    [...new Set(amounts)].join(", ")
  } ${what} in all. Requests are reserved, not what is used.`;
}

function notScheduled({ object, subject, nowMs }: Evidence): Finding | undefined {
  const { spec, status } = object as unknown as IPod;
  if (spec?.nodeName || status?.phase !== "Pending" || condition(object, "PodScheduled")) return undefined;
  return {
    text: `No scheduler has looked at the pod since ${since(object.metadata.creationTimestamp, nowMs)}: ` +
      `is there one called ${spec?.schedulerName ?? "default-scheduler"}?`,
    facts: [{ path: "spec.schedulerName", value: spec?.schedulerName ?? "" }],
    checks: [
      listCheck("pods", "kube-system", "whether the scheduler runs"),
      yamlCheck(subject, "the scheduler's name"),
    ],
  };
}
