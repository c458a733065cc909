import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

/** What is typed after the colon before anything was done, and what is said. */
const cases: [string, RegExp][] = [
  ["undo", /nothing was changed in this session/],
  ["undo 3", /there is no change 3 in the journal/],
  ["undo x", /"x" is no number of the journal/],
  ["journal", /Nothing was changed in this session\./],
  ["journal x.sh", /The journal is empty\./],
  ["readonly", /Read-only mode: nothing can be changed\.[^]*/],
  ["write", /Changes are allowed already\./],
];

for (const [line, said] of cases) {
  Deno.test(`:${line}`, async () => {
    const [frame] = await playBundled(`wait 1s\ntype :${line}\nkey Enter\nwait 1s\ndump`);
    assert.match(frame!.join("\n"), said);
  });
}
