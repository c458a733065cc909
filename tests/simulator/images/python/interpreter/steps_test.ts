import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "def f():\n  yield 1\n  yield from [2, 3]\ng = f()\nprint(next(g), list(g), next(g, 'end'))",
    "1 [2, 3] end\n",
  ],
]);

testFailures([
  ["next(iter([]))", "StopIteration"],
]);
