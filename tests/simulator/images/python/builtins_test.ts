import assert from "node:assert/strict";
import { builtinScope, moduleOfLibrary } from "../../../../src/simulator/images/python/builtins.ts";
import { evaluate } from "../../../../src/simulator/images/python/expression.ts";
import { representation } from "../../../../src/simulator/images/python/value.ts";
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
