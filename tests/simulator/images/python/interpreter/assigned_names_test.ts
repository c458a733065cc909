import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  ["x = 1\ndef f():\n  y = x\n  return y\nprint(f())", "1\n"],
]);

testFailures([
  [
    "x = 1\ndef f():\n  print(x)\n  x = 2\nf()",
    "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value",
  ],
]);
