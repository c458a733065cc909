import assert from "node:assert/strict";
import { labStart } from "../../src/cli/lab.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { parseFlags } from "../../src/programs/flags.ts";

const started = (...argv: string[]) => labStart(parseFlags(connectionFlags, argv).flags, 5);

Deno.test("a lab begins as the flags say", () => {
  assert.deepEqual(started(), { scenario: "lecture", seed: 1, startMs: 5 });
  assert.deepEqual(started("--sim=shop", "--seed=7"), { scenario: "shop", seed: 7, startMs: 5 });
});

Deno.test("a scenario that does not exist is refused, with those that do", () => {
  assert.throws(
    () => started("--sim=nosuch"),
    /^Error: scenario "nosuch" does not exist \(known scenarios: lecture, /,
  );
});
