import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "class V:\n  def __init__(s, x): s.x = x\n  def __add__(s, o): return V(s.x + o.x)\n  def __eq__(s, o): return s.x == o.x\n  def __lt__(s, o): return s.x < o.x\n  def __len__(s): return s.x\n  def __getitem__(s, i): return i * 2\n  def __call__(s): return 'called'\nv = V(1) + V(2)\nprint(v == V(3), v < V(4), len(v), v[4], v(), sorted([V(2), V(1)])[0].x)",
    "True True 3 8 called 1\n",
  ],
  [
    "class I:\n  def __iter__(self): return iter([1, 2])\nprint(list(I()), 2 in I(), sum(I()))",
    "[1, 2] True 3\n",
  ],
]);

testFailures([
  ["None.x", "AttributeError: 'NoneType' object has no attribute 'x'"],
  ["x = 5\nx()", "TypeError: 'int' object is not callable"],
  ["for x in 5: pass", "TypeError: 'int' object is not iterable"],
  ["sorted([1, 'a'])", "TypeError: '<' not supported between instances of 'str' and 'int'"],
]);
