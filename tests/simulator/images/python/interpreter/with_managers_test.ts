import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "class W:\n  def __init__(self, n): self.n = n\n  def __enter__(self): print('in', self.n); return self.n\n  def __exit__(self, t, v, b): print('out', self.n, v)\nwith W(1) as a, W(2): print(a)",
    "in 1\nin 2\n1\nout 2 None\nout 1 None\n",
  ],
]);

testFailures([
  ["with 5: pass", "TypeError: 'int' object does not support the context manager protocol"],
]);
