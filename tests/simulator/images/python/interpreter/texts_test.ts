import { testScripts } from "./run_script.ts";

testScripts([
  [
    "print([1.0, 'it\\'s', None], {'a': (1,)}, 1e16, 1e-5, float('inf'), {1, 2}, set(), b'x')",
    "[1.0, \"it's\", None] {'a': (1,)} 1e+16 1e-05 inf {1, 2} set() b'x'\n",
  ],
  [
    "class A:\n  def __repr__(self): return 'A!'\nprint(A(), [A()], str(ValueError('x')), repr(ValueError('x')))\na = []\na.append(a)\nprint(a)",
    "A! [A!] x ValueError('x')\n[[...]]\n",
  ],
]);
