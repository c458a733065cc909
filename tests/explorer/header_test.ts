import assert from "node:assert/strict";
import { clockTime, headerLine } from "../../src/explorer/header.ts";
import { lineText } from "../../src/terminal/line.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

/** Columns, and the header: nodes go first, then the user, then versions. */
const widths: [number, string][] = [
  [80, " ⎈ test · kind   ns default   ahab   v1.34.9 ⇄ 0.1.0   2 nodes           ● live "],
  [66, " ⎈ test · kind   ns default   ahab   v1.34.9 ⇄ 0.1.0       ● live "],
  [56, " ⎈ test · kind   ns default   v1.34.9 ⇄ 0.1.0    ● live "],
  [40, " ⎈ test · kind   ns default      ● live "],
];

Deno.test("the header says what there is room for", async () => {
  const explorer = await explore(smallWorld(), "");
  for (const [columns, text] of widths) {
    assert.equal(lineText(headerLine({ ...explorer.runner.model, columns })), text);
  }
  assert.match(lineText(headerLine({ ...explorer.runner.model, readOnly: true })), /read-only ● live $/);
  explorer.end();
});

Deno.test("a protected context fills the header", async () => {
  const world = smallWorld();
  Object.assign(world.context, { isProtected: true });
  const explorer = await explore(world, "");
  assert.equal(headerLine(explorer.runner.model).fill, "protected");
  explorer.end();
});

Deno.test("times are in UTC and say so", () => assert.equal(clockTime(0), "00:00:00Z"));
