import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "def f(a, /, b: int = 2, *, c=3): return a, b, c\nprint(f(1), (lambda *a, **k: (a, k))(1, x=2))",
    "(1, 2, 3) ((1,), {'x': 2})\n",
  ],
]);

testFailures([
  ["def f(a=1, b): pass", "SyntaxError: parameter without a default follows parameter with a default"],
]);
