import assert from "node:assert/strict";
import { evaluate } from "../../../../src/simulator/images/python/expression.ts";
import { builtinScope, moduleOfLibrary } from "../../../../src/simulator/images/python/builtins.ts";
import { PythonError, representation } from "../../../../src/simulator/images/python/value.ts";
import { runArgv } from "../machine.ts";

const { process } = runArgv(["true"], { env: { NAME: "ahab" } });
const scope = builtinScope(process).set("os", moduleOfLibrary(process, "os")!).set("x", 5n);

/** Results as the interpreter of Python 3.13 shows them. */
const VALUES: [expression: string, shown: string][] = [
  ["1 + 2 * 3", "7"],
  ["2 ** 100", "1267650600228229401496703205376"],
  ["7 / 2, 7 // 2, -7 // 2, -7 % 3", "(3.5, 3, -4, 2)"],
  ["6 / 3", "2.0"],
  ["-2 ** 2", "-4"],
  ["0.1 + 0.2", "0.30000000000000004"],
  ["1e100", "1e+100"],
  ["'it\\'s' + \"!\"", '"it\'s!"'],
  ["'ab' * 3", "'ababab'"],
  ["f'{x} of {x * 2:>4}|{1 / 3:.2f}'", "'5 of   10|0.33'"],
  ["[n * n for n in range(5) if n % 2 == 0]", "[0, 4, 16]"],
  ["sum(n for n in [1, 2, 3])", "6"],
  ["{'a': 1, 'b': [True, None]}", "{'a': 1, 'b': [True, None]}"],
  ["{'a': 1}['a']", "1"],
  ["(1,)", "(1,)"],
  ["1 < 2 < 3 and not 4 == 5", "True"],
  ["0 or 'x'", "'x'"],
  ["'a' in 'cat', 3 not in [1, 2]", "(True, True)"],
  ["'yes' if x > 3 else 'no'", "'yes'"],
  ["len('hello'), max(3, 7), min([4, 2]), sorted([3, 1, 2])", "(5, 7, 2, [1, 2, 3])"],
  ["'a,b'.split(','), '-'.join(['x', 'y']), ' z '.strip().upper()", "(['a', 'b'], 'x-y', 'Z')"],
  ["int('42') + 1, float('1.5'), str(1), bool([])", "(43, 1.5, '1', False)"],
  ["os.environ['NAME'], os.getenv('NOPE', 'none'), os.environ.get('NAME')", "('ahab', 'none', 'ahab')"],
  ["0x1f, 1_000", "(31, 1000)"],
  ["round(2.567, 2), abs(-3), list(range(1, 4))", "(2.57, 3, [1, 2, 3])"],
];

for (const [expression, shown] of VALUES) {
  Deno.test(`${expression} is ${shown}`, () =>
    assert.equal(representation(evaluate(expression, scope)), shown));
}

const RAISED: [expression: string, error: string][] = [
  ["1 / 0", "ZeroDivisionError: division by zero"],
  ["nope", "NameError: name 'nope' is not defined"],
  ["toString", "NameError: name 'toString' is not defined"],
  ["'a' + 1", 'TypeError: can only concatenate str (not "int") to str'],
  ["1 + 'a'", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"],
  ["os.environ['NOPE']", "KeyError: 'NOPE'"],
  ["[1][5]", "IndexError: list index out of range"],
  ["int('x')", "ValueError: invalid literal for int() with base 10: 'x'"],
  ["'a'.nope()", "AttributeError: 'str' object has no attribute 'nope'"],
  ["1 < 'a'", "TypeError: '<' not supported between instances of 'int' and 'str'"],
  ["1 +", "SyntaxError: invalid syntax"],
  ["a b", "SyntaxError: invalid syntax"],
  ["lambda: 1", "NotImplementedError: lambda is not known to this simulated python"],
  ["x()", "TypeError: 'int' object is not callable"],
];

for (const [expression, error] of RAISED) {
  Deno.test(`${expression} raises ${error}`, () => {
    assert.throws(
      () => evaluate(expression, scope),
      (raised) => raised instanceof PythonError && raised.text === error,
    );
  });
}
