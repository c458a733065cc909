import assert from "node:assert/strict";
import { runningTimeout, runningTimeoutFlag } from "../../../src/programs/kubectl/running_timeout.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

const flagsOf = (...argv: string[]) => parseFlags([runningTimeoutFlag(60_000)], argv).flags;

Deno.test("how long a pod is waited for is a duration above zero", () => {
  assert.equal(runningTimeout(flagsOf()), 60_000);
  assert.equal(runningTimeout(flagsOf("--pod-running-timeout=5s")), 5_000);
  assert.throws(() => runningTimeout(flagsOf("--pod-running-timeout=0s")), {
    message: "--pod-running-timeout must be higher than zero",
  });
});
