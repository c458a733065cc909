import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IPod } from "kubernetes-models/v1/Pod";
import { ageSince } from "../age.ts";
import type { KubeObject } from "../object.ts";
import { formatAccessModes } from "./access_modes.ts";
import type { Describer, RelatedAnswer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { formatTime, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { printAmount } from "./resource_amounts.ts";
import { podsKey } from "./workload_text.ts";

export const persistentVolumeClaimDescriber: Describer = {
  kind: "PersistentVolumeClaim",
  group: "",
  related: (object) => [
    { key: podsKey, group: "", version: "v1", resource: "pods", namespace: object.metadata.namespace ?? "" },
    eventQuery(object, "PersistentVolumeClaim"),
  ],
  describe(object, related, context) {
    const claim = object as unknown as IPersistentVolumeClaim;
    const { spec, status } = claim;
    const { deletionTimestamp, finalizers = [] } = object.metadata;
    const text = new DescribeText();
    writeName(text, object);
    text.field(0, "StorageClass", spec?.storageClassName);
    const phase = deletionTimestamp
      ? `Terminating (lasts ${ageSince(deletionTimestamp, context.nowMs)})`
      : status?.phase;
    text.field(0, "Status", phase);
    text.field(0, "Volume", spec?.volumeName);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Finalizers", `[${finalizers.join(" ")}]`);
    text.field(0, "Capacity", spec?.volumeName ? printAmount(status?.capacity?.storage) : "");
    text.field(0, "Access Modes", spec?.volumeName ? formatAccessModes(status?.accessModes) : "");
    if (spec?.volumeMode) text.field(0, "VolumeMode", spec.volumeMode);
    writeDataSource(text, claim);
    text.values(0, "Used By", podsUsing(object, related[podsKey]));
    writeConditions(text, claim);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeDataSource(text: DescribeText, { spec }: IPersistentVolumeClaim): void {
  if (!spec?.dataSource) return;
  const { apiGroup, kind, name } = spec.dataSource;
  text.line(0, "DataSource:");
  if (apiGroup !== undefined) text.field(1, "APIGroup", apiGroup);
  text.field(1, "Kind", kind);
  text.field(1, "Name", name);
}

/** Pods that mount the claim, and the pod that it was made for. */
function podsUsing({ metadata }: KubeObject, answer: RelatedAnswer | undefined): string[] {
  const owners = (metadata.ownerReferences ?? []).filter(({ kind }) => kind === "Pod").map(({ uid }) => uid);
  return (answer?.items ?? []).filter((pod) =>
    owners.includes(pod.metadata.uid ?? "") ||
    (pod as unknown as IPod).spec?.volumes?.some(({ persistentVolumeClaim }) =>
      persistentVolumeClaim?.claimName === metadata.name
    )
  ).map((pod) => pod.metadata.name ?? "").sort();
}

function writeConditions(text: DescribeText, { status }: IPersistentVolumeClaim): void {
  if (!status?.conditions?.length) return;
  text.line(0, "Conditions:");
  text.line(1, "Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage");
  text.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
  for (
    const { type, status: state, lastProbeTime, lastTransitionTime, reason, message } of status.conditions
  ) {
    const times = `${formatTime(lastProbeTime)} \t${formatTime(lastTransitionTime)}`;
    text.line(1, `${type} \t${state} \t${times} \t${reason ?? ""} \t${message ?? ""}`);
  }
}
