import assert from "node:assert/strict";
import { compile, loadCel, newEnvironment } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import { evaluate } from "./libraries/evaluate.ts";

await loadCel();

const compiling: [expression: string, line: string, caret: string][] = [
  ["self.nope > 1", "1:5: undefined field 'nope'", " | ....^"],
  ["foo == 1", "1:1: undeclared reference to 'foo' (in container '')", " | ^"],
  [
    "self.n + 'a' == 1",
    "1:8: found no matching overload for '_+_' applied to '(int, string)'",
    " | .......^",
  ],
  ["self.n in 1", "1:8: found no matching overload for '@in' applied to '(int, int)'", " | .......^"],
  ["self.t.foo(1)", "1:1: found no matching overload for 'foo' applied to 'string.(int)'", " | ^"],
  ["self.", "1:5: Syntax error: expected IDENTIFIER, got EOF", " | ....^"],
];

for (const [expression, line, caret] of compiling) {
  Deno.test(`cannot be compiled: ${expression}`, () => {
    const environment = newEnvironment();
    environment.registerType("Self", { fields: { n: "int", t: "string" } });
    environment.registerVariable("self", "Self");
    assert.throws(() => compile(environment, expression), {
      message: `compilation failed: ERROR: <input>:${line}\n | ${expression}\n${caret}`,
    });
  });
}

const running: [expression: string, value: string][] = [
  ["o.a == 1", "! no such key: a"],
  ["[1][3] == 1", "! index out of bounds: 3"],
  ["1 / (o.size()) == 1", "! division by zero"],
];

for (const [expression, value] of running) {
  Deno.test(`cannot be evaluated: ${expression}`, () => assert.equal(evaluate(expression, { o: {} }), value));
}
