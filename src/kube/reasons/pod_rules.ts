/** Why a pod is not placed, not begun, not ready, not gone. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { commandCheck, describeCheck, listCheck, logCheck, objectCheck, yamlCheck } from "./checks.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { beside, condition, containersOf, eventLike, eventsOf, nearName, relatedOf, since } from "./facts.ts";
import { logClues } from "./log_rules.ts";
import { probeRules } from "./probe_rules.ts";
import { claimsOf, schedulingRules } from "./scheduling_rules.ts";

const kinds = ["Pod"];

/** Reasons of a pod as a whole, as its status says them. */
const endings: readonly { id: string; reason: RegExp; text: (message: string, node: string) => string }[] = [
  {
    id: "evicted",
    reason: /^Evicted$/,
    text: (message, node) =>
      `Node ${node} has thrown the pod out to save itself: ${message || "it ran short of something"}`,
  },
  {
    id: "node-lost",
    reason: /^NodeLost$/,
    text: (_message, node) => `Node ${node} has not been heard of: what became of the pod, nobody knows.`,
  },
  {
    id: "node-affinity",
    reason: /^NodeAffinity$/,
    text: (message, node) => `Node ${node} refused the pod: its labels no longer fit. ${message}`,
  },
  {
    id: "admission-error",
    reason: /^(UnexpectedAdmissionError|OutOf\w+|TopologyAffinityError|PodOSNotSupported)$/,
    text: (message, node) => `Node ${node} refused the pod on arrival: ${message}`,
  },
  {
    id: "preempted",
    reason: /^(Preempting|PreemptionByScheduler)$/,
    text: (message) => `The pod had to make room for one of higher priority. ${message}`,
  },
  {
    id: "node-shutdown",
    reason: /^(Terminated|Shutdown|NodeShutdown)$/,
    text: (message, node) => `Node ${node} was shut down and ended the pod. ${message}`,
  },
  {
    id: "pod-deadline",
    reason: /^DeadlineExceeded$/,
    text: () => "The pod ran longer than its activeDeadlineSeconds allow.",
  },
];

export const podRules: readonly Rule[] = [
  { id: "terminating", kinds, find: terminating },
  ...endings.map(({ id, reason, text }): Rule => ({
    id,
    kinds,
    find: (evidence) => {
      const { status, spec } = evidence.object as unknown as IPod;
      if (!reason.test(status?.reason ?? "")) return undefined;
      return {
        text: text(status?.message ?? "", spec?.nodeName ?? "?").trim(),
        facts: [
          { path: "status.reason", value: status?.reason ?? "" },
          { path: "status.message", value: status?.message ?? "" },
        ],
        links: spec?.nodeName ? [{ kind: "Node", group: "", namespace: "", name: spec.nodeName }] : [],
        checks: [
          commandCheck(
            `kubectl describe node ${spec?.nodeName ?? ""}`,
            "pressure, taints, what is allocated",
          ),
          describeCheck(evidence.subject, "the events, word for word"),
          listCheck("pods", evidence.subject.namespace, "whether another has taken its place"),
        ],
      };
    },
  })),
  ...schedulingRules,
  { id: "mount-missing", kinds, find: mountMissing },
  { id: "mount-failed", kinds, find: mountFailed },
  { id: "sandbox-failed", kinds, find: sandboxFailed },
  ...probeRules,
];

/** After rules for single containers: what is left to say. */
export const latePodRules: readonly Rule[] = [
  { id: "init-waits", kinds, find: initWaits },
  { id: "image-pulling", kinds, isVague: true, find: beginning },
  { id: "readiness-gate", kinds, find: readinessGate },
];

