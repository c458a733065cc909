/** Why a claim has no volume. */
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { compareQuantities } from "../quantity.ts";
import { describeCheck, listCheck } from "./checks.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { eventLike, nearName, relatedOf } from "./facts.ts";

const claims = ["PersistentVolumeClaim"];

export const claimRules: readonly Rule[] = [
  { id: "claim-lost", kinds: claims, find: claimLost },
  { id: "claim-no-class", kinds: claims, find: classMissing },
  { id: "claim-waits-for-pod", kinds: claims, find: waitsForPod },
  { id: "claim-provisioning", kinds: claims, find: provisioning },
  { id: "claim-no-volume", kinds: claims, find: noVolume },
];

function claimOf({ object }: Evidence): IPersistentVolumeClaim {
  return object as unknown as IPersistentVolumeClaim;
}

function isPending(evidence: Evidence): boolean {
  return claimOf(evidence).status?.phase === "Pending";
}

function claimFacts(evidence: Evidence) {
  const { spec } = claimOf(evidence);
  return [
    { path: "spec.storageClassName", value: spec?.storageClassName ?? "not set" },
    { path: "spec.accessModes", value: (spec?.accessModes ?? []).join(", ") },
    { path: "spec.resources.requests.storage", value: `${spec?.resources?.requests?.storage ?? ""}` },
  ];
}

function claimChecks({ subject }: Evidence) {
  return [
    describeCheck(subject, "the events, word for word"),
    listCheck("storageclasses", "", "the classes there are"),
    listCheck("persistentvolumes", "", "volumes that could fit"),
  ];
}

function claimLost(evidence: Evidence): Finding | undefined {
  if (claimOf(evidence).status?.phase !== "Lost") return undefined;
  return {
    text: `The volume ${claimOf(evidence).spec?.volumeName ?? ""} of the claim is gone, and what was in it.`,
    facts: claimFacts(evidence),
    checks: claimChecks(evidence),
  };
}

function classMissing(evidence: Evidence): Finding | undefined {
  const classes = evidence.related["storageclasses.storage.k8s.io"];
  if (!isPending(evidence) || !classes) return undefined;
  const names = classes.map(({ metadata }) => metadata.name ?? "");
  const wanted = claimOf(evidence).spec?.storageClassName;
  if (wanted ? names.includes(wanted) : wanted === "" || hasDefault(evidence)) return undefined;
  const near = wanted && (nearName(wanted, names) ?? names[0]);
  const others = names.length === 0 ? " The cluster has no class at all." : ` There is ${names.join(", ")}.`;
  return {
    text: wanted
      ? `StorageClass ${wanted} does not exist: nobody makes a volume for the claim.${others}`
      : `The claim names no StorageClass, and none is the default.${others}`,
    facts: claimFacts(evidence),
    events: ["ProvisioningFailed", "FailedBinding"],
    links: near ? [{ kind: "StorageClass", group: "storage.k8s.io", namespace: "", name: near }] : [],
    checks: claimChecks(evidence),
  };
}

function hasDefault(evidence: Evidence): boolean {
  return relatedOf(evidence, "storageclasses.storage.k8s.io").some(({ metadata }) =>
    metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true"
  );
}

function waitsForPod(evidence: Evidence): Finding | undefined {
  const event = isPending(evidence) &&
    eventLike(evidence, /./, "WaitForFirstConsumer", "WaitForPodScheduled");
  if (!event) return undefined;
  return {
    text: event.reason === "WaitForFirstConsumer"
      ? "The claim waits for a pod that uses it: its class makes volumes only then. That is no fault."
      : `The claim waits until its pod has a node: ${event.message}`,
    facts: claimFacts(evidence),
    events: [event.reason],
    checks: [
      listCheck("pods", evidence.subject.namespace, "whether a pod uses the claim"),
      ...claimChecks(evidence).slice(0, 2),
    ],
  };
}

function provisioning(evidence: Evidence): Finding | undefined {
  const event = isPending(evidence) && eventLike(evidence, /./, "ProvisioningFailed", "ExternalProvisioning");
  if (!event) return undefined;
  return {
    text: event.reason === "ProvisioningFailed"
      ? `The volume cannot be made: ${event.message}`
      : `The claim waits for its provisioner: ${event.message}`,
    facts: claimFacts(evidence),
    events: [event.reason],
    checks: claimChecks(evidence),
  };
}

function noVolume(evidence: Evidence): Finding | undefined {
  if (!isPending(evidence)) return undefined;
  const { spec } = claimOf(evidence);
  const volumes = relatedOf(evidence, "persistentvolumes") as unknown as IPersistentVolume[];
  const reasons = volumes.map((volume) => misfit(volume, spec)).filter(Boolean).slice(0, 3);
  return {
    text: "No PersistentVolume fits the claim" +
      (reasons.length > 0 ? `: ${reasons.join("; ")}.` : ": there is none that is free."),
    facts: claimFacts(evidence),
    events: ["FailedBinding", "ProvisioningFailed"],
    checks: claimChecks(evidence),
  };
}

function misfit(
  { metadata, spec, status }: IPersistentVolume,
  wanted: IPersistentVolumeClaim["spec"],
): string {
  const size = wanted?.resources?.requests?.storage ?? "0";
  const has = spec?.capacity?.["storage"] ?? "0";
  const name = metadata?.name ?? "";
  if (status?.phase !== "Available") return `${name} is ${status?.phase ?? "?"}`;
  if ((spec?.storageClassName ?? "") !== (wanted?.storageClassName ?? "")) {
    return `${name} is of class "${spec?.storageClassName ?? ""}"`;
  }
  if (compareQuantities(has, size) < 0) return `${name} has only ${has}`;
  if (!(wanted?.accessModes ?? []).every((mode) => spec?.accessModes?.includes(mode))) {
    return `${name} offers ${(spec?.accessModes ?? []).join(", ")}`;
  }
  return "";
}
