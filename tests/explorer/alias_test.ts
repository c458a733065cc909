import assert from "node:assert/strict";
import { withoutAlias } from "../../src/explorer/alias.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

const aliases = { pp: "v1/pods app=web -A", x: "pp /dlp", pods: "pods -A", a: "b", b: "a" };

const lines: [string, string][] = [
  ["pp", "v1/pods app=web -A"],
  ["pp /web", "v1/pods app=web -A /web"],
  ["x", "v1/pods app=web -A /dlp"],
  ["pods", "pods -A"],
  ["a", "a"],
  ["nodes pp", "nodes pp"],
  ["toString", "toString"],
  ["", ""],
];

for (const [typed, meant] of lines) {
  Deno.test(`:${typed} is :${meant}`, () => assert.equal(withoutAlias(typed, aliases), meant));
}

Deno.test("an alias opens what it stands for, is suggested, and stays in the history as typed", async () => {
  const harness = await explore(smallWorld(), "type :x\nkey Enter\nwait 1s", { settings: { aliases } });
  assert.match(harness.text, /Pods \(all\) app=web 1 of 2 \/dlp/);
  assert.equal(harness.runner.model.history.at(-1), "x");
  await harness.play("type :p");
  assert.ok(harness.runner.model.prompt?.suggestions.includes("pp"));
  harness.end();
});
