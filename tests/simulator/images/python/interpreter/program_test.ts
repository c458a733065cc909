import assert from "node:assert/strict";
import { runPython, testFailures } from "./run_script.ts";

Deno.test("a program ends with its code", () => {
  assert.deepEqual(runPython("import sys\nprint('a')\nsys.exit(3)"), { out: "a\n", err: "", code: 3 });
  assert.deepEqual(runPython("raise SystemExit('why')"), { out: "", err: "why\n", code: 1 });
});

testFailures([
  ["import nope", "ModuleNotFoundError: No module named 'nope'"],
  ["import ctypes", "NotImplementedError: the module ctypes is not known to this simulated python"],
  ["from math import nope", "ImportError: cannot import name 'nope' from 'math' (unknown location)"],
]);
