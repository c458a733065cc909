/** Nodes, volumes, namespaces, definitions, certificates: what stands behind workloads. */
import type { INamespace } from "kubernetes-models/v1/Namespace";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import { quantityToNumber } from "../quantity.ts";
import { commandCheck, describeCheck, listCheck, yamlCheck } from "./checks.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { type Condition, condition, conditionFact, conditions, since, valueAt } from "./facts.ts";

export const clusterRules: readonly Rule[] = [
  { id: "node-not-ready", kinds: ["Node"], find: nodeNotReady },
  { id: "node-pressure", kinds: ["Node"], find: nodePressure },
  { id: "node-cordoned", kinds: ["Node"], find: nodeCordoned },
  { id: "volume-released", kinds: ["PersistentVolume"], find: released },
  { id: "namespace-stuck", kinds: ["Namespace"], find: namespaceStuck },
  { id: "finalizers", find: finalizers },
  { id: "quota-full", kinds: ["ResourceQuota"], find: quotaFull },
  {
    id: "definition-not-established",
    kinds: ["CustomResourceDefinition.apiextensions.k8s.io"],
    find: notEstablished,
  },
  { id: "api-unavailable", kinds: ["APIService.apiregistration.k8s.io"], find: unavailable },
  { id: "certificate-pending", kinds: ["CertificateSigningRequest.certificates.k8s.io"], find: certificate },
  {
    id: "webhook-unreachable",
    kinds: [
      "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
      "MutatingWebhookConfiguration.admissionregistration.k8s.io",
    ],
    find: webhook,
  },
];

/** For kinds that no rule knows: what they say of themselves. */
export const lateClusterRules: readonly Rule[] = [
  { id: "condition", isVague: true, find: unmetCondition },
  { id: "warning-event", isVague: true, find: warning },
];

function nodeNotReady(evidence: Evidence): Finding | undefined {
  const ready = condition(evidence.object, "Ready");
  if (!ready || ready.status === "True") return undefined;
  const isSilent = ready.status === "Unknown";
  return {
    text: isSilent
      ? `The node's kubelet has not been heard of for ${
        since(ready.lastTransitionTime, evidence.nowMs)
      }: the machine ` +
        "is down, cut off, or its kubelet has stopped."
      : `The node says itself that it is not ready: ${ready.message ?? ready.reason ?? ""}`,
    facts: [conditionFact(ready)],
    events: ["NodeNotReady", "Rebooted", "NodeHasSufficientMemory"],
    checks: nodeChecks(evidence),
  };
}

function nodePressure(evidence: Evidence): Finding | undefined {
  const bad = conditions(evidence.object).filter(({ type, status }) =>
    status === "True" && /Pressure|NetworkUnavailable|Problem|Deadlock|ReadonlyFilesystem/.test(type)
  );
  if (bad.length === 0) return undefined;
  return {
    text:
      `The node is short of something: ${
        bad.map(({ type, message }) => `${type}${message ? ` (${message})` : ""}`).join("; ")
      }. ` +
      "It takes no new pods and may throw some out.",
    facts: bad.map(conditionFact),
    events: ["EvictionThresholdMet", "SystemOOM"],
    checks: nodeChecks(evidence),
  };
}

function nodeCordoned(evidence: Evidence): Finding | undefined {
  if (!(evidence.object as unknown as INode).spec?.unschedulable) return undefined;
  return {
    text: "The node is cordoned: what runs there goes on, new pods go elsewhere.",
    facts: [{ path: "spec.unschedulable", value: "true" }],
    checks: [
      commandCheck(`kubectl uncordon ${evidence.subject.name}`, "lets pods come again"),
      ...nodeChecks(evidence).slice(0, 2),
    ],
  };
}

function nodeChecks({ subject }: Evidence) {
  return [
    describeCheck(subject, "conditions, taints, what is allocated"),
    commandCheck(`kubectl get pods -A --field-selector spec.nodeName=${subject.name}`, "what runs there"),
    commandCheck(`kubectl get lease ${subject.name} -n kube-node-lease`, "when its kubelet was heard last"),
  ];
}

