import { testFailures } from "./run_script.ts";

testFailures([
  ["x = 'abc", "SyntaxError: unterminated string literal (detected at line 1)"],
]);
