import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { hasManifests, manifestFlags } from "../../../src/programs/kubectl/manifest_flags.ts";

const cases: [argv: string[], expected: boolean][] = [
  [[], false],
  [["-R"], false],
  [["-f", "a"], true],
  [["--filename=-"], true],
  [["-k", "x"], true],
];

for (const [argv, expected] of cases) {
  Deno.test(`files are named by [${argv.join(" ")}]: ${expected}`, () =>
    assert.equal(hasManifests(parseFlags(manifestFlags("Files."), argv)), expected));
}
