/** Amounts by resource, as quotas and limits reckon with them. Source: apiserver/pkg/quota/v1/resources.go. */
import { ownEntry } from "../../../kube/own_entry.ts";
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  type Quantity,
} from "../../../kube/quantity.ts";

export type ResourceList = Readonly<Record<string, Quantity>>;

/** What objects carry. */
export type Amounts = Readonly<Record<string, string | number>>;

export const ONE: Quantity = parseQuantity(1);
export const ZERO: Quantity = parseQuantity(0);

export function readAmounts(amounts: Amounts | undefined): ResourceList {
  return map(amounts ?? {}, (amount) => parseQuantity(amount));
}

/** Sorted by name, as Go writes maps. */
export function writeAmounts(list: ResourceList): Record<string, string> {
  return map(mask(list, Object.keys(list).sort()), formatQuantity);
}

export function add(left: ResourceList, right: ResourceList): ResourceList {
  return combine(left, right, addQuantities);
}

/** The larger of both, resource by resource. */
export function most(left: ResourceList, right: ResourceList): ResourceList {
  return combine(left, right, (a, b) => compareQuantities(a, b) < 0 ? b : a);
}

/** What `left` has more than `right`; never below zero. */
export function excess(left: ResourceList, right: ResourceList): ResourceList {
  return map(left, (amount, name) => {
    const nano = amount.nano - (ownEntry(right, name)?.nano ?? 0n);
    return { nano: nano > 0n ? nano : 0n, format: amount.format };
  });
}

/** Only these resources. */
export function mask(list: ResourceList, names: readonly string[]): ResourceList {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(list, name)).map((name) => [name, list[name]!]),
  );
}

export function withoutZeros(list: ResourceList): ResourceList {
  return Object.fromEntries(Object.entries(list).filter(([, { nano }]) => nano !== 0n));
}

/** Names of what is more than `limits` allow; what they do not name is free. */
export function beyond(list: ResourceList, limits: ResourceList): string[] {
  return Object.keys(list).filter((name) => limits[name] && compareQuantities(list[name]!, limits[name]) > 0);
}

export function isSameAmounts(left: ResourceList, right: ResourceList): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length &&
    names.every((name) => ownEntry(right, name)?.nano === left[name]!.nano);
}

/** `limits.cpu=2,pods=1`, sorted. */
export function listText(list: ResourceList): string {
  return Object.entries(writeAmounts(list)).map(([name, amount]) => `${name}=${amount}`).join(",");
}

function map<From, To>(list: Readonly<Record<string, From>>, change: (value: From, name: string) => To) {
  return Object.fromEntries(Object.entries(list).map(([name, value]) => [name, change(value, name)]));
}

function combine(
  left: ResourceList,
  right: ResourceList,
  both: (a: Quantity, b: Quantity) => Quantity,
): ResourceList {
  const result: Record<string, Quantity> = { ...left };
  for (const [name, amount] of Object.entries(right)) {
    result[name] = result[name] ? both(result[name], amount) : amount;
  }
  return result;
}
