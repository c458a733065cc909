/** Evaluates an expression with all libraries, for tables of tests. */
import { compile, loadCel, newEnvironment } from "../../../../../src/simulator/kubernetes/cel/engine.ts";

await loadCel();

/** The value, bigints as numbers, or `! message`. */
export function evaluate(expression: string, variables: Record<string, unknown> = {}): unknown {
  const environment = newEnvironment();
  for (const name of Object.keys(variables)) environment.registerVariable(name, "dyn");
  try {
    return plain(compile(environment, expression).run(variables));
  } catch (error) {
    return `! ${(error as Error).message}`;
  }
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return Array.isArray(value) ? value.map(plain) : value;
}

export type Case = [expression: string, value: unknown];