function terminating({ object, subject, nowMs, events }: Evidence): Finding | undefined {
  const { metadata } = object;
  if (!metadata.deletionTimestamp) return undefined;
  const finalizers = metadata.finalizers ?? [];
  const isOver = Date.parse(metadata.deletionTimestamp) < nowMs;
  const node = (object as unknown as IPod).spec?.nodeName;
  const killed = events.some(({ reason }) => reason === "FailedKillPod");
  const why = finalizers.length > 0
    ? `finalizers ${finalizers.join(", ")} are not done: who put them there has to take them away`
    : !isOver
    ? `its containers may take ${metadata.deletionGracePeriodSeconds ?? 30} s to end`
    : `its grace period is over, and node ${node ?? "?"} has not said that the containers have ended` +
      (killed ? " (it cannot kill them)" : "");
  return {
    text: `The pod is being deleted since ${since(metadata.deletionTimestamp, nowMs)}: ${why}.`,
    facts: [
      { path: "metadata.deletionTimestamp", value: metadata.deletionTimestamp },
      { path: "metadata.deletionGracePeriodSeconds", value: `${metadata.deletionGracePeriodSeconds ?? ""}` },
      ...(finalizers.length > 0 ? [{ path: "metadata.finalizers", value: finalizers.join(", ") }] : []),
    ],
    events: ["Killing", "FailedKillPod", "FailedPreStopHook"],
    links: node ? [{ kind: "Node", group: "", namespace: "", name: node }] : [],
    checks: [
      yamlCheck(subject, "finalizers, grace period"),
      ...(node ? [commandCheck(`kubectl describe node ${node}`, "whether the node still answers")] : []),
      describeCheck(subject, "what keeps it"),
    ],
  };
}

function mountMissing(evidence: Evidence): Finding | undefined {
  if (!isStarting(evidence)) return undefined;
  const event = eventLike(
    evidence,
    /(configmap|secret) "[^"]+" not found|references non-existent (config|secret) key/i,
    "FailedMount",
  );
  if (!event) return undefined;
  const [, kind = "", name = ""] = /(configmap|secret) "([^"]+)" not found/i.exec(event.message) ?? [];
  if (name === "") {
    return {
      text: `A volume asks for a key that its ConfigMap or Secret does not have: ${event.message}`,
      events: ["FailedMount"],
      checks: [
        yamlCheck(evidence.subject, "spec.volumes: the keys it asks for"),
        describeCheck(evidence.subject, "the events"),
      ],
    };
  }
  const word = kind.toLowerCase() === "secret" ? "Secret" : "ConfigMap";
  const plural = word === "Secret" ? "secrets" : "configmaps";
  const near = nearName(name, relatedOf(evidence, plural).map(({ metadata }) => metadata.name ?? ""));
  const volume = /for volume "([^"]+)"/.exec(event.message)?.[1] ?? "?";
  return {
    text: `${word} ${name}, which volume ${volume} needs, does not exist in namespace ` +
      `${evidence.subject.namespace}: the pod waits for it.${
        near ? ` There is ${near}: is that meant?` : ""
      }`,
    facts: [{ path: `spec.volumes[${volume}]`, value: name }],
    events: ["FailedMount"],
    links: near ? [beside(evidence, word, near)] : [],
    checks: [
      listCheck(plural, evidence.subject.namespace, "what there is by that name or a similar one"),
      yamlCheck(evidence.subject, "spec.volumes: which name it asks for"),
      describeCheck(evidence.subject, "the events, word for word"),
    ],
  };
}

function mountFailed(evidence: Evidence): Finding | undefined {
  if (!isStarting(evidence)) return undefined;
  const event = eventLike(evidence, /./, "FailedMount", "FailedAttachVolume", "FailedMapVolume");
  if (!event) return undefined;
  const claims = claimsOf(evidence.object);
  return {
    text: `A volume cannot be mounted: ${event.message}`,
    events: ["FailedMount", "FailedAttachVolume", "FailedMapVolume"],
    links: claims.map((name) => beside(evidence, "PersistentVolumeClaim", name)),
    checks: [
      describeCheck(evidence.subject, "the events, word for word"),
      ...claims.slice(0, 1).map((name) =>
        describeCheck(beside(evidence, "PersistentVolumeClaim", name), "whether the claim is bound")
      ),
      listCheck("volumeattachments", "", "whether another node still holds it"),
    ],
  };
}

