import assert from "node:assert/strict";
import {
  type Budget,
  budgetsOf,
  sparesUnready,
  spend,
} from "../../../../src/simulator/kubernetes/disruption/budget.ts";
import { refusalOf, sampleCluster } from "../sample_cluster.ts";
import { budgets, pods } from "../sample_pods.ts";
import { namespaces } from "../sample_cluster.ts";

const budget = (status: object, generation = 1) =>
  ({
    metadata: { name: "b", namespace: "default", generation },
    spec: {},
    status: { observedGeneration: 1, currentHealthy: 3, desiredHealthy: 2, ...status },
  }) as unknown as Budget;
const condition = (reason: string, message: string) => ({
  conditions: [{ type: "DisruptionAllowed", status: "False", reason, message }],
});

const refused: [what: string, budget: Budget, cause: string][] = [
  [
    "not yet looked at",
    budget({ disruptionsAllowed: 1 }, 2),
    "The disruption budget b is still being processed by the server.",
  ],
  [
    "too few pods",
    budget({ disruptionsAllowed: 0, currentHealthy: 2 }),
    "The disruption budget b needs 2 healthy pods and has 2 currently",
  ],
  [
    "enough pods and no room",
    budget({ disruptionsAllowed: 0 }),
    "The disruption budget b does not allow evicting pods currently",
  ],
  [
    "enough pods, no room, and a reason",
    budget({ disruptionsAllowed: 0, ...condition("Some", "thing") }),
    "The disruption budget b does not allow evicting pods currently (Some): thing",
  ],
  [
    "what could not be reckoned",
    budget({ disruptionsAllowed: 0, ...condition("SyncFailed", "jobs.batch") }),
    "The disruption budget b does not allow evicting pods currently because it failed sync: jobs.batch",
  ],
];

for (const [what, given, cause] of refused) {
  Deno.test(`a budget refuses: ${what}`, () => {
    try {
      spend(given, "p", 0);
      assert.fail("it was spent");
    } catch (error) {
      const { status } = error as { status: { code: number; details: { causes: object[] } } };
      assert.equal(status.code, 429);
      assert.deepEqual(status.details.causes, [{ reason: "DisruptionBudget", message: cause }]);
    }
  });
}

Deno.test("a budget that cannot be trusted is no budget", () => {
  assert.equal(
    refusalOf(() => spend(budget({ disruptionsAllowed: -1 }), "p", 0)),
    '403 Forbidden: poddisruptionbudget.policy "b" is forbidden: pdb disruptions allowed is negative',
  );
});

Deno.test("the last disruption changes the condition, too", () => {
  const spent = spend(
    budget({ disruptionsAllowed: 1, disruptedPods: { o: "2026-01-01T00:00:00Z" } }),
    "p",
    0,
  );
  assert.equal(spent.disruptionsAllowed, 0);
  assert.deepEqual(spent.disruptedPods, { o: "2026-01-01T00:00:00Z", p: "1970-01-01T00:00:00Z" });
  assert.equal(spent.conditions![0]!.reason, "InsufficientPods");
});

Deno.test("unready pods are spared by policy, or while enough others are healthy", () => {
  assert.equal(sparesUnready(budget({})), true);
  assert.equal(sparesUnready(budget({ currentHealthy: 1 })), false);
  assert.equal(sparesUnready(budget({ currentHealthy: 0, desiredHealthy: 0 })), false);
});

Deno.test("a pod's budgets are those of its namespace that select it", () => {
  const { registry } = sampleCluster([namespaces, pods, budgets]);
  const create = (name: string, selector?: object) =>
    registry.create(budgets, {
      metadata: { name, namespace: "default" },
      spec: selector ? { selector } : {},
    });
  create("all", {});
  create("none");
  create("web", { matchLabels: { app: "web" } });
  create("other", { matchLabels: { app: "other" } });
  const found = budgetsOf(registry, {
    metadata: { name: "p", namespace: "default", labels: { app: "web" } },
  });
  assert.deepEqual(found!.budgets.map(({ metadata }) => metadata.name), ["all", "web"]);
});
