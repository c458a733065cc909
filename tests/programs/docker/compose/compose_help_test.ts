import assert from "node:assert/strict";
import { composeHelp, composeVerbHelp } from "../../../../src/programs/docker/compose/compose_help.ts";
import { composeVerbs } from "../../../../src/programs/docker/compose/compose_verbs.ts";
import { testIo } from "../../test_io.ts";

Deno.test("help names every verb, and of a verb its flags", () => {
  const { io } = testIo();
  const text = composeHelp(composeVerbs, [], io);
  for (const { name } of composeVerbs) assert.match(text, new RegExp(`^  ${name} `, "m"));
  const config = composeVerbHelp(composeVerbs.find(({ name }) => name === "config")!, io);
  assert.match(config, /^Usage: {2}docker compose config \[OPTIONS\] \[SERVICE\.\.\.\]\n/);
  assert.match(config, /-q, --quiet/);
});
