import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "import math, collections, itertools, functools\nprint(math.sqrt(9), math.floor(2.5), collections.Counter('aab'), list(itertools.islice(itertools.count(3), 2)), functools.reduce(lambda a, b: a + b, [1, 2]))",
    "3.0 2 Counter({'a': 2, 'b': 1}) [3, 4] 3\n",
  ],
  [
    "from collections import namedtuple, defaultdict\nP = namedtuple('P', 'x y')\nd = defaultdict(list)\nd['a'].append(1)\nprint(P(1, 2), P(1, 2).y, d['a'])",
    "P(x=1, y=2) 2 [1]\n",
  ],
]);

testFailures([
  ["import math\nmath.sqrt(-1)", "ValueError: math domain error"],
]);
