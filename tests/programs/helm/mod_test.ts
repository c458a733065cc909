import assert from "node:assert/strict";
import { helm } from "../../../src/programs/helm/mod.ts";
import { loadProgram } from "../../../src/programs/program.ts";
import { testLines } from "./helm_world.ts";

testLines([
  { line: "nope", code: 1, err: `Error: unknown command "nope" for "helm"\nRun 'helm --help' for usage.\n` },
  {
    line: "lisst",
    code: 1,
    err:
      `Error: unknown command "lisst" for "helm"\n\nDid you mean this?\n\tlint\n\tlist\n\nRun 'helm --help' for usage.\n`,
  },
  { line: "list --nope", code: 1, err: "Error: unknown flag: --nope\n" },
  { line: "-n other list -q", out: "" },
]);

for (const entry of helm.programs ?? []) {
  Deno.test(`what the list says of helm ${entry.name} is what its record says`, async () => {
    const { name, summary, aliases } = await loadProgram(entry);
    assert.deepEqual({ name, summary, aliases }, {
      name: entry.name,
      summary: entry.summary,
      aliases: entry.aliases,
    });
  });
}
