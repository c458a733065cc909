import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "print(1 + 2 * 3 ** 2, -2 ** 2, not True or True, 1 if False else 2, [1, 2, 3][::-1], {'a': 1}['a'])",
    "19 -4 True 2 [3, 2, 1] 1\n",
  ],
  ["print((1,), (), [*[1], 2], {**{'a': 1}}, 'a' 'b')", "(1,) () [1, 2] {'a': 1} ab\n"],
]);

testFailures([
  ["print(1 2)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"],
  ["x = (1,\n", "SyntaxError: '(' was never closed"],
]);
