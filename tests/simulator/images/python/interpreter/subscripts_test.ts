import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "a = [0, 1, 2, 3]\na[1:3] = ['x']\ndel a[0]\nprint(a, a[-1], 'abc'[1:], (1, 2, 3)[::2])",
    "['x', 3] 3 bc (1, 3)\n",
  ],
]);

testFailures([
  ["[1][5]", "IndexError: list index out of range"],
  ["{}['a']", "KeyError: 'a'"],
  ["'a'[0] = 'b'", "TypeError: 'str' object does not support item assignment"],
  ["{[]: 1}", "TypeError: unhashable type: 'list'"],
]);
