/** What can be wrong with an expression, in the words of cel-go, which the API server passes on. */

/** It cannot be compiled. */
export class CompileProblem extends Error {
  override name = "CompileProblem";
}

/** It cannot be evaluated for these values. */
export class RunProblem extends Error {
  override name = "RunProblem";
}

interface Located extends Error {
  summary?: string;
  range?: { start: number };
  node?: { op?: string; args?: unknown; pos?: number } | undefined;
}

/** Of what the package threw, or found, while reading `expression`. */
export function compileProblem(error: unknown, expression: string): CompileProblem {
  const located = error as Located;
  const isSyntax = located.name === "ParseError";
  const summary = located.summary ?? located.message;
  const text = isSyntax ? `Syntax error: ${lowered(summary)}` : translated(summary, COMPILE_WORDS);
  const offset = offsetOf(located, expression);
  const lines = expression.slice(0, offset).split("\n");
  const [line, column] = [lines.length, lines.at(-1)!.length];
  const shown = expression.split("\n")[line - 1]!;
  const detail = `ERROR: <input>:${line}:${column + 1}: ${text}\n | ${shown}\n | ${".".repeat(column)}^`;
  return new CompileProblem(`compilation failed: ${detail}`);
}

/** Of what the package threw while evaluating. */
export function runProblem(error: unknown): RunProblem {
  if (error instanceof RunProblem) return error;
  const { summary, message } = error as Located;
  return new RunProblem(translated(summary ?? message, RUN_WORDS));
}

/** cel-go points at the dot of a selection and at the operator of an operation; the package at their beginnings. */
function offsetOf({ node, range }: Located, expression: string): number {
  const start = range?.start ?? node?.pos ?? 0;
  const isSelection = node?.op === "." || expression[start - 1] === ".";
  if (isSelection && expression[start - 1] === ".") return start - 1;
  const operands = node?.args;
  if (Array.isArray(operands) && operands.length === 2 && /^([-+*/%<>=!]|in$)/.test(node?.op ?? "")) {
    const right = operands[1] as { start?: number };
    const found = expression.lastIndexOf(node!.op!, (right.start ?? expression.length) - 1);
    if (found >= 0) return found;
  }
  return Math.min(start, expression.length);
}

type Words = readonly [pattern: RegExp, words: (...groups: string[]) => string][];

const COMPILE_WORDS: Words = [
  [/^No such key: (.*)$/, (key) => `undefined field '${key}'`],
  [/^Unknown variable: (.*)$/, (name) => `undeclared reference to '${name}' (in container '')`],
  [
    /^no such overload: (.+) (==|!=|<=|>=|[-+*/%<>]|in) (.+)$/,
    (left, operator, right) =>
      `found no matching overload for '${OPERATORS[operator!] ?? `_${operator}_`}' applied to '(${
        celGo(left!)
      }, ${celGo(right!)})'`,
  ],
  [
    /^found no matching overload for '(?:(.+)\.)?(\w+)\((.*)\)'$/,
    (receiver, name, types) =>
      `found no matching overload for '${name}' applied to '${receiver ? `${celGo(receiver)}.` : ""}(${
        celGo(types ?? "")
      })'`,
  ],
];

const OPERATORS: Record<string, string> = { in: "@in" };

const RUN_WORDS: Words = [
  [/^No such key: index out of bounds, index (\d+) .*$/, (index) => `index out of bounds: ${index}`],
  [/^No such key: (.*)$/, (key) => `no such key: ${key}`],
];

function translated(summary: string, words: Words): string {
  for (const [pattern, text] of words) {
    const match = pattern.exec(summary);
    if (match) return text(...match.slice(1));
  }
  return lowered(summary);
}

/** cel-go writes `list(string)` where the package writes `list<string>`. */
function celGo(type: string): string {
  return type.replaceAll("<", "(").replaceAll(">", ")");
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
