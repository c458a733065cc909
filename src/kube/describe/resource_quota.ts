import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import { type Describer, nothing } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { writeName } from "./metadata_text.ts";
import { printAmount, sortedAmounts } from "./resource_amounts.ts";

export const resourceQuotaDescriber: Describer = {
  kind: "ResourceQuota",
  group: "",
  related: nothing,
  describe(object) {
    const text = new DescribeText();
    writeName(text, object);
    writeScopes(text, 0, object as unknown as IResourceQuota, " * ");
    text.table(0, ["Resource", "Used", "Hard"], quotaRows(object as unknown as IResourceQuota));
    return text.toString();
  },
};

/** Resource, used and hard amount, sorted by resource. */
export function quotaRows({ status }: Pick<IResourceQuota, "status">): string[][] {
  return sortedAmounts(status?.hard).map(([name, hard]) => [name, printAmount(status?.used?.[name]), hard]);
}

const scopeTexts: Record<string, string> = {
  Terminating:
    "Matches all pods that have an active deadline. These pods have a limited lifespan on a node " +
    "before being actively terminated by the system.",
  NotTerminating: "Matches all pods that do not have an active deadline. These pods usually include long " +
    "running pods whose container command is not expected to terminate.",
  BestEffort: "Matches all pods that do not have resource requirements set. These pods have a best effort " +
    "quality of service.",
  NotBestEffort:
    "Matches all pods that have at least one resource requirement set. These pods have a burstable " +
    "or guaranteed quality of service.",
};

/** `Scopes:` and what they mean; nothing for none. */
export function writeScopes(
  text: DescribeText,
  level: number,
  { spec }: Pick<IResourceQuota, "spec">,
  bullet: string,
): void {
  const scopes = (spec?.scopes ?? []).toSorted();
  if (scopes.length > 0) text.field(level, "Scopes", scopes.join(", "));
  for (const scope of scopes) {
    const meaning = scopeTexts[scope];
    if (meaning !== undefined) text.line(level, `${bullet}${meaning}`);
  }
}
