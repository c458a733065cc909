import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "def f(a, *b, c=1, **d): return a, b, c, d\nprint(f(1, 2, c=3, e=4), f(*[1], **{'c': 2}))",
    "(1, (2,), 3, {'e': 4}) (1, (), 2, {})\n",
  ],
]);

testFailures([
  ["def f(a): pass\nf(1, 2)", "TypeError: f() takes 1 positional argument but 2 were given"],
  ["def f(a): pass\nf(b=1)", "TypeError: f() got an unexpected keyword argument 'b'"],
  ["def f(a, b): pass\nf()", "TypeError: f() missing 2 required positional arguments: 'a' and 'b'"],
]);
