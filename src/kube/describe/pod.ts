import type { IPod } from "kubernetes-models/v1/Pod";
import { ageSince } from "../age.ts";
import type { KubeObject } from "../object.ts";
import { ownEntry } from "../own_entry.ts";
import { writeContainers } from "./container_text.ts";
import type { DescribeContext, Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import {
  formatTime,
  writeController,
  writeLabels,
  writeLabelsAndAnnotations,
  writeName,
} from "./metadata_text.ts";
import { tolerationLines, writeSpreadConstraints } from "./pod_template_text.ts";
import { qosClass } from "./pod_resources.ts";
import { writeRequirements } from "./resource_amounts.ts";
import { writeVolumes } from "./volume_text.ts";

const mirrorAnnotation = "kubernetes.io/config.mirror";

export const podDescriber: Describer = {
  kind: "Pod",
  group: "",
  // The events of a static pod's mirror carry the hash of its file instead of its UID.
  related: (object) => [
    eventQuery(object, undefined, object.metadata.annotations?.[mirrorAnnotation] ?? object.metadata.uid),
  ],
  describe(object, related, context) {
    const pod = object as unknown as IPod;
    const text = new DescribeText();
    writeName(text, object);
    writePlace(text, pod);
    writeLabelsAndAnnotations(text, object);
    writeStatus(text, object, pod, context);
    writeAllContainers(text, object, pod);
    writeConditions(text, pod);
    writeVolumes(text, pod.spec?.volumes);
    text.field(0, "QoS Class", pod.status?.qosClass ?? qosClass(pod));
    writeLabels(text, pod.spec?.nodeSelector, "Node-Selectors");
    text.values(0, "Tolerations", tolerationLines(pod.spec?.tolerations));
    writeSpreadConstraints(text, pod.spec?.topologySpreadConstraints);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writePlace(text: DescribeText, { spec, status }: IPod): void {
  if (spec?.priority !== undefined) text.field(0, "Priority", spec.priority);
  if (spec?.priorityClassName) text.field(0, "Priority Class Name", spec.priorityClassName);
  if (spec?.runtimeClassName) text.field(0, "Runtime Class Name", spec.runtimeClassName);
  if (spec?.serviceAccountName) text.field(0, "Service Account", spec.serviceAccountName);
  text.field(0, "Node", spec?.nodeName ? `${spec.nodeName}/${status?.hostIP ?? ""}` : "<none>");
  if (status?.startTime) text.field(0, "Start Time", formatTime(status.startTime));
}

function writeStatus(text: DescribeText, object: KubeObject, pod: IPod, { nowMs }: DescribeContext): void {
  const { spec, status } = pod;
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = object.metadata;
  if (deletionTimestamp && status?.phase !== "Failed" && status?.phase !== "Succeeded") {
    text.field(0, "Status", `Terminating (lasts ${ageSince(deletionTimestamp, nowMs)})`);
    text.field(0, "Termination Grace Period", `${deletionGracePeriodSeconds}s`);
  } else {
    text.field(0, "Status", status?.phase);
  }
  if (status?.reason) text.field(0, "Reason", status.reason);
  if (status?.message) text.field(0, "Message", status.message);
  const profile = spec?.securityContext?.seccompProfile;
  if (profile) text.field(0, "SeccompProfile", profile.type);
  if (profile?.type === "Localhost") text.field(0, "LocalhostProfile", profile.localhostProfile);
  text.field(0, "IP", status?.podIP);
  const addresses = status?.podIPs ?? [];
  text.line(0, `IPs:${addresses.length === 0 ? "\t<none>" : ""}`);
  for (const { ip } of addresses) text.field(1, "IP", ip);
  writeController(text, object);
  if (status?.nominatedNodeName) text.field(0, "NominatedNodeName", status.nominatedNodeName);
}

function writeAllContainers(text: DescribeText, object: KubeObject, { spec, status }: IPod): void {
  const fieldValue = (path: string) => podField(object, path);
  const resources = spec?.resources;
  if (resources) {
    text.line(0, "Resources:");
    writeRequirements(text, 1, resources);
  }
  if (spec?.initContainers?.length) {
    const statuses = status?.initContainerStatuses ?? [];
    writeContainers(text, "Init Containers", spec.initContainers, { statuses, fieldValue });
  }
  const statuses = status?.containerStatuses ?? [];
  writeContainers(text, "Containers", spec?.containers ?? [], { statuses, fieldValue });
  if (spec?.ephemeralContainers?.length) {
    const statuses = status?.ephemeralContainerStatuses ?? [];
    writeContainers(text, "Ephemeral Containers", spec.ephemeralContainers, { statuses, fieldValue });
  }
}

/**
 * The value of a field that variables may take. As in kubectl, the fields of the status that the API accepts
 * for selecting are known only by their own names.
 */
function podField(object: KubeObject, path: string): string {
  const { metadata } = object;
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (subscript) {
    const map = subscript[1] === "labels" ? metadata.labels : metadata.annotations;
    return ownEntry(map, subscript[2] ?? "") ?? "";
  }
  if (path === "metadata.name") return metadata.name ?? "";
  if (path === "metadata.namespace") return metadata.namespace ?? "";
  return path === "metadata.uid" ? metadata.uid ?? "" : "";
}

function writeConditions(text: DescribeText, { spec, status }: IPod): void {
  const conditions = status?.conditions ?? [];
  const gates = spec?.readinessGates ?? [];
  if (gates.length > 0) text.line(0, "Readiness Gates:\n  Type\tStatus");
  for (const { conditionType } of gates) {
    const condition = conditions.find(({ type }) => type === conditionType);
    text.line(1, `${conditionType} \t${condition?.status ?? "<none>"} `);
  }
  if (conditions.length > 0) text.line(0, "Conditions:\n  Type\tStatus");
  for (const { type, status } of conditions) text.line(1, `${type} \t${status} `);
}
