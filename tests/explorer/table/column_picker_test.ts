import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** Keys, and the heading of the table then. */
const plays: [string, string, string][] = [
  ["Space hides", "key | g j Space Esc", "NAME ↑ STATUS RESTARTS AGE"],
  ["Space shows", "key | Shift-G Space Esc", "NAME ↑ READY STATUS RESTARTS AGE NODE"],
  ["a column moves up", "key | g j j Shift-Up Esc", "NAME ↑ STATUS READY RESTARTS AGE"],
  ["and down, with keys that multiplexers pass on", "key | g j > > Esc", "NAME ↑ STATUS RESTARTS READY AGE"],
  ["Enter sorts and closes", "key | g j j Enter", "NAME READY STATUS ↑ RESTARTS AGE"],
  ["Enter sorts by a column that is hidden", "key | Shift-G Enter", "NAME READY STATUS RESTARTS AGE"],
  ["r brings back what was", "key | g j Space j Space r Esc", "NAME ↑ READY STATUS RESTARTS AGE"],
  [
    "the choice holds for the next table of the kind",
    "key | g j Space Esc\nkey :\ntype pods kube-system\nkey Enter",
    "NAME ↑ STATUS RESTARTS AGE",
  ],
  [
    "and not for others",
    "key | g j Space Esc\nkey :\ntype deploy\nkey Enter",
    "NAME ↑ READY UP-TO-DATE AVAILABLE AGE",
  ],
];

for (const [name, keys, heading] of plays) {
  Deno.test(`column picker: ${name}`, async () => {
    const explorer = await explore(smallWorld(), keys, { columns: 110, rows: 30 });
    assert.equal(explorer.body[0]!.trim().replace(/ +/g, " "), heading);
    explorer.end();
  });
}

Deno.test("the sheet lists all columns with a mark for those that are shown", async () => {
  const explorer = await explore(smallWorld(), "key |", { columns: 80, rows: 30 });
  const at = explorer.body.findIndex((line) => line.includes("Columns of pods"));
  assert.deepEqual(explorer.body.slice(at + 1).map((line) => line.slice(1)), [
    "[x] NAME      sorted",
    "[x] READY",
    "[x] STATUS",
    "[x] RESTARTS",
    "[x] AGE",
    "[ ] IP",
    "[ ] NODE",
  ]);
  explorer.end();
});
