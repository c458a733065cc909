import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  ["print('%s %r %d %%' % ('a', 'b', 3), '%(x)s' % {'x': 1})", "a 'b' 3 % 1\n"],
]);

testFailures([
  ["'%s %s' % 1", "TypeError: not enough arguments for format string"],
  ["'%s' % (1, 2)", "TypeError: not all arguments converted during string formatting"],
]);
