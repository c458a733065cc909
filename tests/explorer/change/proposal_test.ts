import assert from "node:assert/strict";
import type { Change } from "../../../src/explorer/change/change.ts";
import { focused, newProposal, type Proposal, withValues } from "../../../src/explorer/change/proposal.ts";
import { target, testContext } from "./test_targets.ts";

function change(over: Partial<Change> = {}): Change {
  const writes = [{ target: target("web"), request: { type: "delete", options: {} } }] as const;
  return { title: "Delete it", done: "", kubectl: "", undo: "", isDestructive: false, writes, ...over };
}

const options: Change["options"] = {
  fields: [{ type: "text", name: "n", label: "n", value: "1" }],
  with: ({ n }) => n === "x" ? "no number" : change({ title: `Scale to ${n}` }),
};

/** A change, what is known of it, and where the keys go at first. */
const cases: [string, Change, Partial<Proposal>, boolean, string][] = [
  ["can be taken back", change(), {}, false, "go"],
  ["cannot be taken back", change({ isDestructive: true }), {}, false, "cancel"],
  ["has a field", change({ options }), {}, false, "field"],
  ["is refused", change(), { rehearsed: [{ index: 0, lines: [], problem: "no" }] }, false, "cancel"],
  ["is made in a protected context", change(), {}, true, "word"],
];

for (const [name, proposed, known, isProtected, stop] of cases) {
  Deno.test(`the keys of a change that ${name} go to: ${stop}`, () => {
    const plain = testContext();
    const context = testContext({ context: { ...plain.context, isProtected } });
    assert.equal(focused({ ...newProposal(proposed, () => []), ...known }, context).type, stop);
  });
}

Deno.test("other values make another change, and one that is wrong keeps the last", () => {
  const proposal = newProposal(change({ options }), () => []);
  assert.equal(proposal.change.title, "Scale to 1");
  const known = { ...proposal, isRehearsed: true };
  const next = withValues(known, { n: "2" });
  assert.deepEqual([next.change.title, next.isRehearsed], ["Scale to 2", false]);
  const wrong = withValues(next, { n: "x" });
  assert.deepEqual([wrong.change.title, wrong.problem], ["Scale to 2", "no number"]);
});
