import assert from "node:assert/strict";
import fc from "fast-check";
import { logFilter } from "../../../src/explorer/logs/log_filter.ts";
import { freshSieve, sifted } from "../../../src/explorer/logs/log_sieve.ts";
import { logLine, logLinesWith } from "./sample_lines.ts";

function grep(filter: string, texts: readonly string[], cuts: readonly number[] = []): string[] {
  const lines = logLinesWith(texts);
  const out: string[] = [];
  let sieve = freshSieve;
  let from = 0;
  for (const cut of [...cuts, lines.length]) {
    const found = sifted(sieve, logFilter(filter), lines.slice(from, cut));
    sieve = found.sieve;
    out.push(...found.lines.map(({ text }) => text));
    from = Math.max(from, cut);
  }
  return out;
}

const cases: [filter: string, lines: string, expected: string][] = [
  ["x", "a x b x c", "x x"],
  ["x -A 1", "a x b c x d", "x b -- x d"],
  ["x -B 1", "a x b c x d", "a x -- c x"],
  ["x -C 1", "a x b x c", "a x b x c"],
  ["x -C 1", "x a b x", "x a b x"],
  ["x -C 1", "x a b c x", "x a -- c x"],
  ["!x", "a x b", "a b"],
  ["!x -A 1", "x x a x x", "a x"],
  ["", "a b", "a b"],
];

for (const [filter, lines, expected] of cases) {
  Deno.test(`${filter} sifts ${lines}`, () =>
    assert.equal(grep(filter, lines.split(" ")).join(" "), expected));
}

Deno.test("lines in batches are sifted as all at once", () =>
  fc.assert(fc.property(
    fc.array(fc.constantFrom("x", "a", "b"), { maxLength: 40 }),
    fc.constantFrom("x", "x -A 2", "x -B 2", "x -C 1", "!x -C 1"),
    fc.array(fc.nat(40)),
    (texts, filter, cuts) =>
      assert.deepEqual(grep(filter, texts, cuts.toSorted((a, b) => a - b)), grep(filter, texts)),
  )));

Deno.test("marks always pass, what happened to a source does not", () => {
  const lines = [
    logLine(1, "12:00", { kind: "mark" }),
    logLine(2, "x joined", { kind: "note" }),
    logLine(3, "x"),
  ];
  const found = sifted(freshSieve, logFilter("x"), lines);
  assert.deepEqual(found.lines.map(({ text }) => text), ["12:00", "x"]);
});
