import assert from "node:assert/strict";
import { type ArgumentCount, requireArguments } from "../../../src/programs/helm/argument_count.ts";
import type { Call } from "../../../src/programs/program.ts";

const cases: [Omit<ArgumentCount, "usage">, number, string | undefined][] = [
  [{ least: 0, most: 0 }, 1, "accepts no arguments"],
  [{ least: 1, most: 1 }, 0, "requires 1 argument"],
  [{ least: 2, most: 2 }, 1, "requires 2 arguments"],
  [{ least: 1 }, 0, "requires at least 1 argument"],
  [{ least: 0, most: 1 }, 2, "accepts at most 1 argument"],
  [{ least: 1 }, 5, undefined],
  [{ least: 1, most: 2 }, 2, undefined],
];
for (const [count, given, problem] of cases) {
  Deno.test(`${given} arguments of ${JSON.stringify(count)}: ${problem ?? "fine"}`, () => {
    const call = { args: Array.from({ length: given }, String), path: "helm x" } as unknown as Call;
    const check = () => requireArguments(call, { ...count, usage: "NAME [flags]" });
    if (problem === undefined) check();
    else assert.throws(check, { message: `"helm x" ${problem}\n\nUsage:  helm x NAME [flags]` });
  });
}
