import assert from "node:assert/strict";
import { pequod } from "../../../src/cli/commands.ts";
import { lesson } from "../../../src/cli/lesson/lesson.ts";
import { loadProgram, runProgram } from "../../../src/programs/program.ts";
import { testEnvironment } from "../test_environment.ts";

Deno.test("lesson lists its commands", async () => {
  const { environment, output } = testEnvironment();
  assert.equal(await runProgram(pequod, ["lesson", "--help"], environment), 0);
  for (const { name, summary } of lesson.programs!) {
    assert.match(output.out, new RegExp(`^ +${name} +${summary}`, "m"));
  }
});

Deno.test("every command of the group is what its entry says, and has help with a usage", async () => {
  for (const entry of lesson.programs!) {
    const program = await loadProgram(entry);
    assert.deepEqual([program.name, program.summary], [entry.name, entry.summary]);
    const { environment, output } = testEnvironment();
    assert.equal(await runProgram(lesson, [entry.name, "--help"], environment, "pequod lesson"), 0);
    assert.match(output.out, new RegExp(`Usage:\n +pequod lesson ${entry.name}`));
  }
});
