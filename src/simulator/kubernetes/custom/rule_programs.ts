/** The rules of a schema, compiled. Source: apiextensions-apiserver/pkg/apiserver/schema/cel/compilation.go. */
import { type CelProgram, compile, CompileProblem, newEnvironment } from "../cel/engine.ts";
import { declareType, withMeta } from "../cel/schema_types.ts";
import type { CustomSchema, ValidationRule } from "./custom_schema.ts";

export interface RuleProgram {
  rule: ValidationRule;
  /** Undefined when it cannot be compiled: see `problem`. */
  program?: CelProgram;
  problem?: string;
  message?: CelProgram;
  messageProblem?: string;
  usesOld: boolean;
}

const known = new WeakMap<CustomSchema, readonly RuleProgram[]>();

/** Compiled once for each schema; `isRoot` for the schema of a whole object. */
export function rulePrograms(schema: CustomSchema, isRoot: boolean): readonly RuleProgram[] {
  let programs = known.get(schema);
  if (programs) return programs;
  const rules = schema["x-kubernetes-validations"] ?? [];
  programs = rules.map((rule) => compileRule(rule, schema, isRoot));
  known.set(schema, programs);
  return programs;
}

function compileRule(rule: ValidationRule, schema: CustomSchema, isRoot: boolean): RuleProgram {
  const environment = newEnvironment();
  const type = declareType(environment, isRoot ? withMeta(schema) : schema, "object") ?? "dyn";
  environment.registerVariable("self", type);
  environment.registerVariable("oldSelf", rule.optionalOldSelf ? `optional<${type}>` : type);
  const compiled: RuleProgram = { rule, usesOld: false };
  try {
    const program = compile(environment, rule.rule);
    if (program.type !== "bool" && program.type !== "dyn") {
      compiled.problem = "cel expression must evaluate to a bool";
    } else compiled.program = program;
    compiled.usesOld = program.uses("oldSelf");
  } catch (error) {
    compiled.problem = problemOf(error);
  }
  if (!rule.messageExpression) return compiled;
  try {
    const message = compile(environment, rule.messageExpression);
    if (message.type !== "string" && message.type !== "dyn") {
      compiled.messageProblem = "messageExpression must evaluate to a string";
    } else compiled.message = message;
  } catch (error) {
    compiled.messageProblem = `messageExpression ${problemOf(error)}`;
  }
  return compiled;
}

function problemOf(error: unknown): string {
  if (error instanceof CompileProblem) return error.message;
  throw error;
}
