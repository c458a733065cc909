import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "try:\n  1 / 0\nexcept (ValueError, ZeroDivisionError) as e:\n  print('got', e)\nelse:\n  print('no')\nfinally:\n  print('end')",
    "got division by zero\nend\n",
  ],
  [
    "class A:\n  def __init__(self, n): self.n = n\n  def f(self): return 'A'\nclass B(A):\n  def f(self): return super().f() + 'B'\n  @property\n  def twice(self): return self.n * 2\nb = B(3)\nprint(b.f(), b.twice, isinstance(b, A))",
    "AB 6 True\n",
  ],
  [
    "def f():\n  x = yield 1\n  yield 2\nprint(list(f()))\nclass W:\n  def __enter__(self): return 'in'\n  def __exit__(self, *a): print('out', a[0]); return True\nwith W() as w:\n  print(w)\n  raise ValueError('x')",
    "[1, 2]\nin\nout <class 'ValueError'>\n",
  ],
  [
    "def f(a, b=2, *c, d=4, **e): return a, b, c, d, e\nprint(f(1), f(1, 2, 3, d=5, z=6))",
    "(1, 2, (), 4, {}) (1, 2, (3,), 5, {'z': 6})\n",
  ],
  [
    "import time\ndef slow():\n  time.sleep(2)\n  return 1\nt = time.time()\nprint([slow() for _ in range(2)], round(time.time() - t))",
    "[1, 1] 4\n",
  ],
  ["match [1, 2]:\n  case [a, b]: print(a + b)", "3\n"],
]);

testFailures([
  ["def f(a): pass\nf()", "TypeError: f() missing 1 required positional argument: 'a'"],
  ["def f(n): return f(n + 1)\nf(0)", "RecursionError: maximum recursion depth exceeded"],
  ["raise ValueError('bad')", "ValueError: bad"],
  ["assert 1 == 2, 'no'", "AssertionError: no"],
]);
