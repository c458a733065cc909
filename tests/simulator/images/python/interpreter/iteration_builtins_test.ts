import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "print(len('abc'), sum([0.5, 1]), min([3, 1]), list(map(lambda a, b: a + b, [1], [2])), list(filter(None, [0, 1])), list(reversed([1, 2])))",
    "3 1.5 1 [3] [1] [2, 1]\n",
  ],
]);

testFailures([
  ["min([])", "ValueError: min() iterable argument is empty"],
]);
