import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  ["print(7 // -2, 7 % -3, 2 ** 10, 7 / 2, 1 << 4, [1] * 2, 'a' * 3)", "-4 -2 1024 3.5 16 [1, 1] aaa\n"],
  ["print({1, 2} | {3}, {1, 2} & {2}, [1, 2] < [1, 3], 1 == 1.0 == True)", "{1, 2, 3} {2} True True\n"],
]);

testFailures([
  ["1 / 0", "ZeroDivisionError: division by zero"],
  ["'x' * 10 ** 9", "MemoryError"],
]);
