import assert from "node:assert/strict";
import { kubectl } from "../../../src/programs/kubectl/mod.ts";
import type { TestIoOptions } from "../test_io.ts";
import { runVerb } from "./run_recorded.ts";
import { worldCluster } from "./world_cluster.ts";

/** A command line of kubectl without that word, and all that it prints, errors last; a pattern where that is long. */
export type SceneLine = readonly [line: string, printed: string | RegExp];

/** Runs the lines one after another against a new simulated cluster of the scenario. */
export function scene(
  title: string,
  lines: readonly SceneLine[],
  options: TestIoOptions = {},
  scenario = "shop",
): void {
  Deno.test(`kubectl: ${title}`, async (test) => {
    using cluster = worldCluster(scenario);
    for (const [line, expected] of lines) {
      await test.step(line, async () => {
        const { out, err, code } = await runVerb(kubectl, words(line), cluster, options);
        const printed = out + err;
        if (typeof expected === "string") assert.equal(printed, expected);
        else assert.match(printed, expected);
        assert.equal(code, /^error|^Error|not found/m.test(err) ? 1 : 0);
      });
    }
  });
}

/** Words parted by blanks; quotes group them. */
function words(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ""));
}
