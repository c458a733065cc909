import assert from "node:assert/strict";
import { matchesLabels } from "../../../../src/kube/label_selector.ts";
import { narrowedSelector, readSelector } from "../../../../src/simulator/kubernetes/scheduler/selectors.ts";

Deno.test("no selector, and one that cannot be read, select nothing; an empty one everything", () => {
  assert.equal(matchesLabels(readSelector(undefined), {}), false);
  assert.equal(
    matchesLabels(readSelector({ matchExpressions: [{ key: "a", operator: "Like" }] }), {}),
    false,
  );
  assert.equal(matchesLabels(readSelector({}), { a: "b" }), true);
});

Deno.test("keys narrow a selector to the same values, or to others", () => {
  const labels = { version: "2" };
  const same = narrowedSelector(readSelector({}), labels, { matchLabelKeys: ["version", "none"] });
  assert.deepEqual([{ version: "1" }, labels].map((it) => matchesLabels(same, it)), [false, true]);
  const others = narrowedSelector(readSelector({}), labels, { mismatchLabelKeys: ["version"] });
  assert.deepEqual([{ version: "1" }, labels].map((it) => matchesLabels(others, it)), [true, false]);
});
