/** Walks the tree of a parsed expression: whom it mentions, and how many steps its macros may take. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { RunProblem } from "./problem.ts";

/** What the package has beside the documented fields of a node; macros stand behind their calls. */
interface Node {
  op: string;
  args: unknown;
  evaluate(evaluator: unknown, node: unknown, context: unknown): unknown;
  meta: {
    evaluate(evaluator: unknown, node: unknown, context: unknown): unknown;
    alternate?: Node;
    macro?: { evaluate?(evaluator: unknown, macro: unknown, context: unknown): unknown };
  };
}

/** Rounds of macros that one evaluation may take: about what the server's limit of cost allows. */
const MAX_STEPS = 1_000_000;

export interface StepBudget {
  begin(): void;
  /** @throws {RunProblem} when it is used up. */
  check(): void;
}

/** Makes all macros of the expression count their rounds, and `matches` use the server's regular expressions. */
export function boundSteps(root: ASTNode): StepBudget {
  let left = MAX_STEPS;
  const check = () => {
    if (left < 0) throw new RunProblem("operation cancelled: actual cost limit exceeded");
  };
  for (const node of nodesOf(root as unknown as Node)) {
    const { args } = node;
    if (node.op === "rcall" && Array.isArray(args) && args[0] === "matches") args[0] = "matchesPattern";
    const step = node.op === "comprehension" ? (args as { step: Node }).step : undefined;
    if (!step) continue;
    const counted: Node["evaluate"] = (evaluator, _node, context) => {
      left--;
      check();
      const { alternate, macro, evaluate } = step.meta;
      if (alternate) return alternate.evaluate(evaluator, alternate, context);
      return macro?.evaluate ? macro.evaluate(evaluator, macro, context) : evaluate(evaluator, step, context);
    };
    // The package replaces the method when it is called first; it must stay ours.
    Object.defineProperty(step, "evaluate", { get: () => counted, set: () => {} });
  }
  return {
    begin: () => {
      left = MAX_STEPS;
    },
    check,
  };
}

/** Names that the expression mentions, variables of macros included. */
export function referencesTo(root: ASTNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodesOf(root as unknown as Node)) {
    if (node.op === "id" && typeof node.args === "string") names.add(node.args);
  }
  return names;
}

function* nodesOf(root: unknown): Generator<Node> {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isNode(value)) {
      yield value;
      waiting.push(value.args, value.meta.alternate, value.meta.macro);
    } else if (Array.isArray(value)) waiting.push(...value);
    else if (Object.getPrototypeOf(value) === Object.prototype) waiting.push(...Object.values(value));
  }
}

function isNode(value: object): value is Node {
  return "op" in value && "meta" in value;
}