function sandboxFailed(evidence: Evidence): Finding | undefined {
  if (!isStarting(evidence)) return undefined;
  const event = eventLike(evidence, /./, "FailedCreatePodSandBox", "NetworkNotReady");
  return event && {
    text: `The node cannot make the pod's network: ${event.message}`,
    events: ["FailedCreatePodSandBox", "NetworkNotReady"],
    checks: [
      listCheck("pods", "kube-system", "whether the network plug-in runs on that node"),
      describeCheck(evidence.subject, "the events, word for word"),
    ],
  };
}

function isStarting({ object }: Evidence): boolean {
  const reasons = containersOf(object).map(({ status }) => status?.state?.waiting?.reason);
  return reasons.some((reason) => reason === "ContainerCreating" || reason === "PodInitializing");
}

function initWaits(evidence: Evidence): Finding | undefined {
  const { object, subject, nowMs } = evidence;
  const waiting = containersOf(object).find(({ isInit, spec, status }) =>
    isInit && spec.restartPolicy !== "Always" && status?.state?.running
  );
  if (
    !waiting ||
    !containersOf(object).some(({ status }) => status?.state?.waiting?.reason === "PodInitializing")
  ) {
    return undefined;
  }
  const lines = evidence.logs.find(({ container }) => container === waiting.name)?.lines ?? [];
  const unresolved = lines.findLast((line) => logClues.unresolved.test(line));
  const host = unresolved && (logClues.unresolved.exec(unresolved)?.[1] ?? "");
  const services = relatedOf(evidence, "services")
    .filter(({ metadata }) => metadata.namespace === subject.namespace)
    .map(({ metadata }) => metadata.name ?? "");
  const wanted = host?.split(".")[0] ?? "";
  const near = nearName(wanted, services) ?? services.find((name) => name !== "kubernetes");
  const last = lines.findLast((line) => line.trim() !== "")?.trim();
  return {
    text:
      `Init container ${waiting.name} runs since ${
        since(waiting.status?.state?.running?.startedAt, nowMs)
      } and ` +
      "the others wait for its end" +
      (host
        ? `: it looks for ${host}, a name that does not exist${near ? `. There is a Service ${near}` : ""}.`
        : `${last ? `; last line: "${last}"` : ""}.`),
    facts: [{
      path: `${waiting.path}.state.running.startedAt`,
      value: waiting.status?.state?.running?.startedAt ?? "",
    }],
    container: waiting.name,
    links: near && host ? [beside(evidence, "Service", near)] : [],
    checks: [
      logCheck(subject, waiting.name, "what it waits for"),
      listCheck("services", subject.namespace, "the names that do exist"),
      yamlCheck(subject, "the init container's command"),
    ],
  };
}

/** On its way, as far as anyone can tell. */
function beginning(evidence: Evidence): Finding | undefined {
  if (!isStarting(evidence)) return undefined;
  const { object, subject, nowMs } = evidence;
  const pulling = eventsOf(evidence, "Pulling").at(-1);
  const isPulled = eventsOf(evidence, "Pulled").some(({ lastSeen }) => lastSeen >= (pulling?.lastSeen ?? ""));
  const pull = pulling && !isPulled
    ? `${pulling.message} since ${since(pulling.lastSeen, nowMs)}`
    : "no fault is known yet";
  return {
    text: `The pod begins since ${since(object.metadata.creationTimestamp, nowMs)}: ${pull}.`,
    events: ["Pulling", "Pulled", "Scheduled"],
    checks: [describeCheck(subject, "the events so far"), objectCheck(subject, "how it goes on")],
  };
}

function readinessGate({ object, subject }: Evidence): Finding | undefined {
  const gates = (object as unknown as IPod).spec?.readinessGates ?? [];
  const closed = gates.map(({ conditionType }) => conditionType)
    .filter((type) => condition(object, type)?.status !== "True");
  if (closed.length === 0 || condition(object, "ContainersReady")?.status !== "True") return undefined;
  return {
    text: `The containers are ready, but nobody has set the readiness gate ${closed.join(", ")} to True.`,
    facts: closed.map((type) => ({
      path: `status.conditions[${type}]`,
      value: condition(object, type)?.status ?? "missing",
    })),
    checks: [yamlCheck(subject, "gates and conditions"), describeCheck(subject, "the events")],
  };
}
