import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "from dataclasses import dataclass\n@dataclass\nclass P:\n  x: int\n  y: int = 0\nprint(P(1), P(1) == P(1, 0), P(x=2).x)",
    "P(x=1, y=0) True 2\n",
  ],
]);

testFailures([
  [
    "from dataclasses import dataclass\n@dataclass\nclass P:\n  x: int\nP()",
    "TypeError: P.__init__() missing 1 required positional argument: 'x'",
  ],
]);
