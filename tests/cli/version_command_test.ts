import assert from "node:assert/strict";
import { PEQUOD_VERSION } from "../../src/cli/version.ts";
import { version } from "../../src/cli/version_command.ts";
import { runProgram } from "../../src/programs/program.ts";
import { testEnvironment } from "./test_environment.ts";

async function run(...argv: string[]) {
  const { environment, output } = testEnvironment();
  return { code: await runProgram(version, argv, environment), output };
}

Deno.test("the version for people", async () => {
  const { output } = await run();
  assert.ok(output.out.startsWith(`pequod ${PEQUOD_VERSION} (deno ${Deno.version.deno}, `), output.out);
});

Deno.test("the version for programs", async () => {
  const { output } = await run("-o", "json");
  assert.equal(JSON.parse(output.out).version, PEQUOD_VERSION);
});

Deno.test("another format is refused", async () => {
  const { code, output } = await run("-o", "xml");
  assert.equal(code, 1);
  assert.equal(output.err, "error: --output must be 'json', not \"xml\"\n");
});
