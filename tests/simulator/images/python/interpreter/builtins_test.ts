import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "print(sorted([3, 1, 2], key=lambda x: -x), sorted('ba', reverse=True), list(range(5, 0, -2)))",
    "[3, 2, 1] ['b', 'a'] [5, 3, 1]\n",
  ],
  [
    "print(int('ff', 16), float('1e2'), round(2.5), divmod(7, 2), max([1, 3], key=lambda x: -x), sum([1, 2], 10))",
    "255 100.0 2 (3, 1) 1 13\n",
  ],
  [
    "print(list(zip('ab', [1, 2])), list(enumerate('a', start=1)), any([0, 1]), isinstance(True, int))",
    "[('a', 1), ('b', 2)] [(1, 'a')] True True\n",
  ],
]);

testFailures([
  ["range(1, 2, 0)", "ValueError: range() arg 3 must not be zero"],
  ["int('x')", "ValueError: invalid literal for int() with base 10: 'x'"],
  ["len(5)", "TypeError: object of type 'int' has no len()"],
  ["max([])", "ValueError: max() iterable argument is empty"],
]);
