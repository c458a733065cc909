/** Runs scripts by bash, as the image debian has it. */
import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { type Ran, runArgv, type RunOptions } from "../../images/machine.ts";

export function bash(script: string, options: RunOptions = {}): Ran {
  return runArgv(["bash", "-c", script], { image: debian, cwd: "/tmp", ...options });
}

/** A script, what it writes to both streams, and its exit code where that is not 0. */
export type BashCase = readonly [script: string, output: string, code?: number];

/** One test for each. Messages begin with `bash: line 1: `, which is left out here. */
export function bashTests(cases: readonly BashCase[]): void {
  for (const [script, output, code = 0] of cases) {
    Deno.test(`bash -c ${JSON.stringify(script)}`, () => {
      const ran = bash(script, { env: { HOME: "/root" } });
      assert.deepEqual([ran.out + ran.err.replaceAll(/^bash: line \d+: /gm, ""), ran.code], [output, code]);
    });
  }
}