function released({ object, subject }: Evidence): Finding | undefined {
  const { spec, status } = object as unknown as IPersistentVolume;
  if (status?.phase !== "Released" && status?.phase !== "Failed") return undefined;
  return {
    text: status.phase === "Failed"
      ? `The volume could not be reclaimed: ${status.message ?? ""}`
      : `Claim ${spec?.claimRef?.namespace}/${spec?.claimRef?.name} is gone, and reclaim policy ` +
        `${spec?.persistentVolumeReclaimPolicy} keeps the volume: no other claim gets it while spec.claimRef is set.`,
    facts: [
      { path: "status.phase", value: status.phase },
      { path: "spec.persistentVolumeReclaimPolicy", value: spec?.persistentVolumeReclaimPolicy ?? "" },
      { path: "spec.claimRef", value: `${spec?.claimRef?.namespace}/${spec?.claimRef?.name}` },
    ],
    checks: [
      yamlCheck(subject, "claimRef and policy"),
      listCheck("persistentvolumeclaims", undefined, "who could want it"),
    ],
  };
}

function namespaceStuck({ object, subject, nowMs }: Evidence): Finding | undefined {
  if ((object as unknown as INamespace).status?.phase !== "Terminating") return undefined;
  const unmet = conditions(object).filter(({ status }) => status === "True");
  const words = unmet.map(({ message }) => message).filter(Boolean).join(" ");
  return {
    text: `The namespace is being deleted since ${since(object.metadata.deletionTimestamp, nowMs)}: ` +
      (words || `finalizers ${finalizersOf(object).join(", ") || "?"} are not done.`),
    facts: unmet.map(conditionFact),
    checks: [
      commandCheck(
        `kubectl get namespace ${subject.name} -o yaml`,
        "conditions: what is left, which finalizers",
      ),
      commandCheck("kubectl get apiservices", "whether an API that is away holds it up"),
      listCheck("events", subject.name, "what happens there"),
    ],
  };
}

function finalizersOf(object: Evidence["object"]): readonly string[] {
  return [
    ...object.metadata.finalizers ?? [],
    ...(valueAt(object, "spec", "finalizers") as string[] | undefined ?? []),
  ];
}

function finalizers({ object, subject, nowMs }: Evidence): Finding | undefined {
  const { deletionTimestamp, finalizers: left = [] } = object.metadata;
  if (!deletionTimestamp || left.length === 0) return undefined;
  return {
    text: `It is being deleted since ${since(deletionTimestamp, nowMs)}, and waits for ${left.join(", ")}: ` +
      "who put a finalizer there has to take it away.",
    facts: [{ path: "metadata.finalizers", value: left.join(", ") }, {
      path: "metadata.deletionTimestamp",
      value: deletionTimestamp,
    }],
    checks: [yamlCheck(subject, "finalizers"), describeCheck(subject, "events of the controller in charge")],
  };
}

function quotaFull({ object, subject }: Evidence): Finding | undefined {
  const { status } = object as unknown as IResourceQuota;
  const full = Object.entries(status?.hard ?? {}).filter(([name, hard]) =>
    quantityToNumber(status?.used?.[name] ?? "0") >= quantityToNumber(hard)
  );
  if (full.length === 0) return undefined;
  return {
    text: `The quota is used up: ${
      full.map(([name, hard]) => `${name} ${status?.used?.[name]} of ${hard}`).join(", ")
    }.`,
    facts: full.map(([name, hard]) => ({
      path: `status.used[${name}]`,
      value: `${status?.used?.[name]} of ${hard}`,
    })),
    checks: [
      describeCheck(subject, "all that it counts"),
      listCheck("pods", subject.namespace, "who uses it"),
    ],
  };
}

function notEstablished({ object, subject }: Evidence): Finding | undefined {
  const wrong = ["NamesAccepted", "Established"].map((type) => condition(object, type)).find((one) =>
    one && one.status !== "True"
  );
  return wrong && {
    text: wrong.type === "NamesAccepted"
      ? `The definition's names are taken: ${wrong.message}`
      : `The server does not serve the kind yet: ${wrong.message ?? wrong.reason ?? ""}`,
    facts: [conditionFact(wrong)],
    checks: [
      yamlCheck(subject, "conditions"),
      listCheck("customresourcedefinitions", "", "who has that name"),
    ],
  };
}

