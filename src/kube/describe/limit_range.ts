import type { ILimitRange } from "kubernetes-models/v1/LimitRange";
import { type Describer, nothing } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { writeName } from "./metadata_text.ts";
import { printAmount } from "./resource_amounts.ts";

export const limitHeaders = [
  "Type",
  "Resource",
  "Min",
  "Max",
  "Default Request",
  "Default Limit",
  "Max Limit/Request Ratio",
];

export const limitRangeDescriber: Describer = {
  kind: "LimitRange",
  group: "",
  related: nothing,
  describe(object) {
    const text = new DescribeText();
    writeName(text, object);
    text.table(0, limitHeaders, limitRows(object as unknown as ILimitRange));
    return text.toString();
  },
};

/** A row for each type and resource; kubectl leaves the order of resources to chance, here they are sorted. */
export function limitRows({ spec }: Pick<ILimitRange, "spec">): string[][] {
  return (spec?.limits ?? []).flatMap((limit) => {
    const { min, max, defaultRequest, default: defaultLimit, maxLimitRequestRatio } = limit;
    const columns = [min, max, defaultRequest, defaultLimit, maxLimitRequestRatio];
    const resources = [...new Set(columns.flatMap((amounts) => Object.keys(amounts ?? {})))].sort();
    return resources.map((resource) => [
      limit.type,
      resource,
      ...columns.map((amounts) => amounts?.[resource] === undefined ? "-" : printAmount(amounts[resource])),
    ]);
  });
}
