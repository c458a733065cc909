import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  ["x = (1 +\n     2)  # a remark\nprint(x, 0xff, 1_000, '''a\nb''')", "3 255 1000 a\nb\n"],
]);

testFailures([
  ["if True:\n    x = 1\n  y = 2", "IndentationError: unindent does not match any outer indentation level"],
  ["x = 5 $ 3", "SyntaxError: invalid syntax"],
]);
