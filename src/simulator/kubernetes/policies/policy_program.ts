/** A policy's expressions, compiled and asked. Source: apiserver/pkg/admission/plugin/{cel,policy/validating}. */
import {
  type CelEnvironment,
  type CelProgram,
  compile,
  CompileProblem,
  newEnvironment,
} from "../cel/engine.ts";
import { RunProblem } from "../cel/problem.ts";
import type { AdmissionPolicy, PolicyValidation } from "./admission_policy.ts";

/** What expressions can speak of. */
export const POLICY_VARIABLES = [
  "object",
  "oldObject",
  "request",
  "params",
  "namespaceObject",
  "variables",
] as const;

export function policyEnvironment(): CelEnvironment {
  const environment = newEnvironment();
  for (const name of POLICY_VARIABLES) environment.registerVariable(name, "dyn");
  return environment;
}

/** Why a request is denied. */
export interface Denial {
  message: string;
  /** Of the Status: `Invalid` unless the validation says otherwise. */
  reason: string;
}

/** An expression could not be evaluated: what happens then is the failure policy's to say. */
export class EvaluationProblem extends Error {
  override name = "EvaluationProblem";
}

type Values = Record<string, unknown>;

export class PolicyProgram {
  readonly #policy: AdmissionPolicy;
  readonly #environment: CelEnvironment = policyEnvironment();
  readonly #programs = new Map<string, CelProgram | CompileProblem>();

  constructor(policy: AdmissionPolicy) {
    this.#policy = policy;
  }

  /** @throws {EvaluationProblem} */
  matches(values: Values): boolean {
    const all = this.#withVariables(values);
    return (this.#policy.spec?.matchConditions ?? []).every(({ expression = "" }) =>
      this.#evaluate(expression, all) === true
    );
  }

  /** One for each validation that does not hold; problems count as the failure policy says. */
  denials(values: Values): Denial[] {
    const all = this.#withVariables(values);
    const isLenient = this.#policy.spec?.failurePolicy === "Ignore";
    return (this.#policy.spec?.validations ?? []).flatMap((validation) => {
      try {
        if (this.#evaluate(validation.expression ?? "", all) === true) return [];
        return [{ message: this.#message(validation, all), reason: validation.reason ?? "Invalid" }];
      } catch (error) {
        if (!(error instanceof EvaluationProblem)) throw error;
        return isLenient ? [] : [{ message: error.message, reason: "Invalid" }];
      }
    });
  }

  /** Variables are evaluated when they are first asked for. */
  #withVariables(values: Values): Values {
    const variables: Values = {};
    const all = { ...values, variables };
    for (const { name = "", expression = "" } of this.#policy.spec?.variables ?? []) {
      let known: { value: unknown } | undefined;
      const get = () => (known ??= { value: this.#evaluate(expression, all) }).value;
      Object.defineProperty(variables, name, { get, enumerable: true });
    }
    return all;
  }

  #message({ expression = "", message = "", messageExpression }: PolicyValidation, values: Values): string {
    const made = messageExpression ? this.#attempt(messageExpression, values) : undefined;
    const text = typeof made === "string" && !made.trim().includes("\n") ? made.trim() : "";
    return text || message.trim() || `failed expression: ${expression.trim()}`;
  }

  #attempt(expression: string, values: Values): unknown {
    try {
      return this.#evaluate(expression, values);
    } catch (error) {
      if (error instanceof EvaluationProblem) return undefined;
      throw error;
    }
  }

  #evaluate(expression: string, values: Values): unknown {
    const program = this.#program(expression);
    if (program instanceof CompileProblem) {
      throw new EvaluationProblem(`compilation error: ${program.message}`);
    }
    try {
      return program.run(values);
    } catch (error) {
      if (error instanceof EvaluationProblem) throw error;
      if (!(error instanceof RunProblem)) throw error;
      throw new EvaluationProblem(`expression '${expression}' resulted in error: ${error.message}`);
    }
  }

  #program(expression: string): CelProgram | CompileProblem {
    let program = this.#programs.get(expression);
    if (!program) this.#programs.set(expression, program = tryCompile(this.#environment, expression));
    return program;
  }
}

function tryCompile(environment: CelEnvironment, expression: string): CelProgram | CompileProblem {
  try {
    return compile(environment, expression);
  } catch (error) {
    if (error instanceof CompileProblem) return error;
    throw error;
  }
}
