import assert from "node:assert/strict";
import { evaluate } from "../../../src/lessons/checks/evaluate.ts";
import type { Predicate } from "../../../src/lessons/checks/predicate.ts";
import { smallView } from "./small_view.ts";

/** A predicate, whether it holds in the small world, and what is found there. */
export type PredicateCase = [predicate: Predicate, ok: boolean, found: string | RegExp];

export function testPredicates(cases: readonly PredicateCase[]): void {
  for (const [predicate, ok, found] of cases) {
    Deno.test(`${ok ? "holds" : "does not hold"}: ${JSON.stringify(predicate)}`, async () => {
      const verdict = await evaluate(predicate, smallView);
      assert.equal(verdict.ok, ok, verdict.found);
      if (typeof found === "string") assert.equal(verdict.found, found);
      else assert.match(verdict.found, found);
    });
  }
}
