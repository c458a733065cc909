import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  ["a = [1, 2]\nd = {'k': 1}\ndel a[0], d['k']\nprint(a, d)", "[2] {}\n"],
]);

testFailures([
  ["x = 1\ndel x\nprint(x)", "NameError: name 'x' is not defined"],
  ["del {}['a']", "KeyError: 'a'"],
]);
