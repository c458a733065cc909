import { testFailures } from "./run_script.ts";

testFailures([
  ["'a' + 1", 'TypeError: can only concatenate str (not "int") to str'],
  ["[1] * 'a'", "TypeError: can't multiply sequence by non-int of type 'str'"],
  ["x = 1\nx -= 'a'", "TypeError: unsupported operand type(s) for -=: 'int' and 'str'"],
]);
