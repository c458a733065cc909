import assert from "node:assert/strict";
import { type Journal, type NewEntry, outcomeTitle, recorded } from "../../../src/explorer/change/journal.ts";

function entry(title: string, problems: (string | undefined)[], undoes?: number): NewEntry {
  return {
    time: 0,
    context: "test",
    title,
    done: "",
    kubectl: "",
    isDestructive: false,
    results: problems.map((problem, index) => ({ title: `object ${index}`, problem })),
    undo: "",
    ...(undoes === undefined ? {} : { undoes }),
  };
}

Deno.test("entries are numbered, and what was taken back is marked", () => {
  let journal: Journal = [];
  for (const one of [entry("a", [undefined]), entry("b", [undefined]), entry("back", [undefined], 1)]) {
    journal = recorded(journal, one);
  }
  assert.deepEqual(journal.map(({ number, isUndone }) => [number, isUndone]), [[1, true], [2, undefined], [
    3,
    undefined,
  ]]);
});

Deno.test("what could not be taken back whole stays", () => {
  const journal = recorded(recorded([], entry("a", [undefined])), entry("back", [undefined, "no"], 1));
  assert.equal(journal[0]!.isUndone, undefined);
});

for (
  const [problems, title] of [
    [[undefined, undefined], "done"],
    [["no", undefined, undefined], "2 of 3 done"],
    [["no"], "failed"],
  ] as const
) {
  Deno.test(`an outcome in words: ${title}`, () => {
    assert.equal(outcomeTitle(entry("a", [...problems])), title);
  });
}
