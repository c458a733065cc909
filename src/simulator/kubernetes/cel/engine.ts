/**
 * The Common Expression Language, with the libraries that Kubernetes adds. The package is large: it is loaded when the
 * first object with expressions is written. Source: apiserver/pkg/cel/environment.
 */
import type { Environment as CelEnvironment } from "@marcbachmann/cel-js";
import { loadPatterns } from "../go_pattern.ts";
import { boundSteps, referencesTo } from "./expression_tree.ts";
import type { CelPackage } from "./libraries/library.ts";
import { LIBRARIES } from "./libraries/mod.ts";
import { CompileProblem, compileProblem, runProblem } from "./problem.ts";

export type { CelEnvironment };

let base: CelEnvironment | undefined;
let optional: CelPackage["Optional"] | undefined;

/** Must have ended before anything is compiled. */
export async function loadCel(): Promise<void> {
  if (base) return;
  await loadPatterns();
  const { Environment, Optional } = await import("@marcbachmann/cel-js");
  const environment = new Environment({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 20_000, maxDepth: 250, maxListElements: 1000, maxMapEntries: 1000 },
  });
  for (const addTo of LIBRARIES) addTo(environment, { Optional });
  base = environment;
  optional = Optional;
}

/** Whether anything can be compiled already. */
export function isCelLoaded(): boolean {
  return base !== undefined;
}

/** An environment to which variables and types can be added. */
export function newEnvironment(): CelEnvironment {
  if (!base) throw new Error("Cannot compile an expression: loadCel has not been called");
  return base.clone();
}

/** A value that may be absent. */
export function optionalOf(value: unknown): unknown {
  return value === undefined ? optional?.none() : optional?.of(value);
}

/** An expression that was compiled. */
export interface CelProgram {
  /** `bool`, `string`, `dyn`, … */
  type: string;
  /** Whether it speaks of a variable. */
  uses(variable: string): boolean;
  /** @throws {RunProblem} */
  run(variables: Record<string, unknown>): unknown;
}

/** @throws {CompileProblem} with the server's words. */
export function compile(environment: CelEnvironment, expression: string): CelProgram {
  let parsed: ReturnType<CelEnvironment["parse"]>;
  try {
    parsed = environment.parse(expression);
  } catch (error) {
    throw compileProblem(error, expression);
  }
  const budget = boundSteps(parsed.ast);
  const { valid, type, error } = parsed.check();
  if (!valid) throw compileProblem(error, expression);
  const names = referencesTo(parsed.ast);
  return {
    type: type ?? "dyn",
    uses: (variable) => names.has(variable),
    run: (variables) => {
      budget.begin();
      try {
        const value = parsed(variables);
        budget.check();
        return value;
      } catch (error) {
        budget.check();
        throw runProblem(error);
      }
    },
  };
}

export { CompileProblem };
