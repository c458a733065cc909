import assert from "node:assert/strict";
import { runPython } from "./run_script.ts";

Deno.test("a traceback names every function, and marks what failed", () => {
  const { err, code } = runPython("def f(x):\n  return 10 / x\n\nprint(f(0))\n");
  assert.equal(
    err,
    "Traceback (most recent call last):\n" +
      '  File "/app/a.py", line 4, in <module>\n    print(f(0))\n          ~^^^\n' +
      '  File "/app/a.py", line 2, in f\n    return 10 / x\n           ~~~^~~\n' +
      "ZeroDivisionError: division by zero\n",
  );
  assert.equal(code, 1);
});

Deno.test("what came before is told before", () => {
  const { err } = runPython("try:\n  1 / 0\nexcept Exception as e:\n  raise ValueError('x') from e\n");
  assert.match(err, /ZeroDivisionError: division by zero\n\nThe above exception was the direct cause of/);
  assert.match(err, /\nValueError: x\n$/);
});
