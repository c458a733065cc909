import assert from "node:assert/strict";
import fc from "fast-check";
import {
  newReplicaSetSize,
  resolveLimits,
  shrinkOld,
  spreadProportionally,
} from "../../../../src/simulator/kubernetes/controllers/rolling_update.ts";

const set = (name: string, replicas: number, available: number, maxReplicas?: number) => ({
  name,
  createdMs: name.charCodeAt(0),
  replicas,
  available,
  maxReplicas,
});

for (
  const [desired, surge, unavailable, expected] of [
    [21, "25%", "25%", [6, 5]],
    [3, "25%", "25%", [1, 0]],
    [1, "25%", "25%", [1, 0]],
    [10, 0, 0, [0, 1]],
    [4, "0%", "10%", [0, 1]],
    [2, 1, 5, [1, 2]],
  ] as const
) {
  Deno.test(`of ${desired}: surge ${surge} and unavailable ${unavailable} are ${expected}`, () => {
    const limits = resolveLimits(desired, surge, unavailable);
    assert.deepEqual([limits.maxSurge, limits.maxUnavailable], expected);
  });
}

// The scaling video, one step a line: old replicas and available, new replicas and available, then old and new.
for (
  const [old, oldReady, fresh, freshReady, oldNext, freshNext] of [
    [21, 2, 6, 0, 16, 11],
    [16, 2, 11, 2, 14, 13],
    [14, 6, 13, 3, 13, 14],
    [13, 6, 14, 4, 12, 15],
    [12, 8, 15, 6, 10, 17],
    [10, 9, 17, 7, 9, 18],
    [9, 9, 18, 8, 8, 19],
    [8, 8, 19, 10, 6, 21],
    [6, 6, 21, 11, 5, 21],
    [5, 5, 21, 13, 3, 21],
    [3, 3, 21, 14, 2, 21],
    [2, 2, 21, 17, 0, 21],
  ] as const
) {
  Deno.test(`rollout: ${old}/${fresh} becomes ${oldNext}/${freshNext}`, () => {
    const limits = resolveLimits(21, "25%", "25%");
    const [scaling] = shrinkOld([set("a", old, oldReady)], set("b", fresh, freshReady), limits);
    assert.equal(scaling?.to, oldNext);
    assert.equal(newReplicaSetSize(fresh, oldNext + fresh, limits), freshNext);
  });
}

Deno.test("unavailable pods of the oldest ReplicaSet go first", () => {
  const limits = resolveLimits(10, 3, 2);
  assert.deepEqual(shrinkOld([set("b", 5, 2), set("a", 5, 5)], set("c", 3, 0), limits), [{
    name: "b",
    from: 5,
    to: 3,
  }]);
});

Deno.test("a rollout that is scaled keeps its proportions", () => {
  const plan = spreadProportionally([set("a", 8, 8, 13), set("b", 5, 5, 13)], resolveLimits(15, 3, 2), 13);
  assert.deepEqual(plan, [{ name: "a", from: 8, to: 11 }, { name: "b", from: 5, to: 7 }]);
});

Deno.test("no step of a rollout breaks the limits", () => {
  const count = fc.nat({ max: 30 });
  const percent = fc.nat({ max: 100 }).map((value) => `${value}%`);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      percent,
      percent,
      count,
      count,
      (desired, surge, unavailable, a, b) => {
        const limits = resolveLimits(desired, surge, unavailable);
        const old = set("a", Math.min(a, desired), Math.min(a, desired));
        const fresh = set("b", Math.min(b, desired), Math.min(b, desired));
        const grown = newReplicaSetSize(fresh.replicas, old.replicas + fresh.replicas, limits);
        assert.ok(grown >= fresh.replicas && grown <= desired);
        assert.ok(grown === fresh.replicas || grown + old.replicas <= desired + limits.maxSurge);
        const [scaling] = shrinkOld([old], fresh, limits);
        if (scaling) {
          assert.ok(
            scaling.to + fresh.available >=
              Math.min(desired - limits.maxUnavailable, old.replicas + fresh.available),
          );
        }
      },
    ),
  );
});
