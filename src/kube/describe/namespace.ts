import type { INamespace } from "kubernetes-models/v1/Namespace";
import type { Describer, RelatedQuery } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { limitHeaders, limitRows } from "./limit_range.ts";
import { formatTime, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { quotaRows, writeScopes } from "./resource_quota.ts";
import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import type { ILimitRange } from "kubernetes-models/v1/LimitRange";
import type { KubeObject } from "../object.ts";

const [quotasKey, limitsKey] = ["quotas", "limits"];

export const namespaceDescriber: Describer = {
  kind: "Namespace",
  group: "",
  related({ metadata }) {
    const query = (key: string, resource: string): RelatedQuery => ({
      key,
      group: "",
      version: "v1",
      resource,
      namespace: metadata.name ?? "",
    });
    return [query(quotasKey, "resourcequotas"), query(limitsKey, "limitranges")];
  },
  describe(object, related) {
    const { status } = object as unknown as INamespace;
    const text = new DescribeText();
    writeName(text, object, false);
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Status", status?.phase);
    if (status?.conditions?.length) {
      text.line(0, "Conditions:");
      const rows = status.conditions.map(({ type, status, lastTransitionTime, reason, message }) => [
        type,
        status,
        formatTime(lastTransitionTime),
        reason ?? "",
        message ?? "",
      ]);
      text.table(1, ["Type", "Status", "LastTransitionTime", "Reason", "Message"], rows);
    }
    // A server that serves no quotas, or may not show them, leaves the section out.
    const [quotas, limits] = [related[quotasKey], related[limitsKey]];
    if (quotas && !quotas.error) writeQuotas(text, quotas.items);
    if (limits && !limits.error) writeLimits(text, limits.items);
    return text.toString();
  },
};

function writeQuotas(text: DescribeText, quotas: KubeObject[]): void {
  text.line(0, "");
  text.line(0, quotas.length === 0 ? "No resource quota." : "Resource Quotas");
  const byName = (a: KubeObject, b: KubeObject) => (a.metadata.name ?? "") < (b.metadata.name ?? "") ? -1 : 1;
  for (const quota of quotas.toSorted(byName)) {
    text.field(1, "Name", quota.metadata.name);
    writeScopes(text, 1, quota as unknown as IResourceQuota, "* ");
    text.line(1, "Resource\tUsed\tHard");
    // The dashes are kubectl's: one short for each heading.
    text.line(1, "--------\t---\t---");
    for (const row of quotaRows(quota as unknown as IResourceQuota)) text.line(1, row.join("\t"));
  }
}

function writeLimits(text: DescribeText, ranges: KubeObject[]): void {
  text.line(0, "");
  if (ranges.length === 0) {
    text.line(0, "No LimitRange resource.");
    return;
  }
  text.line(0, "Resource Limits");
  text.line(0, ` ${limitHeaders.join("\t")}`);
  text.line(0, ` ${limitHeaders.map((header) => "-".repeat(header.length)).join("\t")}`);
  for (const range of ranges as unknown as ILimitRange[]) {
    for (const row of limitRows(range)) text.line(0, ` ${row.join("\t")}`);
  }
}
