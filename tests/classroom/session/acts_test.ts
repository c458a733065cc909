import assert from "node:assert/strict";
import { ActRefused, Acts } from "../../../src/classroom/session/acts.ts";

/** What is begun while `first` is under way, and what comes of it. */
const table: [first: string, then: string, isRepeatable: boolean, comes: string][] = [
  ["Skipping", "Skipping", false, "Skipping is under way."],
  ["Skipping", "Taking back", false, "done after it"],
  ["Taking back", "Taking back", true, "done after it"],
  ["Taking back", "Beginning anew", false, "done after it"],
  ["Beginning anew", "Beginning anew", false, "Beginning anew is under way."],
];

for (const [first, then, isRepeatable, comes] of table) {
  Deno.test(`${then} while ${first} is under way: ${comes}`, async () => {
    const acts = new Acts();
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    const one = acts.do(first, async () => {
      await gate.promise;
      order.push("first");
    });
    const other = acts.do(then, () => Promise.resolve(void order.push("then")), { isRepeatable })
      .then(() => "done after it", (error: ActRefused) => error.message);
    await Promise.resolve();
    assert.deepEqual(order, []);
    gate.resolve();
    await one;
    assert.equal(await other, comes);
    assert.deepEqual(order, comes === "done after it" ? ["first", "then"] : ["first"]);
  });
}

Deno.test("an act that fails holds nothing up, and may be done again", async () => {
  const acts = new Acts();
  await assert.rejects(acts.do("Skipping", () => Promise.reject(new Error("no")), {}), /no/);
  assert.equal(await acts.do("Skipping", () => Promise.resolve(1)), 1);
});

Deno.test("it is idle when the last act has ended, those that waited as well", async () => {
  const acts = new Acts();
  let done = 0;
  for (const name of ["one", "two", "three"]) {
    void acts.do(name, async () => {
      await Promise.resolve();
      done++;
    });
  }
  await acts.idle();
  assert.equal(done, 3);
});

Deno.test("once it is closed, what has not begun is refused", async () => {
  const acts = new Acts();
  const gate = Promise.withResolvers<void>();
  const under = acts.do("one", () => gate.promise);
  const waits = assert.rejects(acts.do("two", () => Promise.resolve()), ActRefused);
  await Promise.resolve();
  acts.close();
  gate.resolve();
  await under;
  await waits;
  await assert.rejects(acts.do("three", () => Promise.resolve()), ActRefused);
});
