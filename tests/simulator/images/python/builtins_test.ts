import assert from "node:assert/strict";
import { builtinScope, moduleOfLibrary } from "../../../../src/simulator/images/python/builtins.ts";
import { evaluate } from "../../../../src/simulator/images/python/expression.ts";
import { type PythonError, representation } from "../../../../src/simulator/images/python/value.ts";
import { runArgv } from "../machine.ts";

Deno.test("print joins and ends as it is told", () => {
  const { process } = runArgv(["true"]);
  let out = "";
  const scope = builtinScope({ ...process, out: (text: string) => void (out += text) });
  evaluate("print(1, 'two', [3.0], sep='-', end='!')", scope);
  evaluate("print()", scope);
  assert.equal(out, "1-two-[3.0]!\n");
});

const MODULES: [name: string, expression: string, shown: string][] = [
  ["math", "math.sqrt(16), math.floor(2.7), math.factorial(20)", "(4.0, 2, 2432902008176640000)"],
  ["socket", "socket.gethostname()", "'box'"],
  ["os", "os.getcwd()", "'/'"],
];

for (const [name, expression, shown] of MODULES) {
  Deno.test(`import ${name}: ${expression}`, () => {
    const { process } = runArgv(["true"]);
    const scope = builtinScope(process).set(name, moduleOfLibrary(process, name)!);
    assert.equal(representation(evaluate(expression, scope)), shown);
    assert.equal(moduleOfLibrary(process, "nope"), undefined);
  });
}

const RAISED: [expression: string, error: string][] = [
  ["range(1, 2, 0)", "ValueError: range() arg 3 must not be zero"],
  ["range(1.5)", "TypeError: 'float' object cannot be interpreted as an integer"],
  ["range('a')", "TypeError: 'str' object cannot be interpreted as an integer"],
  ["range()", "TypeError: range expected at least 1 argument, got 0"],
  ["chr(-1)", "ValueError: chr() arg not in range(0x110000)"],
  ["hex('a')", "TypeError: 'str' object cannot be interpreted as an integer"],
  ["int(float('inf'))", "OverflowError: cannot convert float infinity to integer"],
  ["round('a')", "TypeError: type str doesn't define __round__ method"],
];

for (const [expression, error] of RAISED) {
  Deno.test(`${expression} raises ${error}`, () => {
    const scope = builtinScope(runArgv(["true"]).process);
    assert.throws(() => evaluate(expression, scope), (raised) => (raised as PythonError).text === error);
  });
}

Deno.test("whole numbers in other bases, and steps down", () => {
  const scope = builtinScope(runArgv(["true"]).process);
  const shown = representation(
    evaluate("hex(-255), bin(5), round(2.6), round(2.345, 1), list(range(5, 0, -2))", scope),
  );
  assert.equal(shown, "('-0xff', '0b101', 3, 2.3, [5, 3, 1])");
});
