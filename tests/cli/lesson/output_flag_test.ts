import assert from "node:assert/strict";
import { isJson, outputFlag } from "../../../src/cli/lesson/output_flag.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

const flags = (...argv: string[]) => parseFlags([outputFlag], argv).flags;

Deno.test("-o json is known, and nothing else", () => {
  assert.equal(isJson(flags()), false);
  assert.equal(isJson(flags("-o", "json")), true);
  assert.throws(() => isJson(flags("-o", "wide")), /--output must be 'json', not "wide"/);
});
