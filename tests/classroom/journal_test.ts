import assert from "node:assert/strict";
import {
  atStepBegin,
  type Entry,
  type Input,
  readEntry,
  saysNothing,
  withoutLastCommand,
} from "../../src/classroom/journal.ts";

const entries = (...inputs: Input[]): Entry[] =>
  inputs.map((input, index) => ({ atMs: index * 25, ...input }));
const type = (text: string): Input => ({ do: "type", terminal: 1, text });
const mark: Input = { do: "mark" };
const step = (id: string): Input => ({ do: "step", id });

const played = entries(
  step("one"),
  mark,
  type("ls\r"),
  step("two"),
  mark,
  type("pwd\r"),
  mark,
  type("id\r"),
  type("x"),
);

Deno.test("without the last command line, and the one before it, but not into the step before", () => {
  const once = withoutLastCommand(played)!;
  assert.deepEqual(once, played.slice(0, 6));
  const twice = withoutLastCommand(once)!;
  assert.deepEqual(twice, played.slice(0, 4));
  assert.equal(withoutLastCommand(twice), undefined);
  assert.equal(withoutLastCommand([]), undefined);
});

Deno.test("half a line is undone together with the whole one before it; what a lesson types unseen does not count", () => {
  const half = [...played.slice(0, 6), ...entries(mark, type("kub"))];
  assert.deepEqual(withoutLastCommand(half), played.slice(0, 4));
  const unseen = [...played.slice(0, 6), ...entries(mark, { do: "type", terminal: 0, text: "true\r" })];
  assert.deepEqual(withoutLastCommand(unseen), played.slice(0, 4));
  assert.equal(withoutLastCommand(entries(step("one"), mark, type("kub"))), undefined);
});

Deno.test("a wait says nothing that a later one does not say, unless time stood at its moment", () => {
  assert.equal(saysNothing({ atMs: 50, do: "wait" }), true);
  assert.equal(saysNothing({ atMs: 53, do: "wait", isExact: true }), false);
  assert.equal(saysNothing({ atMs: 50, ...mark }), false);
  assert.equal(saysNothing(undefined), false);
});

Deno.test("the beginning of a step", () => {
  assert.deepEqual(atStepBegin(played), played.slice(0, 4));
  assert.deepEqual(atStepBegin([]), []);
});

for (
  const [value, isEntry] of [
    [{ atMs: 0, do: "mark" }, true],
    [{ atMs: 0, do: "fly" }, false],
    [{ do: "mark" }, false],
    [null, false],
    [[1], false],
    ["mark", false],
  ] as const
) {
  Deno.test(`${JSON.stringify(value)} is ${isEntry ? "an" : "no"} entry`, () =>
    assert.equal(readEntry(value) !== undefined, isEntry));
}
