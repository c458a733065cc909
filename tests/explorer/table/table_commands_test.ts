import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** What is typed, and what the screen says. */
const lines: [string, RegExp][] = [
  ["export word", /there is no format "word"; known are csv, md, json, yaml/],
  ["copy word", /there is no format "word"/],
  ["find", /find what\? such as: find web, find app=web/],
  ["sticky", /Filters stay when you drill down/],
  ["ctx pro", /no context exists with the name: "pro"; near: prod/],
];

for (const [line, expected] of lines) {
  Deno.test(`:${line} says ${expected.source}`, async () => {
    const explorer = await explore(smallWorld(), `key :\ntype ${line}\nkey Enter`, { columns: 140 });
    assert.match(explorer.text, expected);
    explorer.end();
  });
}

Deno.test(":sticky lets filters stay, and again, lets them go", async () => {
  const world = smallWorld();
  const explorer = await explore(
    world,
    "key :\ntype sticky\nkey Enter\nkey /\ntype web\nkey Enter\nkey Enter",
    {
      line: "deployments",
    },
  );
  assert.match(explorer.lines[1]!, /\/web/);
  await explorer.play("key Esc Esc Esc :\ntype sticky\nkey Enter\nkey /\ntype web\nkey Enter\nkey Enter");
  assert.doesNotMatch(explorer.lines[1]!, /\/web/);
  explorer.end();
});
