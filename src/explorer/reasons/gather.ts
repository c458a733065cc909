/** Reads what rules want to know of an object: itself, its events, the ends of its logs, what stands around it. */
import { logLines } from "../../cluster/logs.ts";
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  printLabelSelector,
} from "../../kube/label_selector.ts";
import type { KubeObject } from "../../kube/object.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import type { EventFact, Evidence, LogFact, ObjectReference } from "../../kube/reasons/evidence.ts";
import { condition, containersOf, valueAt } from "../../kube/reasons/facts.ts";
import { logClues } from "../../kube/reasons/log_rules.ts";
import { kindKey } from "../../kube/reasons/reasons.ts";
import type { Target } from "../target.ts";
import type { ClusterReader, ListOptions } from "./cluster_reader.ts";

type Related = Record<string, readonly KubeObject[] | undefined>;

interface Around {
  related?: Related;
  below?: readonly Evidence[];
  events?: readonly EventFact[];
}

const nothing: Around = {};

/** Undefined when the object itself is gone or may not be read. */
export async function gatherEvidence(
  reader: ClusterReader,
  target: Pick<Target, "resource" | "namespace" | "name">,
  nowMs: number,
): Promise<Evidence | undefined> {
  const { resource, namespace, name } = target;
  const key = resource.group ? `${resource.name}.${resource.group}` : resource.name;
  const object = await reader.get(key, namespace, name);
  if (!object) return undefined;
  const subject = {
    kind: resource.kind,
    group: resource.group,
    namespace: resource.namespaced ? namespace : "",
    name,
  };
  return await evidenceOf(reader, subject, object, nowMs);
}

async function evidenceOf(
  reader: ClusterReader,
  subject: ObjectReference,
  object: KubeObject,
  nowMs: number,
): Promise<Evidence> {
  const look = ownEntry(lookers, kindKey(subject));
  const [events, logs, around] = await Promise.all([
    eventsOf(reader, object),
    kindKey(subject) === "Pod" ? logsOf(reader, object) : [],
    look?.(reader, object, nowMs) ?? nothing,
  ]);
  const evidence: Evidence = {
    subject,
    object,
    nowMs,
    events: [...events, ...around.events ?? []],
    logs,
    related: around.related ?? {},
    below: around.below ?? [],
    unread: reader.unread,
  };
  return kindKey(subject) === "Pod" ? await followClues(reader, evidence) : evidence;
}

/** Events about one object, by its UID: a name may have had other bearers. */
async function eventsOf(reader: ClusterReader, { metadata }: KubeObject): Promise<EventFact[]> {
  const fieldSelector = `involvedObject.uid=${metadata.uid}`;
  // Events about things outside namespaces live in `default`.
  const namespace = metadata.namespace ?? "default";
  const found = metadata.uid ? await reader.list("events", namespace, { fieldSelector }) : [];
  return (found ?? []).map(eventFact);
}

function eventFact(event: KubeObject): EventFact {
  const text = (name: string): string => typeof event[name] === "string" ? event[name] as string : "";
  const count = valueAt(event, "series", "count") ?? event["count"];
  return {
    reason: text("reason"),
    message: text("message"),
    isWarning: event["type"] === "Warning",
    count: typeof count === "number" && count > 0 ? count : 1,
    lastSeen: String(valueAt(event, "series", "lastObservedTime") ?? "") || text("lastTimestamp") ||
      text("eventTime") || text("firstTimestamp") || (event.metadata.creationTimestamp ?? ""),
  };
}

/** Lines of each log. */
const tailLines = 30;
/** Containers whose logs are read. */
const logLimit = 4;

