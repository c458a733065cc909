import assert from "node:assert/strict";
import { formatted } from "../../../../../src/simulator/userland/commands/awk/print_format.ts";
import type { Value } from "../../../../../src/simulator/userland/commands/awk/value.ts";

const CASES: [format: string, values: Value[], text: string][] = [
  ["%5d|%-5d|%05d|%+d", [42, 42, 42, 42], "   42|42   |00042|+42"],
  ["%x %X %o", [255, 255, 8], "ff FF 10"],
  ["%c%c", [65, "hey"], "Ah"],
  ["%.2f %e %g", [3.14159, 12345.678, 0.0001], "3.14 1.234568e+04 0.0001"],
  ["%.1f %.0f", [2.25, 2.5], "2.2 2"],
  ["%-4s|%4s|%.2s", ["ab", "cd", "xyz"], "ab  |  cd|xy"],
  ["%*d", [5, 42], "   42"],
  ["%d%%", ["3x"], "3%"],
  ["%s %d", [1.5, 3.99], "1.5 3"],
];

for (const [format, values, text] of CASES) {
  Deno.test(format, () => assert.equal(formatted(format, values, "%.6g"), text));
}

Deno.test("what does not fit is said", () => {
  assert.throws(() => formatted("%s", [], "%.6g"), { message: "not enough arguments passed to" });
  assert.throws(() => formatted("%z", [1], "%.6g"), { message: "improper conversion(number 1) in" });
});
