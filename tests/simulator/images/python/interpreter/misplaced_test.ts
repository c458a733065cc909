import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  ["def f():\n  for x in [1, 2]:\n    try:\n      continue\n    finally:\n      return x\nprint(f())", "1\n"],
  ["for x in [1, 2]:\n  with open('a', 'w') as f:\n    if x: break\nprint(x)", "1\n"],
  ["class A:\n  def each(self): yield 1\n  ask = lambda self: (yield 2)\nprint(list(A().each()))", "[1]\n"],
]);

testFailures([
  ["print('not run')\nreturn 1", "SyntaxError: 'return' outside function"],
  ["match 1:\n  case 1: break", "SyntaxError: 'break' outside loop"],
  ["while 0:\n  class A:\n    continue", "SyntaxError: 'continue' not properly in loop"],
  ["try: pass\nfinally:\n  with x: [(yield 1)]", "SyntaxError: 'yield' outside function"],
]);
