import assert from "node:assert/strict";
import { pequod } from "../../src/cli/commands.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { loadProgram, type Program, type ProgramEntry } from "../../src/programs/program.ts";
import { expectCommand, Home } from "../e2e/command.ts";

async function* programs(entry: ProgramEntry, path: string): AsyncGenerator<[string, Program]> {
  const program = await loadProgram(entry);
  yield [path, program];
  // A tool with a command line of its own has its own rules, and its own tests.
  if (program.main) return;
  for (const child of program.programs ?? []) yield* programs(child, `${path} ${child.name}`);
}

for await (const [path, program] of programs(pequod, "pequod")) {
  Deno.test(`the record of ${path} is fit for help and completion`, () => {
    assert.match(program.summary, /^[A-Z].*[^.\s]$/, "one line, without a final stop");
    assert.ok(program.run || program.main || program.programs?.length || program.hidden, "it does something");
    const words = (program.programs ?? []).flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    assert.deepEqual(words, [...new Set(words)]);
    const names = [...program.flags, ...connectionFlags].map(({ name }) => name);
    const doubled = names.filter((name, index) => names.indexOf(name) < index);
    assert.deepEqual(doubled.filter((name) => program.flags.every((flag) => flag.name !== name)), []);
    for (const flag of program.flags) assert.match(flag.usage, /^[A-Z\d].*\.$/, `--${flag.name}: a sentence`);
    for (const [comment, command] of program.examples ?? []) assert.ok(comment && command);
  });
}

for (const entry of pequod.programs ?? []) {
  Deno.test(`${entry.name} is called by the name, and shown with the summary, that its own record has`, async () => {
    const { name, summary } = await loadProgram(entry);
    assert.deepEqual({ name: entry.name, summary: entry.summary }, { name, summary });
  });
}

Deno.test("completions are words, tabs and what they are; contexts come from the kubeconfig", async () => {
  using home = new Home();
  home.file(".kube/config", "contexts: [{name: here, context: {}}, {name: there, context: {}}]\n");
  await expectCommand(home, ["__complete", "doct"], { out: /^doctor\t\S.*\n$/ });
  await expectCommand(home, ["__complete", "get", "--context", "t"], { out: /^there\tcontext\n$/ });
});
