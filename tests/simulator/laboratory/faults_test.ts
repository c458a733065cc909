import assert from "node:assert/strict";
import { Random } from "../../../src/simulator/clock/random.ts";
import { type Fault, Faults, type FaultTarget } from "../../../src/simulator/laboratory/faults.ts";

const REQUEST: FaultTarget = { verb: "list", resource: "pods", namespace: "shop", user: "jane" };

/** The scope, and whether the request above is met. */
const SCOPES: [scope: Partial<Fault>, isMet: boolean][] = [
  [{}, true],
  [{ verbs: ["list", "watch"] }, true],
  [{ verbs: ["create"] }, false],
  [{ resources: ["pods"], namespaces: ["shop"], users: ["jane"] }, true],
  [{ resources: ["nodes"] }, false],
  [{ namespaces: ["default"] }, false],
  [{ users: ["admin"] }, false],
  [{ percent: 0 }, false],
  [{ percent: 100 }, true],
];

for (const [scope, expected] of SCOPES) {
  Deno.test(`${JSON.stringify(scope)} ${expected ? "meets" : "spares"} a list of pods`, () => {
    const faults = new Faults(new Random(1));
    faults.add({ kind: "drop", ...scope } as Fault);
    assert.equal(faults.meet(REQUEST).length, expected ? 1 : 0);
  });
}

Deno.test("a counted fault is over after its count", () => {
  const faults = new Faults(new Random(1));
  faults.add({ kind: "error", code: 500, count: 2 });
  assert.deepEqual([1, 2, 3].map(() => faults.meet(REQUEST).length), [1, 1, 0]);
  assert.deepEqual(faults.list(), []);
});

Deno.test("a share of the requests is met, the same ones for the same seed", () => {
  const pattern = () => {
    const faults = new Faults(new Random(7));
    faults.add({ kind: "drop", percent: 30 });
    return Array.from({ length: 1000 }, () => faults.meet(REQUEST).length);
  };
  const met = pattern().filter(Boolean).length;
  assert.ok(met > 250 && met < 350, `${met} of 1000`);
  assert.deepEqual(pattern(), pattern());
});

Deno.test("faults add up, and can be taken away by their number", () => {
  const faults = new Faults(new Random(1));
  const { id } = faults.add({ kind: "latency", delayMs: 500 });
  faults.add({ kind: "error", code: 429 });
  assert.deepEqual(faults.meet(REQUEST).map(({ kind }) => kind), ["latency", "error"]);
  assert.deepEqual([faults.remove(id), faults.remove(id)], [true, false]);
  faults.clear();
  assert.deepEqual(faults.meet(REQUEST), []);
});