/** The ends of the logs of containers that are not well, or else of the first. */
async function logsOf(reader: ClusterReader, pod: KubeObject): Promise<LogFact[]> {
  const all = containersOf(pod);
  const unwell = all.filter(({ status, spec, isInit }) =>
    status &&
    (isInit && spec.restartPolicy !== "Always" ? status.state?.terminated?.exitCode !== 0 : !status.ready)
  );
  const meant = (unwell.length > 0 ? unwell : all.filter(({ isInit }) => !isInit)).slice(0, logLimit);
  const wanted = meant.flatMap(({ name, status }) => {
    const { waiting, running } = status?.state ?? {};
    const hasEnded = status?.lastState?.terminated !== undefined;
    if (waiting && !hasEnded) return [];
    return running && hasEnded
      ? [{ name, isPrevious: true }, { name, isPrevious: false }]
      : [{ name, isPrevious: hasEnded && !!waiting }];
  });
  const logs = await Promise.all(wanted.map(({ name, isPrevious }) => logOf(reader, pod, name, isPrevious)));
  return logs.filter((log) => log !== undefined);
}

async function logOf(
  { client, signal, unread }: ClusterReader,
  { metadata }: KubeObject,
  container: string,
  isPrevious: boolean,
): Promise<LogFact | undefined> {
  const { namespace = "", name: pod = "" } = metadata;
  const lines: string[] = [];
  try {
    for await (
      const batch of logLines(client, { namespace, pod, container, previous: isPrevious, tailLines, signal })
    ) {
      lines.push(...batch);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    (unread as { what: string; why: string }[]).push({ what: `log of ${container}`, why });
    return undefined;
  }
  return { container, isPrevious, lines };
}

/** What messages and logs point to is looked at, and only that. */
async function followClues(reader: ClusterReader, evidence: Evidence): Promise<Evidence> {
  const { subject, object } = evidence;
  const messages = [
    ...evidence.events.map(({ message }) => message),
    ...containersOf(object).map(({ status }) => status?.state?.waiting?.message ?? ""),
    condition(object, "PodScheduled")?.message ?? "",
  ].join("\n");
  const lines = evidence.logs.flatMap((log) => log.lines).join("\n");
  const clues: [boolean, string, string, ListOptions?][] = [
    [/configmap/i.test(messages), "configmaps", subject.namespace],
    [/secret/i.test(messages), "secrets", subject.namespace, /key/.test(messages) ? {} : { isLean: true }],
    [/Insufficient/.test(messages), "nodes", "", { limit: 50 }],
    [logClues.unresolved.test(lines), "services", ""],
    [logClues.timeout.test(lines), "networkpolicies.networking.k8s.io", subject.namespace],
    [logClues.forbidden.test(lines), "rolebindings.rbac.authorization.k8s.io", subject.namespace],
  ];
  const found = await Promise.all(
    clues.filter(([isDue]) => isDue).map(async ([, key, namespace, options]) =>
      [
        key,
        await reader.list(key, namespace, options) ??
          // Who may not look everywhere may look at home.
          (namespace === "" && key === "services" ? await reader.list(key, subject.namespace) : undefined),
      ] as const
    ),
  );
  return { ...evidence, related: { ...evidence.related, ...Object.fromEntries(found) } };
}

type Looker = (reader: ClusterReader, object: KubeObject, nowMs: number) => Promise<Around>;

/** Pods below a workload that are looked at closely: their reasons repeat. */
const closelyLimit = 2;

const workload: Looker = async (reader, object, nowMs) => {
  const { namespace = "" } = object.metadata;
  const labelSelector = selectorOf(object);
  const pods = labelSelector ? await reader.list("pods", namespace, { labelSelector }) : undefined;
  return { below: await worstPods(reader, pods ?? [], nowMs) };
};

const deployment: Looker = async (reader, object, nowMs) => {
  const { namespace = "", uid } = object.metadata;
  const labelSelector = selectorOf(object);
  const [around, sets] = await Promise.all([
    workload(reader, object, nowMs),
    labelSelector ? reader.list("replicasets.apps", namespace, { labelSelector }) : undefined,
  ]);
  const own = (sets ?? []).filter(({ metadata }) =>
    metadata.ownerReferences?.some((owner) => owner.uid === uid)
  )
    .sort((one, other) => revision(other) - revision(one));
  const events = own[0] ? await eventsOf(reader, own[0]) : [];
  return { ...around, related: { "replicasets.apps": own }, events };
};

const lookers: Record<string, Looker | undefined> = {
  "Deployment.apps": deployment,
  "ReplicaSet.apps": workload,
  "StatefulSet.apps": workload,
  "DaemonSet.apps": workload,
  "Job.batch": workload,
  ReplicationController: workload,
  "PodDisruptionBudget.policy": workload,
  Service: async (reader, object, nowMs) => {
    const { namespace = "", name } = object.metadata;
    const labelSelector = selectorOf(object);
    const [pods, slices, policies] = await Promise.all([
      labelSelector ? reader.list("pods", namespace, { labelSelector, limit: 100 }) : [],
      reader.list("endpointslices.discovery.k8s.io", namespace, {
        labelSelector: `kubernetes.io/service-name=${name}`,
      }),
      reader.list("networkpolicies.networking.k8s.io", namespace),
    ]);
    // Nothing matches: then those that nearly do are wanted.
    const others = pods?.length === 0 && labelSelector
      ? await reader.list("pods", namespace, { limit: 200 })
      : pods;
    return {
      related: {
        pods: others,
        "endpointslices.discovery.k8s.io": slices,
        "networkpolicies.networking.k8s.io": policies,
      },
      below: await worstPods(reader, pods ?? [], nowMs),
    };
  },
  "Ingress.networking.k8s.io": async (reader, { metadata }) => {
    const [services, classes] = await Promise.all([
      reader.list("services", metadata.namespace ?? ""),
      reader.list("ingressclasses.networking.k8s.io", ""),
    ]);
    return { related: { services, "ingressclasses.networking.k8s.io": classes } };
  },
  PersistentVolumeClaim: async (reader) => {
    const [classes, volumes] = await Promise.all([
      reader.list("storageclasses.storage.k8s.io", ""),
      reader.list("persistentvolumes", "", { limit: 100 }),
    ]);
    return { related: { "storageclasses.storage.k8s.io": classes, persistentvolumes: volumes } };
  },
  "CronJob.batch": async (reader, { metadata }, nowMs) => {
    const jobs = await reader.list("jobs.batch", metadata.namespace ?? "");
    const failed = (jobs ?? []).filter((job) =>
      job.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid) &&
      condition(job, "Failed")?.status === "True"
    ).sort(byAge).slice(0, 1);
    const below = await Promise.all(
      failed.map((job) => evidenceOf(reader, referenceOf("Job", "batch", job), job, nowMs)),
    );
    return { below };
  },
  "ValidatingWebhookConfiguration.admissionregistration.k8s.io": webhookServices,
  "MutatingWebhookConfiguration.admissionregistration.k8s.io": webhookServices,
};