function unavailable({ object, subject }: Evidence): Finding | undefined {
  const available = condition(object, "Available");
  if (!available || available.status === "True") return undefined;
  const service = valueAt(object, "spec", "service") as { namespace?: string; name?: string } | undefined;
  return {
    text: `The API ${subject.name} is away: ${available.message ?? available.reason ?? ""}`,
    facts: [conditionFact(available)],
    links: service
      ? [{ kind: "Service", group: "", namespace: service.namespace ?? "", name: service.name ?? "" }]
      : [],
    checks: [
      yamlCheck(subject, "service and certificate"),
      ...(service ? [listCheck("pods", service.namespace, "whether its program runs")] : []),
    ],
  };
}

function certificate({ object, subject }: Evidence): Finding | undefined {
  const denied = condition(object, "Denied") ?? condition(object, "Failed");
  const isApproved = condition(object, "Approved") !== undefined;
  const isIssued = valueAt(object, "status", "certificate") !== undefined;
  if (isIssued) return undefined;
  return {
    text: denied
      ? `The request was ${denied.type === "Denied" ? "denied" : "not fulfilled"}: ${
        denied.message ?? denied.reason ?? ""
      }`
      : isApproved
      ? `The request is approved, and signer ${valueAt(object, "spec", "signerName")} has not signed it.`
      : "Nobody has approved the request yet.",
    facts: [{ path: "spec.signerName", value: `${valueAt(object, "spec", "signerName") ?? ""}` }],
    checks: [
      describeCheck(subject, "who asks, and for what"),
      commandCheck(`kubectl certificate approve ${subject.name}`, "approves it"),
    ],
  };
}

function webhook(evidence: Evidence): Finding | undefined {
  const hooks = (valueAt(evidence.object, "webhooks") ?? []) as {
    name?: string;
    failurePolicy?: string;
    clientConfig?: { service?: { name?: string; namespace?: string } };
  }[];
  const services = evidence.related["services"];
  if (!services) return undefined;
  const lost = hooks.find(({ clientConfig }) =>
    clientConfig?.service &&
    !services.some(({ metadata }) =>
      metadata.name === clientConfig.service?.name && metadata.namespace === clientConfig.service?.namespace
    )
  );
  const service = lost?.clientConfig?.service;
  return lost && {
    text: `Webhook ${lost.name} asks Service ${service?.namespace}/${service?.name}, which does not exist` +
      (lost.failurePolicy === "Ignore" ? "." : ": every request that it guards fails."),
    facts: [{ path: "webhooks[].failurePolicy", value: lost.failurePolicy ?? "Fail" }],
    checks: [
      yamlCheck(evidence.subject, "rules and failurePolicy"),
      listCheck("services", service?.namespace, "the Services there"),
    ],
  };
}

/** Conditions whose False is a fault. */
const wished =
  /^(Ready|Available|Healthy|Synced|Established|Reconciled|Succeeded|Complete|Initialized|Valid|Accepted|Programmed)$/;

function unmetCondition({ object, subject }: Evidence): Finding | undefined {
  const unmet = conditions(object).find(({ type, status }: Condition) =>
    (wished.test(type) && status === "False") ||
    (/^(Failed|Degraded|Stalled|Error)$/.test(type) && status === "True")
  );
  return unmet && {
    text: `It says of itself: ${unmet.type} is ${unmet.status}${unmet.reason ? ` (${unmet.reason})` : ""}` +
      `${unmet.message ? `: ${unmet.message}` : "."}`,
    facts: [conditionFact(unmet)],
    checks: [describeCheck(subject, "status and events"), yamlCheck(subject, "all conditions")],
  };
}

function warning(evidence: Evidence): Finding | undefined {
  const newest = evidence.events.filter(({ isWarning }) => isWarning)
    .sort((one, other) => other.lastSeen.localeCompare(one.lastSeen))[0];
  return newest && {
    text: `An event warns, ${
      since(newest.lastSeen, evidence.nowMs)
    } ago: ${newest.reason}: ${newest.message}`,
    events: [newest.reason],
    checks: [
      describeCheck(evidence.subject, "all its events"),
      yamlCheck(evidence.subject, "the object as it is"),
    ],
  };
}
