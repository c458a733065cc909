import type { IStorageClass } from "kubernetes-models/storage.k8s.io/v1/StorageClass";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatLabels } from "./metadata_text.ts";

const defaultAnnotations = [
  "storageclass.kubernetes.io/is-default-class",
  "storageclass.beta.kubernetes.io/is-default-class",
];

export const storageClassDescriber: Describer = {
  kind: "StorageClass",
  group: "storage.k8s.io",
  related: onlyEvents("StorageClass"),
  describe(object, related, context) {
    const storageClass = object as unknown as IStorageClass;
    const { provisioner, parameters, allowVolumeExpansion, mountOptions = [] } = storageClass;
    const { name, annotations } = object.metadata;
    const text = new DescribeText();
    text.field(0, "Name", name);
    const isDefault = defaultAnnotations.some((annotation) => annotations?.[annotation] === "true");
    text.field(0, "IsDefaultClass", isDefault ? "Yes" : "No");
    text.field(0, "Annotations", formatLabels(annotations));
    text.field(0, "Provisioner", provisioner);
    text.field(0, "Parameters", formatLabels(parameters));
    const expansion = allowVolumeExpansion === undefined
      ? "<unset>"
      : allowVolumeExpansion
      ? "True"
      : "False";
    text.field(0, "AllowVolumeExpansion", expansion);
    text.line(0, `MountOptions:${mountOptions.length === 0 ? "\t<none>" : ""}`);
    for (const option of mountOptions) text.line(1, option);
    if (storageClass.reclaimPolicy) text.field(0, "ReclaimPolicy", storageClass.reclaimPolicy);
    if (storageClass.volumeBindingMode) text.field(0, "VolumeBindingMode", storageClass.volumeBindingMode);
    writeTopologies(text, storageClass);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeTopologies(text: DescribeText, { allowedTopologies }: IStorageClass): void {
  if (allowedTopologies === undefined) return;
  text.field(0, "AllowedTopologies", allowedTopologies.length === 0 ? "<none>" : "");
  for (const [index, { matchLabelExpressions = [] }] of allowedTopologies.entries()) {
    const conditions = matchLabelExpressions.map(({ key, values }) => `${key} in [${values.join(", ")}]`);
    text.values(1, `Term ${index}`, conditions);
  }
}
