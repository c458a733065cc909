import { testFailures } from "./run_script.ts";

testFailures([
  ["x = )", "SyntaxError: unmatched ')'"],
  ["class = 1", "SyntaxError: invalid syntax"],
]);
