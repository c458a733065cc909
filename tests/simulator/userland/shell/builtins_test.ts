import assert from "node:assert/strict";
import { runScript } from "../../images/machine.ts";

for (
  const [script, out] of [
    ["cd /nowhere || echo $?", "2\n"],
    ["A=1; unset A; echo [$A]", "[]\n"],
    ["command -v sh", "/bin/sh\n"],
    ["for i in 1 2; do for j in 1 2; do continue 2; done; done; echo $i", "2\n"],
    [": && test 1 -eq 1 && echo same", "same\n"],
  ] as const
) {
  Deno.test(`builtins: ${script}`, () => assert.equal(runScript(script).out, out));
}
