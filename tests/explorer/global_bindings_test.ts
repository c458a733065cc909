import assert from "node:assert/strict";
import { globalBindings } from "../../src/explorer/global_bindings.ts";
import { parseKeyName } from "../../src/terminal/key_name.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

Deno.test("every key has its canonical name", () => {
  for (const key of globalBindings.flatMap(({ keys }) => keys)) assert.equal(parseKeyName(key)?.key, key);
});

/** A key, and what is then true of the screen. */
const keys: [string, RegExp][] = [
  [":", /\n :pods\n/],
  ["/", /\n \/\n/],
  ["?", /pods › Help/],
  ["Ctrl-A", /pods › API resources 11/],
  ["Esc", /^ Pods/m],
];

for (const [key, shown] of keys) {
  Deno.test(`${key} works everywhere`, async () => {
    const explorer = await explore(smallWorld(), `key ${key}`);
    assert.match(explorer.text, shown);
    explorer.end();
  });
}

Deno.test("q goes back, and from the first view it leaves", async () => {
  const explorer = await explore(smallWorld(), "type ?\nkey q");
  assert.match(explorer.text, /^ Pods/m);
  assert.equal(explorer.hasQuit, false);
  await explorer.play("key q");
  assert.equal(explorer.hasQuit, true);
  explorer.end();
});

Deno.test("Ctrl-C leaves, also from a prompt at the second time", async () => {
  const explorer = await explore(smallWorld(), "key : Ctrl-C");
  assert.equal(explorer.hasQuit, false);
  await explorer.play("key Ctrl-C");
  assert.equal(explorer.hasQuit, true);
  explorer.end();
});
