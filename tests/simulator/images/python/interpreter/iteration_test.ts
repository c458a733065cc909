import { testScripts } from "./run_script.ts";

testScripts([
  [
    "print(list('añ'), list((1, 2)), list({'k': 1}), list(range(2)), list(b'a'))",
    "['a', 'ñ'] [1, 2] ['k'] [0, 1] [97]\n",
  ],
]);
