import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** Headings, and the order that a click on each gives at first. */
const headings: [string, RegExp][] = [
  ["NAME", /NAME ↓|NAME ↑/],
  ["READY", /READY ?↑/],
  ["STATUS", /STATUS ?↑/],
  ["AGE", /AGE ?↑/],
];

for (const [heading, sorted] of headings) {
  Deno.test(`a click on ${heading} sorts by it, wherever in the column`, async () => {
    const explorer = await explore(smallWorld(), "key 0");
    for (const shift of [0, heading.length - 1]) {
      const x = explorer.lines[2]!.search(new RegExp(`\\b${heading}\\b`)) + shift;
      explorer.runner.dispatch({ type: "mouse", action: "press", x, y: 2, modifiers: "" });
      explorer.pass(1000);
      if (shift === 0) assert.match(explorer.lines[2]!, sorted);
    }
    explorer.end();
  });
}
