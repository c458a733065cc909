import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  ["x = y = 1; x += 2\nif x: print(x)\nelif y: pass\nelse: pass", "3\n"],
  ["for i in 1, 2: print(i)\nelse: print('end')", "1\n2\nend\n"],
]);

testFailures([
  ["if True\n  pass", "SyntaxError: expected ':'"],
  ["print 'x'", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"],
  ["def f():\nx = 1", "IndentationError: expected an indented block after function definition on line 1"],
  ["  x = 1", "IndentationError: unexpected indent"],
  ["1 = x", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"],
]);
