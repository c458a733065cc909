import { testFailures } from "./run_script.ts";

testFailures([
  ["def f(): g()\ndef g(): h()\nf()", "NameError: name 'h' is not defined"],
]);
