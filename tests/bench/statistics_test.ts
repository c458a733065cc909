import assert from "node:assert/strict";
import fc from "fast-check";
import { quantile, readable, summarize } from "./statistics.ts";

const summaries: [number[], { min: number; median: number; p99: number; max: number }][] = [
  [[7], { min: 7, median: 7, p99: 7, max: 7 }],
  [[3, 1, 2], { min: 1, median: 2, p99: 2.98, max: 3 }],
  [[4, 1, 3, 2], { min: 1, median: 2.5, p99: 3.97, max: 4 }],
  [[10, 9, 100], { min: 9, median: 10, p99: 98.2, max: 100 }],
];
for (const [samples, expected] of summaries) {
  Deno.test(`the summary of ${samples.join(" ")}`, () => {
    const { p99, ...exact } = summarize(samples);
    const { p99: near, ...rest } = expected;
    assert.deepEqual(exact, { count: samples.length, ...rest });
    assert.ok(Math.abs(p99 - near) < 1e-9, `${p99} is not ${near}`);
  });
}

Deno.test("nothing measured has no summary", () => {
  assert.throws(() => summarize([]), /there are no samples/);
});

Deno.test("a larger share never has a smaller quantile, and all lie among the samples", () => {
  const samples = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(fc.property(samples, share, share, (values, one, other) => {
    const sorted = values.toSorted((a, b) => a - b);
    const [low, high] = [quantile(sorted, Math.min(one, other)), quantile(sorted, Math.max(one, other))];
    return sorted[0]! <= low && low <= high + 1e-9 && high <= sorted.at(-1)!;
  }));
});

const texts: [number, string][] = [
  [0, "0"],
  [0.01234, "0.0123"],
  [0.5, "0.500"],
  [1.234, "1.23"],
  [45.67, "45.7"],
  [234.5, "235"],
  [12_345.6, "12,346"],
];
for (const [value, expected] of texts) {
  Deno.test(`${value} reads ${expected}`, () => assert.equal(readable(value), expected));
}
