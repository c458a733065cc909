import assert from "node:assert/strict";
import type { Entry } from "../../../src/classroom/journal.ts";
import {
  keptFile,
  type KeptLine,
  keptText,
  keptUntil,
  readKept,
} from "../../../src/classroom/session/kept_lesson.ts";

const from = { lesson: "services", made: "1", seed: 1, startMs: 0 };
const entry = (atMs: number): Entry => ({ atMs, do: "type", terminal: 1, text: "ls\r" });
const world = (atMs: number): KeptLine => ({ kept: "world", entry: entry(atMs) });

const lines: KeptLine[] = [
  { kept: "beginning", from },
  { kept: "laying" },
  world(0),
  world(25),
  { kept: "laid", step: 0, block: -1 },
  world(50),
  { kept: "event", step: 0, event: { type: "hint" } },
  { kept: "outcome", step: 0, outcome: "hinted" },
  { kept: "laying" },
  world(75),
];
const text = lines.map(keptText).join("");

Deno.test("what was not laid to its end is left out", () => {
  const kept = readKept(text)!;
  assert.deepEqual(kept.from, from);
  assert.deepEqual(kept.entries, [entry(0), entry(25), entry(50)]);
  assert.deepEqual(kept.events, [lines[6], lines[7]]);
  assert.deepEqual(kept.laid, [{ step: 0, block: -1, entries: 2 }]);
});

Deno.test("what was laid as far as it could be is kept, with why no further, and what came after it", () => {
  const failure = "docker exec web ls ends with 1";
  const end: KeptLine = { kept: "laid", step: 0, block: 2, failure };
  const kept = readKept([...lines, end, world(100)].map(keptText).join(""))!;
  assert.deepEqual(kept.entries.map(({ atMs }) => atMs), [0, 25, 50, 75, 100]);
  assert.deepEqual(kept.laid.at(-1), { step: 0, block: 2, entries: 4, failure });
  assert.deepEqual(readKept(keptFile(kept)), kept);
});

Deno.test("a lesson that was left open all night is no longer than one that was not", () => {
  const wait = (atMs: number): KeptLine => ({ kept: "world", entry: { atMs, do: "wait" } });
  const night = Array.from({ length: 1000 }, (_, index) => wait(100 + 25 * index));
  const kept = readKept(
    [...lines.slice(0, 4), wait(50), lines[4]!, ...night, world(30_000)].map(keptText).join(""),
  )!;
  assert.deepEqual(kept.entries.map(({ atMs }) => atMs), [0, 25, 50, 25_075, 30_000]);
  assert.deepEqual(kept.laid, [{ step: 0, block: -1, entries: 3 }]);
});

Deno.test("a file that was cut off anywhere says what its whole lines say", () => {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  for (let length = 0; length <= text.length; length++) {
    const whole = ends.findLast((end) => end <= length) ?? 0;
    assert.deepEqual(readKept(text.slice(0, length)), readKept(text.slice(0, whole)), `cut after ${length}`);
  }
  assert.equal(readKept(""), undefined);
});

const spoiled: [name: string, line: string][] = [
  ["no JSON", "hello"],
  ["no line", "[1]"],
  ["a line of an unknown kind", '{"kept":"x"}'],
  ["an entry of an unknown kind", '{"kept":"world","entry":{"atMs":90,"do":"fly"}}'],
  ["a moment before the last", '{"kept":"world","entry":{"atMs":20,"do":"mark"}}'],
];

for (const [name, line] of spoiled) {
  Deno.test(`a file is read up to what is ${name}`, () => {
    const whole = lines.slice(0, 6).map(keptText).join("");
    assert.deepEqual(readKept(`${whole}${line}\n${keptText(world(100))}`), readKept(whole));
  });
}

Deno.test("a file that begins otherwise is none", () => {
  assert.equal(readKept(keptText(world(0))), undefined);
});

Deno.test("written again it says the same", () => {
  const kept = readKept(text)!;
  assert.deepEqual(readKept(keptFile(kept)), kept);
});

Deno.test("led back, with what lay ready by then", () => {
  const kept = readKept(text)!;
  assert.deepEqual(keptUntil(kept, 2).laid, kept.laid);
  assert.deepEqual(keptUntil(kept, 1), { ...kept, entries: [entry(0)], laid: [] });
});