async function webhookServices(reader: ClusterReader): Promise<Around> {
  return { related: { services: await reader.list("services", "") } };
}

async function worstPods(
  reader: ClusterReader,
  pods: readonly KubeObject[],
  nowMs: number,
): Promise<Evidence[]> {
  const unwell = pods.filter((pod) =>
    valueAt(pod, "status", "phase") !== "Succeeded" && condition(pod, "Ready")?.status !== "True"
  ).sort(byAge).slice(0, closelyLimit);
  return await Promise.all(unwell.map((pod) => evidenceOf(reader, referenceOf("Pod", "", pod), pod, nowMs)));
}

function referenceOf(kind: string, group: string, { metadata }: KubeObject): ObjectReference {
  return { kind, group, namespace: metadata.namespace ?? "", name: metadata.name ?? "" };
}

/** The newest first. */
function byAge(one: KubeObject, other: KubeObject): number {
  return (other.metadata.creationTimestamp ?? "").localeCompare(one.metadata.creationTimestamp ?? "");
}

function revision({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.["deployment.kubernetes.io/revision"] ?? 0);
}

/** The selector for pods as a query; "" where there is none. */
export function selectorOf(object: KubeObject): string {
  const selector = valueAt(object, "spec", "selector") as
    | LabelSelectorObject
    | Record<string, string>
    | undefined;
  if (!selector) return "";
  const isMap = Object.values(selector).every((value) => typeof value === "string");
  const whole = isMap ? { matchLabels: selector as Record<string, string> } : selector as LabelSelectorObject;
  return printLabelSelector(fromLabelSelectorObject(whole)).replace("<none>", "");
}
