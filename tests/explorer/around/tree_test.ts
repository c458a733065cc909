import assert from "node:assert/strict";
import { branchOf, grown, rowsOf, withBranch } from "../../../src/explorer/around/tree.ts";
import type { Neighbour } from "../../../src/explorer/around/surroundings.ts";

const named = (name: string, more: Partial<Neighbour> = {}): Neighbour => ({
  reference: { kind: "Pod", group: "", namespace: "a", name },
  relation: "owns",
  ...more,
});
const names = (top: ReturnType<typeof branchOf>) =>
  rowsOf(top).map(({ branch, depth }) => `${"-".repeat(depth)}${branch.reference.name}`);

Deno.test("neighbours become the children of a branch, without what stands above it", () => {
  const top = branchOf(named("top"), "");
  const grew = grown(top, top.id, [named("one"), named("top"), named("two")]);
  assert.deepEqual(names(grew), ["top", "-one", "-two"]);
  const deeper = grown(grew, grew.children![0]!.id, [named("top"), named("three")]);
  assert.deepEqual(names(deeper), ["top", "-one", "--three", "-two"]);
});

Deno.test("what was unfolded stays so when it is looked at again", () => {
  let top = grown(branchOf(named("top"), ""), "/Pod.:a/top", [named("one")]);
  top = grown(top, "/Pod.:a/top/Pod.:a/one", [named("below")]);
  assert.deepEqual(names(grown(top, top.id, [named("one"), named("two")])), [
    "top",
    "-one",
    "--below",
    "-two",
  ]);
  const folded = withBranch(top, top.id, (branch) => ({ ...branch, isOpen: false }));
  assert.deepEqual(names(folded), ["top"]);
});

Deno.test("what is named and does not exist is bad", () => {
  assert.deepEqual(branchOf(named("x", { isMissing: true }), "").health, {
    role: "bad",
    sign: "✗",
    words: "does not exist",
  });
  assert.equal(
    branchOf(named("x", { below: [named("y")], object: { metadata: { uid: "u" } } }), "").isOpen,
    true,
  );
});
