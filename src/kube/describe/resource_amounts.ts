/** Amounts of resources (`cpu`, `memory`) in descriptions. */
import type { DescribeText } from "./describe_text.ts";
import { formatQuantity, parseQuantity } from "../quantity.ts";

/** Resource name to quantity. */
export type ResourceAmounts = Record<string, string | number>;

/** The canonical text of an amount; `0` where there is none. */
export function printAmount(amount: string | number | undefined): string {
  return formatQuantity(parseQuantity(amount ?? "0"));
}

/** The amounts, sorted by name. */
export function sortedAmounts(amounts: ResourceAmounts | undefined): [name: string, amount: string][] {
  return Object.entries(amounts ?? {})
    .sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)
    .map(([name, amount]) => [name, printAmount(amount)]);
}

/** `Limits:` and `Requests:` with their amounts, what is empty left out. */
export function writeRequirements(
  text: DescribeText,
  level: number,
  resources: { limits?: ResourceAmounts; requests?: ResourceAmounts } | undefined,
): void {
  for (
    const [title, amounts] of [["Limits", resources?.limits], ["Requests", resources?.requests]] as const
  ) {
    const sorted = sortedAmounts(amounts);
    if (sorted.length > 0) text.line(level, `${title}:`);
    for (const [name, amount] of sorted) text.field(level + 1, name, amount);
  }
}
