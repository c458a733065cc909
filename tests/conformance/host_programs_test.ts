/**
 * The host's programs beside those of the machine that the tests run on: same files, same line in bash, same words,
 * same end. A line is added to the table of its topic in `host_programs/`.
 */
import assert from "node:assert/strict";
import { isThere, real, simulated } from "./host_programs/both.ts";
import type { Line } from "./host_programs/line.ts";
import { TOPICS } from "./host_programs/topics.ts";

for (const topic of TOPICS) {
  const lines = topic.lines.map(partsOf).filter(({ line }) => isThere(line));
  Deno.test(`host programs beside the real ones: ${topic.name}`, async (test) => {
    for (const { line, accepted } of lines) {
      if (accepted === undefined) await test.step(line, () => assert.deepEqual(simulated(line), real(line)));
    }
  });
}

Deno.test("what is accepted as different still differs", () => {
  const equal = TOPICS.flatMap((topic) => topic.lines.map(partsOf))
    .filter(({ line, accepted }) => accepted !== undefined && isThere(line))
    .filter(({ line }) => JSON.stringify(simulated(line)) === JSON.stringify(real(line)));
  assert.deepEqual(equal.map(({ line }) => line), []);
});

Deno.test("no line stands twice", () => {
  const all = TOPICS.flatMap((topic) => topic.lines.map((line) => partsOf(line).line));
  assert.deepEqual(all.filter((line, at) => all.indexOf(line) !== at), []);
});

function partsOf(line: Line): { line: string; accepted?: string } {
  return typeof line === "string" ? { line } : line;
}
