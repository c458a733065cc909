import { expressionOf } from "../../../kube/expressions/bounded_expression.ts";
import type { Machine } from "../../host/process.ts";
import type { Directive } from "./configuration_text.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { expand } from "./variables.ts";

/** What the directives of rewriting come to: an answer, another search for the location, or nothing. */
export type Rewritten = Reply | "search" | "stay";

/** `set`, `rewrite`, `return`, `break` and `if`, in their order (ngx_http_rewrite_module). */
export function rewritten(directives: readonly Directive[], exchange: Exchange): Rewritten {
  const before = exchange.path;
  const outcome = steps(directives, exchange);
  if (typeof outcome === "object" || outcome === "search") return outcome;
  return outcome === "stay" || exchange.path === before ? "stay" : "search";
}

/** Undefined: all were looked at. */
function steps(directives: readonly Directive[], exchange: Exchange): Rewritten | undefined {
  for (const { name, words, body } of directives) {
    if (name === "set") exchange.set.set(words[0]!.slice(1), expand(words[1]!, exchange));
    else if (name === "break") return "stay";
    else if (name === "return") return returned(words, exchange);
    else if (name === "rewrite") {
      const outcome = rewrite(words, exchange);
      if (outcome !== undefined) return outcome;
    } else if (name === "if" && holds(words, exchange)) {
      const outcome = steps(body ?? [], exchange);
      if (outcome !== undefined) return outcome;
    }
  }
  return undefined;
}

function returned([first = "", text]: readonly string[], exchange: Exchange): Reply {
  if (!/^\d+$/.test(first)) return { status: 302, location: expand(first, exchange) };
  const status = Number(first);
  if (text === undefined) return { status };
  const value = expand(text, exchange);
  return /^30[12378]$/.test(first) ? { status, location: value } : { status, body: value };
}

function rewrite(
  [pattern = "", replacement = "", flag]: readonly string[],
  exchange: Exchange,
): Rewritten | undefined {
  const match = expressionOf(pattern).exec(exchange.path);
  if (!match) return undefined;
  exchange.captures = match;
  const target = expand(replacement, exchange);
  const isAway = /^(https?:\/\/|\$scheme)/.test(replacement);
  // A question mark at the end leaves the request's own arguments out.
  const [path = "", ...rest] = target.split("?");
  const given = rest.join("?");
  const isWithout = target.endsWith("?");
  const query = [given, isWithout ? "" : exchange.query].filter((part) => part !== "").join("&");
  if (isAway || flag === "redirect" || flag === "permanent") {
    const location = `${path}${query === "" ? "" : `?${query}`}`;
    return { status: flag === "permanent" ? 301 : 302, location };
  }
  exchange.path = path;
  exchange.query = query;
  exchange.isInternal = true;
  return flag === "last" ? "search" : flag === "break" ? "stay" : undefined;
}

/** Words such as `($request_method`, `=`, `POST)`. */
function holds(words: readonly string[], exchange: Exchange): boolean {
  const [first = "", operator, ...rest] = conditionOf(words);
  if (operator === undefined) return !/^0?$/.test(expand(first, exchange));
  const file = /^(!?)-([fdex])$/.exec(first);
  if (file) return isThere(file[2]!, expand(operator, exchange), exchange.machine) !== (file[1] === "!");
  const value = expand(first, exchange);
  const wanted = rest.join(" ");
  if (operator === "=" || operator === "!=") {
    return (value === expand(wanted, exchange)) === (operator === "=");
  }
  const match = expressionOf(wanted, operator.endsWith("*") ? "i" : "").exec(value);
  if (match) exchange.captures = match;
  return (match !== null) !== operator.startsWith("!");
}

/** The words of a condition without its parentheses. */
export function conditionOf(words: readonly string[]): string[] {
  const bare = words.map((word, at) =>
    (at === words.length - 1 ? word.replace(/\)$/, "") : word).replace(at === 0 ? /^\(/ : /^$/, "")
  );
  return bare.filter((word, at) => word !== "" || (at > 0 && at < bare.length - 1));
}

function isThere(kind: string, path: string, { files }: Machine): boolean {
  if (kind === "d") return files.isFolder(path);
  return kind === "e" ? files.exists(path) : files.exists(path) && !files.isFolder(path);
}
