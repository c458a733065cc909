/** Asks the world what a predicate wants to know. */
import { evaluateCluster } from "./cluster_predicates.ts";
import { evaluateEngine } from "./engine_predicates.ts";
import { evaluateHost } from "./host_predicates.ts";
import type { Predicate } from "./predicate.ts";
import { predicateTitle } from "./predicate_title.ts";
import type { Finding, Verdict, WorldView } from "./world_view.ts";

/**
 * What the predicate finds now. What cannot be known (no engine, no rights, no answer) is no success, not even of
 * `none`, and `found` says why.
 */
export async function evaluate(predicate: Predicate, view: WorldView): Promise<Verdict> {
  return { title: predicate.title ?? predicateTitle(predicate), ...await find(predicate, view) };
}

async function find(predicate: Predicate, view: WorldView): Promise<Finding> {
  if ("all" in predicate) {
    return joined(await each(predicate.all, view), (parts) => parts.every(({ ok }) => ok));
  }
  if ("any" in predicate) {
    return joined(await each(predicate.any, view), (parts) => parts.some(({ ok }) => ok));
  }
  if ("none" in predicate) {
    return joined(
      await each(predicate.none, view),
      (parts) => !parts.some(({ ok, isUnknown }) => ok || isUnknown),
    );
  }
  try {
    return await evaluateCluster(predicate, view) ?? await evaluateEngine(predicate, view) ??
      await evaluateHost(predicate, view);
  } catch (error) {
    return unknown(error instanceof Error ? error.message : String(error));
  }
}

function each(predicates: readonly Predicate[], view: WorldView): Promise<Verdict[]> {
  return Promise.all(predicates.map((one) => evaluate(one, view)));
}

function joined(parts: readonly Verdict[], holds: (parts: readonly Verdict[]) => boolean): Finding {
  const ok = holds(parts);
  return {
    ok,
    ...(!ok && parts.some(({ isUnknown }) => isUnknown) ? { isUnknown: true } : {}),
    parts,
    found: parts.map(({ found }) => found).join("; "),
    matches: parts.flatMap(({ matches }) => matches),
  };
}

function unknown(found: string): Finding {
  return { ok: false, isUnknown: true, found, matches: [] };
}
