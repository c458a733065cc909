import assert from "node:assert/strict";
import {
  compile,
  CompileProblem,
  loadCel,
  newEnvironment,
  optionalOf,
} from "../../../../src/simulator/kubernetes/cel/engine.ts";

await loadCel();

Deno.test("a program knows its type and what it speaks of", () => {
  const environment = newEnvironment();
  environment.registerVariable("self", "int");
  environment.registerVariable("oldSelf", "int");
  const program = compile(environment, "self > 1");
  assert.equal(program.type, "bool");
  assert.deepEqual([program.uses("self"), program.uses("oldSelf")], [true, false]);
  assert.equal(program.run({ self: 2n }), true);
});

Deno.test("environments do not see each other's variables", () => {
  newEnvironment().registerVariable("a", "int");
  assert.throws(() => compile(newEnvironment(), "a"), CompileProblem);
});

Deno.test("an absent value is an optional without one", () => {
  const environment = newEnvironment();
  environment.registerVariable("v", "optional<int>");
  const program = compile(environment, "v.orValue(5)");
  assert.deepEqual([program.run({ v: optionalOf(undefined) }), program.run({ v: optionalOf(1n) })], [5n, 1n]);
});
