import assert from "node:assert/strict";
import { formatted } from "../../../../src/simulator/userland/shell/printf_format.ts";

const CASES: [format: string, values: string[], text: string][] = [
  ["%s-%s|", ["a"], "a-|"],
  ["%5s|%-5s|%05d", ["a", "b", "42"], "    a|b    |00042"],
  ["%x %X %o %c", ["255", "255", "8", "hello"], "ff FF 10 h"],
  ["%.2f %e %g", ["3.14159", "12345.678", "0.0001"], "3.14 1.234568e+04 0.0001"],
  ["%b", ["a\\tb"], "a\tb"],
  ["%q", ["a b"], "a\\ b"],
  ["%s\\n", ["a", "b"], "a\nb\n"],
  ["%*d", ["4", "7"], "   7"],
  ["%+d % d %#x", ["1", "2", "255"], "+1  2 0xff"],
  ["%d", ["'A"], "65"],
];

for (const [format, values, text] of CASES) {
  Deno.test(`printf ${JSON.stringify(format)}`, () => {
    const problems: string[] = [];
    const context = { complain: (it: string) => void problems.push(it), now: () => 0, startedMs: 0 };
    assert.deepEqual([formatted(format, values, context).text, problems], [text, []]);
  });
}

Deno.test("dates are laid out as strftime does, in the zone of TZ", () => {
  const context = { complain: () => {}, now: () => Date.UTC(2026, 1, 3, 4, 5, 6), startedMs: 0 };
  const laidOut = (format: string, zone?: string) =>
    formatted(`%(${format})T`, [], { ...context, ...(zone ? { zone } : {}) }).text;
  assert.equal(laidOut("%F %T %j %-d %a %b"), "2026-02-03 04:05:06 034 3 Tue Feb");
  assert.equal(laidOut("%T %Z", "Asia/Tokyo"), "13:05:06 JST");
});
