/** What is wrong with amounts by the rules of a LimitRange. Source: plugin/pkg/admission/limitranger/admission.go. */
import type { ILimitRangeItem } from "kubernetes-models/v1/LimitRangeItem";
import { compareQuantities, formatQuantity, type Quantity } from "../../../kube/quantity.ts";
import { readAmounts, type ResourceList } from "./resource_list.ts";

/** What is checked. A claim for storage has no limits to speak of. */
export interface Asked {
  requests: ResourceList;
  limits?: ResourceList;
}

/** In the server's words, resource by resource; empty: nothing. */
export function limitProblems(item: ILimitRangeItem, asked: Asked): string[] {
  const { type } = item;
  const max = asked.limits ? maxProblem : maxRequestProblem;
  return [
    ...each(item.min, (name, amount) => minProblem(type, name, amount, asked)),
    ...each(item.max, (name, amount) => max(type, name, amount, asked)),
    ...(asked.limits
      ? each(item.maxLimitRequestRatio, (name, amount) => ratioProblem(type, name, amount, asked))
      : []),
  ];
}

function each(
  amounts: ILimitRangeItem["min"],
  check: (name: string, amount: Quantity) => string | undefined,
): string[] {
  const list = Object.entries(readAmounts(amounts)).sort(([a], [b]) => a < b ? -1 : 1);
  return list.flatMap(([name, amount]) => check(name, amount) ?? []);
}

function minProblem(type: string, name: string, bound: Quantity, asked: Asked): string | undefined {
  const start = `minimum ${name} usage per ${type} is ${formatQuantity(bound)}`;
  const request = asked.requests[name];
  const limit = asked.limits?.[name];
  if (!request) return `${start}.  No request is specified`;
  if (compareQuantities(request, bound) < 0) return `${start}, but request is ${formatQuantity(request)}`;
  if (limit && compareQuantities(limit, bound) < 0) return `${start}, but limit is ${formatQuantity(limit)}`;
  return undefined;
}

function maxProblem(type: string, name: string, bound: Quantity, asked: Asked): string | undefined {
  const start = `maximum ${name} usage per ${type} is ${formatQuantity(bound)}`;
  const request = asked.requests[name];
  const limit = asked.limits?.[name];
  if (!limit) return `${start}.  No limit is specified`;
  if (compareQuantities(limit, bound) > 0) return `${start}, but limit is ${formatQuantity(limit)}`;
  if (request && compareQuantities(request, bound) > 0) {
    return `${start}, but request is ${formatQuantity(request)}`;
  }
  return undefined;
}

function maxRequestProblem(type: string, name: string, bound: Quantity, asked: Asked): string | undefined {
  const start = `maximum ${name} usage per ${type} is ${formatQuantity(bound)}`;
  const request = asked.requests[name];
  if (!request) return `${start}.  No request is specified`;
  return compareQuantities(request, bound) > 0
    ? `${start}, but request is ${formatQuantity(request)}`
    : undefined;
}

function ratioProblem(type: string, name: string, bound: Quantity, asked: Asked): string | undefined {
  const start = `${name} max limit to request ratio per ${type} is ${formatQuantity(bound)}`;
  const request = asked.requests[name];
  const limit = asked.limits?.[name];
  if (!request?.nano) return `${start}, but no request is specified or request is 0`;
  if (!limit?.nano) return `${start}, but no limit is specified or limit is 0`;
  const ratio = Number(limit.nano) / Number(request.nano);
  return ratio * 1e9 > Number(bound.nano) ? `${start}, but provided ratio is ${ratio.toFixed(6)}` : undefined;
}
