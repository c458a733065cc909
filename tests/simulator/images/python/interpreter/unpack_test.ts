import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  ["a, *b, c = 1, 2, 3, 4\n(d, e), f = (5, 6), 7\nprint(a, b, c, d, e, f)", "1 [2, 3] 4 5 6 7\n"],
]);

testFailures([
  ["a, b = 5", "TypeError: cannot unpack non-iterable int object"],
  ["a, b = 1, 2, 3", "ValueError: too many values to unpack (expected 2, got 3)"],
]);
