import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { IHPAScalingRules } from "kubernetes-models/autoscaling/v2/HPAScalingRules";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatTime, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { metricLine } from "./metric_text.ts";

export const horizontalPodAutoscalerDescriber: Describer = {
  kind: "HorizontalPodAutoscaler",
  group: "autoscaling",
  related: onlyEvents("HorizontalPodAutoscaler"),
  describe(object, related, context) {
    const { spec, status } = object as unknown as IHorizontalPodAutoscaler;
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "CreationTimestamp", formatTime(object.metadata.creationTimestamp));
    text.field(0, "Reference", `${spec?.scaleTargetRef.kind ?? ""}/${spec?.scaleTargetRef.name ?? ""}`);
    text.field(0, "Metrics", "( current / target )");
    for (const [index, metric] of (spec?.metrics ?? []).entries()) {
      text.line(1, metricLine(metric, status?.currentMetrics?.[index]));
    }
    text.field(0, "Min replicas", spec?.minReplicas ?? "<unset>");
    text.field(0, "Max replicas", spec?.maxReplicas);
    if (spec?.behavior) text.line(0, "Behavior:");
    writeRules(text, "Scale Up", spec?.behavior?.scaleUp);
    writeRules(text, "Scale Down", spec?.behavior?.scaleDown);
    const replicas = `${status?.currentReplicas ?? 0} current / ${status?.desiredReplicas ?? 0} desired`;
    text.field(0, `${spec?.scaleTargetRef.kind ?? ""} pods`, replicas);
    if (status?.conditions?.length) {
      text.line(0, "Conditions:");
      const rows = status.conditions.map((
        { type, status, reason, message },
      ) => [type, status, reason ?? "", message ?? ""]);
      text.table(1, ["Type", "Status", "Reason", "Message"], rows);
    }
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeRules(text: DescribeText, title: string, rules: IHPAScalingRules | undefined): void {
  if (!rules) return;
  text.line(1, `${title}:`);
  if (rules.stabilizationWindowSeconds !== undefined) {
    text.line(2, `Stabilization Window: ${rules.stabilizationWindowSeconds} seconds`);
  }
  if (!rules.policies?.length) return;
  text.line(2, `Select Policy: ${rules.selectPolicy ?? "Max"}`);
  text.line(2, "Policies:");
  for (const { type, value, periodSeconds } of rules.policies) {
    text.line(3, `- Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`);
  }
}
