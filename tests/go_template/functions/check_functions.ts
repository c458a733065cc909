import assert from "node:assert/strict";
import { helmFunctions } from "../../../src/go_template/functions/mod.ts";
import { parseTemplate } from "../../../src/go_template/template.ts";

const VALUES = {
  i: 3,
  big: 10000000,
  f: 1.5,
  s: "text",
  l: ["b", "a", 3],
  n: null,
  m: { x: 1, w: { z: "deep" } },
  t: true,
  empty: [],
};

/** One test of a table: type and text of what an expression gives. Time stands still in 2026, chance is always a half. */
export function checkFunctions(
  title: string,
  cases: readonly (readonly [expression: string, value: string])[],
): void {
  Deno.test(`${title}, as Helm has them`, () => {
    for (const [expression, value] of cases) assert.equal(evaluated(expression), value, expression);
  });
}

export function evaluated(expression: string): string {
  const functions = helmFunctions({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5), random: () => 0.5 });
  const text = `{{ printf "%T %v" (${expression}) (${expression}) }}`;
  return parseTemplate("t", text, { functions, missingKey: "zero" }).render({
    Values: structuredClone(VALUES),
  });
}
