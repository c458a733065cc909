import assert from "node:assert/strict";
import { askedBudgets, type Budget, budgetText, guardedPods } from "../../../src/explorer/removal/budgets.ts";
import { texts } from "./consequence_lines.ts";
import { object, sceneOf } from "./small_cluster.ts";

const labels = { app: "web" };
const pod = object("Pod shop/a", { metadata: { labels } });
const stranger = object("Pod other/b", { metadata: { labels } });
const budget = object("PodDisruptionBudget shop/web", {
  spec: { selector: { matchLabels: labels } },
  status: { disruptionsAllowed: 0, desiredHealthy: 2, currentHealthy: 2 },
});
const open = { ...budget, status: { disruptionsAllowed: 1, desiredHealthy: 2, currentHealthy: 1 } };

Deno.test("a budget says what it allows, and that a delete does not ask it", async () => {
  assert.deepEqual(texts(await askedBudgets(await sceneOf([pod, stranger, budget], [pod]))), [
    "PodDisruptionBudget web allows no disruption now (2 must be up, 2 are); 1 pod of it would go: deleting does " +
    "not ask it.",
  ]);
  assert.equal(
    budgetText(open as unknown as Budget),
    "web allows 1 disruption now (2 must be up, 1 is)",
  );
});

Deno.test("a budget guards the pods of its own namespace", () => {
  const guarded = guardedPods([budget as unknown as Budget], [pod, stranger]);
  assert.deepEqual(guarded.map(({ pods }) => pods), [[pod]]);
  const { spec: _, ...none } = budget;
  assert.deepEqual(guardedPods([none as unknown as Budget], [pod]), []);
});
