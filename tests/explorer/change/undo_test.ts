import assert from "node:assert/strict";
import type { Change } from "../../../src/explorer/change/change.ts";
import type { JournalEntry } from "../../../src/explorer/change/journal.ts";
import { undo } from "../../../src/explorer/change/undo.ts";
import { target, testContext } from "./test_targets.ts";

const back: Change = {
  title: "Scale it to 2",
  done: "",
  kubectl: "",
  undo: "",
  isDestructive: false,
  writes: [{ target: target("web"), request: { type: "patch", patch: "merge", body: {} } }],
};

function entry(number: number, over: Partial<JournalEntry> = {}): JournalEntry {
  return {
    number,
    time: 0,
    context: "test",
    title: `Change ${number}`,
    done: "",
    kubectl: "",
    isDestructive: false,
    results: [{ title: "web", problem: undefined }],
    undo: back,
    ...over,
  };
}

const failed = { results: [{ title: "web", problem: "no" }] };

/** The journal, which of it, and what is said; "" where a change is proposed. */
const cases: [string, JournalEntry[], number | undefined, string][] = [
  ["nothing was done", [], undefined, "nothing was changed in this session"],
  ["the last one", [entry(1)], undefined, ""],
  ["one is taken back", [entry(1), entry(2, { isUndone: true }), entry(3, { undoes: 2 })], undefined, ""],
  [
    "all are",
    [entry(1, { isUndone: true }), entry(2, { undoes: 1 })],
    undefined,
    "everything was taken back",
  ],
  ["the last one failed", [entry(1), entry(2, failed)], undefined, ""],
  [
    "no way back",
    [entry(1), entry(2, { undo: "it is gone" })],
    undefined,
    '"Change 2" cannot be taken back: it is gone',
  ],
  ["an older one", [entry(1), entry(2, { undo: "it is gone" })], 1, ""],
  ["none of that number", [entry(1)], 7, "there is no change 7 in the journal"],
  [
    "an undo",
    [entry(1, { isUndone: true }), entry(2, { undoes: 1 })],
    2,
    '"Change 2" took a change back itself: do that change again',
  ],
  ["twice", [entry(1, { isUndone: true })], 1, '"Change 1" was taken back already'],
  [
    "elsewhere",
    [entry(1, { context: "prod" })],
    undefined,
    '"Change 1" was done in context prod: go there first (:ctx prod)',
  ],
];

for (const [name, journal, number, said] of cases) {
  Deno.test(`undo: ${name}`, () => {
    const made = undo(testContext({ journal }), number);
    assert.equal(typeof made === "string" ? made : "", said);
    if (typeof made !== "string") assert.deepEqual(made.map(({ type }) => type), ["later"]);
  });
}
