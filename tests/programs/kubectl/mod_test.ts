import assert from "node:assert/strict";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { helpText } from "../../../src/programs/help_text.ts";
import { kubectl } from "../../../src/programs/kubectl/mod.ts";
import { loadProgram, type Program, type ProgramEntry } from "../../../src/programs/program.ts";

/** Every program with the words that call it, and what lists say of it. */
async function* all(
  entry: ProgramEntry,
  path: string,
): AsyncGenerator<[path: string, program: Program, entry: ProgramEntry]> {
  const program = await loadProgram(entry);
  yield [path, program, entry];
  for (const child of program.programs ?? []) yield* all(child, `${path} ${child.name}`);
}

for await (const [path, program, entry] of all(kubectl, "kubectl")) {
  Deno.test(`${path}: its record holds together`, () => {
    const flags = [...program.flags, ...connectionFlags];
    const names = program.flags.map(({ name }) => name);
    assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), [], "each flag once");
    const letters = program.flags.flatMap(({ short }) => short ? [short] : []);
    assert.deepEqual(
      letters.filter((letter, index) => letters.indexOf(letter) !== index),
      [],
      "each letter once",
    );
    assert.ok(program.run || program.programs?.length || program.hidden, "it does something");
    const { name, aliases, summary } = entry;
    assert.deepEqual({ name, aliases, summary }, {
      name: program.name,
      aliases: program.aliases,
      summary: program.summary,
    }, "lists say what the record says");
    assert.doesNotMatch(program.summary, /\.$/);
    assert.match(helpText(program, path, connectionFlags), new RegExp(`Usage:\n {2}${path}`));
    for (const [comment, command] of program.examples ?? []) {
      const [, ...words] = command.split(" ");
      assert.equal(
        words.slice(0, path.split(" ").length - 1).join(" "),
        path.split(" ").slice(1).join(" "),
        comment,
      );
      parseFlags(flags, words); // throws for a flag that there is not
    }
  });
}
