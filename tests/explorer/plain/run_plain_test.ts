import assert from "node:assert/strict";
import { playPlain } from "./plain_play.ts";

Deno.test("plain mode ends with :q, and takes nothing after it", async () => {
  const said = await playPlain([":q", ":deploy"]);
  assert.doesNotMatch(said.flat().join("\n"), /== Deployments/);
});

Deno.test("nothing that is said has a character that a terminal obeys", async () => {
  const said = (await playPlain(["d", "Esc", "y", "Esc", "l"])).flat();
  assert.ok(said.length > 20);
  // deno-lint-ignore no-control-regex
  assert.deepEqual(said.filter((line) => /[\x00-\x1f\x7f-\x9f]/.test(line)), []);
});
