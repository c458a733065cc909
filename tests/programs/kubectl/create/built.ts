import assert from "node:assert/strict";
import type { Program } from "../../../../src/programs/program.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";

/** What a command line makes, without asking a server. */
export function builds(program: Program, lines: readonly [line: string, object: unknown][]): void {
  for (const [line, expected] of lines) {
    Deno.test(`create ${program.name} ${line}`, async () => {
      const { code, out, err } = await run(program, line.replace(/( -- |$)/, " --dry-run=client -o json$1"));
      assert.equal(err, "");
      assert.equal(code, 0);
      // The order of the fields counts, too.
      assert.equal(out, JSON.stringify(expected, undefined, 4) + "\n");
    });
  }
}

/** The first line of what it says to a wrong one. */
export function refuses(program: Program, lines: readonly [line: string, error: string][]): void {
  for (const [line, expected] of lines) {
    Deno.test(`create ${program.name} ${line} is refused`, async () => {
      const { code, out, err } = await run(program, line);
      assert.equal(err.split("\n")[0], expected);
      assert.equal(out, "");
      assert.equal(code, 1);
    });
  }
}

async function run(program: Program, line: string) {
  return await runVerb(program, line.split(" ").filter((word) => word !== ""), recordedCluster());
}
