import assert from "node:assert/strict";
import { yesFlag } from "../../../src/cli/lesson/real_flags.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

for (const [argv, isYes] of [[[], false], [["--yes"], true], [["-y"], true]] as const) {
  Deno.test(`asked for with ${argv.join() || "nothing"}, ${isYes ? "it is wanted" : "it is not yet"}`, () =>
    assert.equal(parseFlags([yesFlag], argv).flags.bool("yes"), isYes));
}
