import { testScripts } from "./run_script.ts";

testScripts([
  [
    "for v in [1, 'x', [1, 2, 3], {'k': 5}]:\n  match v:\n    case 1 | 2: print('number')\n    case [a, *rest]: print(a, rest)\n    case {'k': n} if n > 4: print(n)\n    case _: print('other')",
    "number\nother\n1 [2, 3]\n5\n",
  ],
]);
