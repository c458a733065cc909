import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../../src/simulator/clock/random.ts";

const seeds = fc.nat();

Deno.test("law: the same seed draws the same", () => {
  fc.assert(fc.property(seeds, (seed) => {
    const [a, b] = [new Random(seed), new Random(seed)];
    const draw = (random: Random) => [random.next(), random.below(10), random.suffix(5), random.uuid()];
    assert.deepEqual(draw(a), draw(b));
  }));
});

Deno.test("law: numbers stay within their limits", () => {
  fc.assert(fc.property(seeds, fc.nat(100), fc.nat(100), (seed, low, size) => {
    const random = new Random(seed);
    const next = random.next();
    assert.ok(next >= 0 && next < 1);
    const between = random.between(low, low + size);
    assert.ok(between >= low && between <= low + size && Number.isInteger(between));
    assert.ok(random.below(size + 1) <= size);
  }));
});

Deno.test("suffixes have no vowels, UUIDs the form of version 4", () => {
  const random = new Random(7);
  assert.match(random.suffix(200), /^[bcdfghjklmnpqrstvwxz2456789]{200}$/);
  assert.match(random.uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

Deno.test("one of several is picked; of none it cannot be", () => {
  const random = new Random(1);
  const seen = new Set(Array.from({ length: 50 }, () => random.pick(["a", "b", "c"])));
  assert.deepEqual([...seen].sort(), ["a", "b", "c"]);
  assert.throws(() => random.pick([]), RangeError);
});

Deno.test("what a fork draws does not disturb its origin", () => {
  const [a, b] = [new Random(3), new Random(3)];
  const fork = a.fork();
  b.fork();
  fork.next();
  assert.equal(a.next(), b.next());
  assert.notEqual(fork.next(), a.next());
});
