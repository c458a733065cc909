import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import { ageSince } from "../age.ts";
import type { JsonObject } from "../object.ts";
import { formatAccessModes } from "./access_modes.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { printAmount } from "./resource_amounts.ts";
import { writeVolumeSource } from "./volume_text.ts";

export const persistentVolumeDescriber: Describer = {
  kind: "PersistentVolume",
  group: "",
  related: onlyEvents("PersistentVolume"),
  describe(object, related, context) {
    const volume = object as unknown as IPersistentVolume;
    const { spec, status } = volume;
    const { deletionTimestamp, finalizers = [] } = object.metadata;
    const text = new DescribeText();
    writeName(text, object, false);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Finalizers", `[${finalizers.join(" ")}]`);
    text.field(0, "StorageClass", spec?.storageClassName);
    const phase = deletionTimestamp
      ? `Terminating (lasts ${ageSince(deletionTimestamp, context.nowMs)})`
      : status?.phase;
    text.field(0, "Status", phase);
    text.field(0, "Claim", spec?.claimRef ? `${spec.claimRef.namespace}/${spec.claimRef.name}` : "");
    text.field(0, "Reclaim Policy", spec?.persistentVolumeReclaimPolicy);
    text.field(0, "Access Modes", formatAccessModes(spec?.accessModes));
    if (spec?.volumeMode) text.field(0, "VolumeMode", spec.volumeMode);
    text.field(0, "Capacity", printAmount(spec?.capacity?.storage));
    writeNodeAffinity(text, volume);
    text.field(0, "Message", status?.message);
    text.line(0, "Source:");
    writeVolumeSource(text, (spec ?? {}) as unknown as JsonObject);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeNodeAffinity(text: DescribeText, { spec }: IPersistentVolume): void {
  const terms = spec?.nodeAffinity?.required?.nodeSelectorTerms;
  text.field(0, "Node Affinity", terms === undefined ? "<none>" : "");
  if (terms === undefined) return;
  text.field(1, "Required Terms", terms.length === 0 ? "<none>" : "");
  for (const [index, { matchExpressions = [] }] of terms.entries()) {
    const conditions = matchExpressions.map(({ key, operator, values = [] }) =>
      `${key} ${operator.toLowerCase()}${values.length > 0 ? ` [${values.join(", ")}]` : ""}`
    );
    text.values(2, `Term ${index}`, conditions);
  }
}
