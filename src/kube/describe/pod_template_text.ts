import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import type { IToleration } from "kubernetes-models/v1/Toleration";
import type { ITopologySpreadConstraint } from "kubernetes-models/v1/TopologySpreadConstraint";
import { formatLabelSelector, fromLabelSelectorObject } from "../label_selector.ts";
import { writeContainers } from "./container_text.ts";
import type { DescribeText } from "./describe_text.ts";
import { writeAnnotations, writeLabels } from "./metadata_text.ts";
import { writeVolumes } from "./volume_text.ts";

/** `Pod Template:` of a workload. */
export function writePodTemplate(text: DescribeText, template: IPodTemplateSpec | undefined): void {
  text.line(0, "Pod Template:");
  const { metadata, spec } = template ?? {};
  writeLabels(text, metadata?.labels, "  Labels");
  if (Object.keys(metadata?.annotations ?? {}).length > 0) {
    writeAnnotations(text, metadata?.annotations, "  Annotations");
  }
  if (spec?.serviceAccountName) text.field(1, "Service Account", spec.serviceAccountName);
  if (spec?.initContainers?.length) {
    writeContainers(text, "Init Containers", spec.initContainers, { inTemplate: true });
  }
  writeContainers(text, "Containers", spec?.containers ?? [], { inTemplate: true });
  writeVolumes(text, spec?.volumes, true);
  writeSpreadConstraints(text, spec?.topologySpreadConstraints, "  ");
  if (spec?.priorityClassName) text.field(1, "Priority Class Name", spec.priorityClassName);
  writeLabels(text, spec?.nodeSelector, "  Node-Selectors");
  text.values(0, "  Tolerations", tolerationLines(spec?.tolerations));
}

/** Tolerations, sorted by key: `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s`. */
export function tolerationLines(tolerations: IToleration[] | undefined): string[] {
  const sorted = (tolerations ?? []).toSorted((a, b) => compare(a.key ?? "", b.key ?? ""));
  return sorted.map(({ key = "", value, effect, operator, tolerationSeconds }) => {
    const what = `${key}${value ? `=${value}` : ""}${effect ? `:${effect}` : ""}`;
    const exists = operator === "Exists" && !value ? `${key || effect ? " " : ""}op=Exists` : "";
    return `${what}${exists}${tolerationSeconds === undefined ? "" : ` for ${tolerationSeconds}s`}`;
  });
}

/** `Topology Spread Constraints:`, sorted by key; nothing for none. */
export function writeSpreadConstraints(
  text: DescribeText,
  constraints: ITopologySpreadConstraint[] | undefined,
  indent = "",
): void {
  if (!constraints?.length) return;
  const sorted = constraints.toSorted((a, b) => compare(a.topologyKey, b.topologyKey));
  const lines = sorted.map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
    const selector = labelSelector === undefined
      ? ""
      : ` for selector ${formatLabelSelector(fromLabelSelectorObject(labelSelector))}`;
    return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selector}`;
  });
  text.values(0, `${indent}Topology Spread Constraints`, lines);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
