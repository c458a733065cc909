import assert from "node:assert/strict";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { helpText } from "../../../src/programs/help_text.ts";
import { kubectl } from "../../../src/programs/kubectl/mod.ts";
import type { Program } from "../../../src/programs/program.ts";

/** Every program with the words that call it. */
function* all(program: Program, path: string): Generator<[string, Program]> {
  yield [path, program];
  for (const child of program.programs ?? []) yield* all(child, `${path} ${child.name}`);
}

for (const [path, program] of all(kubectl, "kubectl")) {
  Deno.test(`${path}: its record holds together`, () => {
    const flags = [...program.flags, ...connectionFlags];
    const names = flags.map(({ name }) => name);
    assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), [], "each flag once");
    const letters = flags.flatMap(({ short }) => short ? [short] : []);
    assert.deepEqual(
      letters.filter((letter, index) => letters.indexOf(letter) !== index),
      [],
      "each letter once",
    );
    assert.ok(program.run || program.programs?.length, "it does something");
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
