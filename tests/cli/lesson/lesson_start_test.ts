import assert from "node:assert/strict";
import { pequod } from "../../../src/cli/commands.ts";
import { realMachine } from "../../../src/cli/real_machine.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { testEnvironment } from "../test_environment.ts";

const REFUSED: [argv: string[], told: RegExp][] = [
  [["pods", "services"], /one lesson at a time, not 2/],
  [["servics"], /there is no lesson "servics"/],
  [["services", "--speed=fast"], /invalid argument "fast" for "--speed" flag: expected a number from/],
  [["services", "--speed=0"], /invalid argument "0" for "--speed"/],
  [["services"], /a lesson on the screen needs a terminal: --plain takes it in lines/],
];

for (const [argv, told] of REFUSED) {
  Deno.test(`lesson start ${argv.join(" ")}, without a terminal, is refused`, async () => {
    const { environment, output } = testEnvironment({ machine: realMachine });
    assert.equal(await runProgram(pequod, ["lesson", "start", ...argv], environment), 1);
    assert.match(output.err, told);
  });
}
