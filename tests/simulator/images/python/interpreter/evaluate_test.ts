import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "print([x * 2 for x in range(4) if x % 2], {k: v for k, v in zip('ab', [1, 2])}, (lambda x, y=1: x + y)(2))",
    "[2, 6] {'a': 1, 'b': 2} 3\n",
  ],
  ["a, *b = 1, 2, 3\nprint(a, b, *b, 'x' if b else 'y', 1 < 2 < 3, not a)", "1 [2, 3] 2 3 x True False\n"],
  ["if (n := 3) > 2: print(f'{n=} {n:>4}|', '%s-%03d' % ('a', 7))", "n=3    3| a-007\n"],
  ["for name in ['constructor', 'toString']:\n  print(name in {}, name in [])", "False False\nFalse False\n"],
]);

testFailures([
  ["print(toString)", "NameError: name 'toString' is not defined"],
  ["name = 1\nprint(nme)", "NameError: name 'nme' is not defined. Did you mean: 'name'?"],
  ["a, b = [1]", "ValueError: not enough values to unpack (expected 2, got 1)"],
  ["1 + 'a'", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"],
]);
