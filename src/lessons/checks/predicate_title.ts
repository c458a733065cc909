/** A predicate in words, for a line of the checklist whose author gave it no title. */
import { shortText } from "./comparison.ts";
import type { Comparison, Count, Placed, Predicate } from "./predicate.ts";
import type { Json } from "../../kube/object.ts";

export function predicateTitle(predicate: Predicate): string {
  if ("all" in predicate) return predicate.all.map(titleOf).join(" and ");
  if ("any" in predicate) return `either ${predicate.any.map(titleOf).join(" or ")}`;
  if ("none" in predicate) return `not: ${predicate.none.map(titleOf).join(" or ")}`;
  if ("object" in predicate) return `${predicate.object}${placeText(predicate)} ${wishText(predicate)}`;
  if ("objects" in predicate) {
    const { objects, labels, name } = predicate;
    const choice = [labels, name && `named ${name}`].filter(Boolean).join(", ");
    return `${countText(predicate.count)} ${objects}${choice ? ` (${choice})` : ""}${placeText(predicate)}` +
      tail(predicate);
  }
  if ("condition" in predicate) {
    return `${predicate.of} is ${predicate.status === "False" ? "not " : ""}${predicate.condition}`;
  }
  if ("endpoints" in predicate) {
    return `${countText(predicate.count)} ready addresses behind service ${predicate.endpoints}`;
  }
  if ("event" in predicate) return `event ${predicate.event}${predicate.of ? ` of ${predicate.of}` : ""}`;
  if ("release" in predicate) {
    return `release ${predicate.release} is ${predicate.status ?? "deployed"}${tail(predicate)}`;
  }
  return engineTitle(predicate) ?? hostTitle(predicate);
}

function titleOf(predicate: Predicate): string {
  return predicate.title ?? predicateTitle(predicate);
}

function engineTitle(predicate: Predicate): string | undefined {
  if ("container" in predicate) {
    const { container, state } = predicate;
    return `container ${container} ${state ? `is ${state}` : wishText(predicate)}${
      state ? tail(predicate) : ""
    }`;
  }
  if ("containers" in predicate) {
    const { containers, count, state, published, mount } = predicate;
    return `${countText(count)} ${state ? `${state} ` : ""}containers${
      containers === "*" ? "" : ` of ${containers}`
    }` +
      (published === undefined ? "" : `, published at port ${published}`) +
      (mount === undefined ? "" : `, with ${mount} mounted`) + tail(predicate);
  }
  if ("image" in predicate) {
    const { image, node, layers, parent, shared } = predicate;
    if (node !== undefined) {
      return `image ${image} is ${predicate.exists === false ? "not " : ""}on node ${node}`;
    }
    return `image ${image} ${wishText(predicate)}${parent ? originText(parent, shared) : ""}` +
      (layers === undefined ? "" : `, with ${countText(layers)} layers`);
  }
  if ("volume" in predicate) return `volume ${predicate.volume} ${wishText(predicate)}`;
  if ("network" in predicate) {
    const { network, joined } = predicate;
    return `network ${network} ${joined ? `joins ${joined.join(", ")}` : wishText(predicate)}`;
  }
  if ("told" in predicate) {
    return `${predicate.told}${predicate.of ? ` of ${predicate.of}` : ""} has happened`;
  }
  return undefined;
}

function hostTitle(predicate: Predicate): string {
  if ("file" in predicate) {
    return `file ${predicate.file}${predicate.of ? ` of ${predicate.of}` : ""} ${wishText(predicate)}`;
  }
  if ("process" in predicate) {
    return `process ${predicate.process} runs${predicate.of ? ` in ${predicate.of}` : ""}` +
      (predicate.pid === undefined ? "" : ` with PID ${predicate.pid}`);
  }
  if ("reachable" in predicate) {
    const { reachable, from, status = 200 } = predicate;
    return `${reachable} answers${status === 200 ? "" : ` ${status}`}${from ? ` to ${from}` : ""}`;
  }
  if ("port" in predicate) return `port ${predicate.port} is open on the host`;
  if ("context" in predicate) return `the current context is ${predicate.context}`;
  return "ran" in predicate ? `${predicate.ran} was run` : "";
}

function placeText({ namespace }: Placed): string {
  if (namespace === undefined) return "";
  return namespace === "any" || namespace === "other"
    ? ` in ${namespace === "any" ? "any" : "another"} namespace`
    : ` in ${namespace}`;
}

function tail(wish: Comparison): string {
  return wish.path === undefined ? "" : `: ${wishText(wish)}`;
}

/** `.spec.replicas is 3` */
function wishText(wish: Comparison): string {
  const subject = wish.path === undefined ? "" : `${wish.path.replace(/^\{?\.?|\}$/g, "")} `;
  if (wish.exists === false) return `${subject}is not there`;
  const text = (value: unknown) => shortText([value as Json]);
  const words: string[] = [];
  if (wish.equals !== undefined) words.push(`is ${text(wish.equals)}`);
  if (wish.not !== undefined) words.push(`is not ${text(wish.not)}`);
  if (wish.in) {
    // A number and the text that prints so are the same to who reads it.
    const among = [...new Set(wish.in.map(text))];
    words.push(`is ${among.length > 1 ? "one of " : ""}${among.join(", ")}`);
  }
  if (wish.matches !== undefined) words.push(`matches ${wish.matches}`);
  if (wish.contains !== undefined) words.push(`contains ${text(wish.contains)}`);
  if (wish.gte !== undefined) words.push(`is at least ${wish.gte}`);
  if (wish.lte !== undefined) words.push(`is at most ${wish.lte}`);
  return subject + (words.length > 0 ? words.join(" and ") : "is there");
}

function countText(count: Count | undefined): string {
  if (count === undefined) return "some";
  if (typeof count === "number") return count === 0 ? "no" : String(count);
  const { gte, lte } = count;
  if (lte === undefined) return `at least ${gte ?? 0}`;
  return gte === undefined ? `at most ${lte}` : `${gte} to ${lte}`;
}

function originText(parent: string, shared: Count | undefined): string {
  return shared === undefined
    ? `, made from ${parent}`
    : `, sharing ${countText(shared)} layers with ${parent}`;
}
