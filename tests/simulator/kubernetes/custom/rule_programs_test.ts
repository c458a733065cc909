import assert from "node:assert/strict";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import { rulePrograms } from "../../../../src/simulator/kubernetes/custom/rule_programs.ts";

await loadCel();

Deno.test("a schema's rules are compiled once", () => {
  const schema = { type: "integer", "x-kubernetes-validations": [{ rule: "self > oldSelf" }] };
  const programs = rulePrograms(schema, false);
  assert.equal(rulePrograms(schema, false), programs);
  assert.equal(programs[0]!.usesOld, true);
});

Deno.test("a rule is a truth, its message a text", () => {
  const rules = [{ rule: "self + 1", messageExpression: "self" }];
  const [program] = rulePrograms({ type: "integer", "x-kubernetes-validations": rules }, false);
  assert.equal(program!.problem, "cel expression must evaluate to a bool");
  assert.equal(program!.messageProblem, "messageExpression must evaluate to a string");
});
