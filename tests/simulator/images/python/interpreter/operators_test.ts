import { testScripts } from "./run_script.ts";

testScripts([
  ["print(1 | 2 ^ 3 & 4, 1 + 2 << 1, 0b11, 0o17, 1e3)", "3 6 3 15 1000.0\n"],
]);
