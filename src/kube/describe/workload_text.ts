/** What the descriptions of workloads share: conditions, and the count of their pods. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { fromLabelSelectorObject, type LabelSelectorObject, printLabelSelector } from "../label_selector.ts";
import type { KubeObject } from "../object.ts";
import type { DescribeText } from "./describe_text.ts";
import type { RelatedAnswer, RelatedQuery } from "./describer.ts";
import { controllerOf } from "./metadata_text.ts";

/** The key under which pods are looked up. */
export const podsKey = "pods";

/** The pods that a selector selects in the object's namespace. */
export function podQuery({ metadata }: KubeObject, selector: LabelSelectorObject | undefined): RelatedQuery {
  return {
    key: podsKey,
    group: "",
    version: "v1",
    resource: "pods",
    ...(metadata.namespace ? { namespace: metadata.namespace } : {}),
    labelSelector: printLabelSelector(fromLabelSelectorObject(selector)),
  };
}

/** How many pods of a controller are in which phase: `3 Running / 0 Waiting / 0 Succeeded / 0 Failed`. */
export function countPods(object: KubeObject, answer: RelatedAnswer | undefined): string {
  if (answer?.error !== undefined) return `error in fetching pods: ${answer.error}`;
  const own = (answer?.items ?? []).filter(({ metadata }) =>
    controllerOf(metadata)?.uid === object.metadata.uid
  );
  const count = (phase: string) =>
    own.filter((pod) => (pod as unknown as IPod).status?.phase === phase).length;
  return `${count("Running")} Running / ${count("Pending")} Waiting / ${count("Succeeded")} Succeeded / ${
    count("Failed")
  } Failed`;
}

/** `Conditions:` with type, status and reason; nothing for none. */
export function writeConditions(
  text: DescribeText,
  conditions: { type: string; status: string; reason?: string }[] | undefined,
): void {
  if (!conditions?.length) return;
  text.line(0, "Conditions:");
  // A blank after the type is kubectl's; it counts for the width of the column.
  text.table(
    1,
    ["Type", "Status", "Reason"],
    conditions.map(({ type, status, reason }) => [`${type} `, status, reason ?? ""]),
  );
}
