/** Statements of Python: what a script, `-c` and the prompt run. */
import type { Process, Run } from "../../host/process.ts";
import { builtinScope, moduleOfLibrary } from "./builtins.ts";
import { parseExpression, type Scope } from "./expression.ts";
import { calculate } from "./operators.ts";
import { packageOfModule, SITE_PACKAGES } from "../python_packages.ts";
import { Callable, isTrue, iterated, PythonError, type PythonValue, representation, Tuple } from "./value.ts";

/** A line, and the lines that are further in. */
export interface Statement {
  text: string;
  line: number;
  body: Statement[];
}

type Step = Run extends Generator<infer One, unknown, unknown> ? One : never;
type Work = Generator<Step, Ending | undefined, void>;

/** How a block ends before its last line. */
interface Ending {
  kind: "break" | "continue" | "return" | "exit";
  value: PythonValue;
}

/** @throws {PythonError} IndentationError */
export function statementsOf(text: string): Statement[] {
  const top: Statement[] = [];
  const open: { indent: number; body: Statement[] }[] = [{ indent: -1, body: top }];
  let kept = "";
  for (const [index, row] of text.split("\n").entries()) {
    kept = kept === "" ? row : `${kept} ${row.trim()}`;
    const plain = kept.replace(TEXTS, "''").replace(/#.*/, "");
    if (count(plain, /[([{]/g) > count(plain, /[)\]}]/g)) continue;
    const [line, indent] = [kept, kept.search(/\S/)];
    kept = "";
    if (plain.trim() === "") continue;
    while (open.at(-1)!.indent >= indent) open.pop();
    for (const part of partsOf(line)) {
      const statement = { text: part.trim(), line: index + 1, body: [] };
      open.at(-1)!.body.push(statement);
      if (plain.trimEnd().endsWith(":")) open.push({ indent, body: statement.body });
    }
  }
  return top;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

export class PythonProgram {
  readonly scope: Scope;
  readonly #process: Process;
  readonly #bodies = new Map<PythonValue, { parameters: string[]; body: readonly Statement[] }>();
  /** Where it is. */
  at: Statement | undefined;

  constructor(process: Process) {
    this.#process = process;
    this.scope = builtinScope(process).set("__name__", "__main__");
    for (const name of ["exit", "quit"]) this.scope.set(name, new Callable(name, () => null));
  }

  /** Undefined: it came to its end. With `echo` the values of expressions are shown. @throws {PythonError} */
  *run(statements: readonly Statement[], echo = false): Generator<Step, number | undefined, void> {
    const ending = yield* this.#block(statements, this.scope, echo);
    if (ending?.kind !== "exit") return undefined;
    if (typeof ending.value === "string") this.#process.err(`${ending.value}\n`);
    return ending.value === null ? 0 : typeof ending.value === "bigint" ? Number(ending.value) & 255 : 1;
  }

  *#block(statements: readonly Statement[], scope: Scope, echo = false): Work {
    for (let at = 0; at < statements.length; at++) {
      const statement = statements[at]!;
      this.at = statement;
      if (/^if\b/.test(statement.text)) {
        const chain = [statement];
        while (/^(elif|else)\b/.test(statements[at + 1]?.text ?? "")) chain.push(statements[++at]!);
        const ending = yield* this.#choice(chain, scope);
        if (ending) return ending;
        continue;
      }
      const ending = yield* this.#statement(statement, scope, echo);
      if (ending) return ending;
    }
    return undefined;
  }

  *#choice(chain: readonly Statement[], scope: Scope): Work {
    for (const statement of chain) {
      const [, , condition] = head(/^(if|elif|else)\b\s*(.*)$/, statement);
      if (condition && !isTrue(parseExpression(condition)(scope))) continue;
      return yield* this.#block(bodyOf(statement), scope);
    }
    return undefined;
  }

  *#statement(statement: Statement, scope: Scope, echo: boolean): Work {
    const { text } = statement;
    const word = /^\w+/.exec(text)?.[0] ?? "";
    if (word === "for" || word === "while") return yield* this.#loop(statement, scope);
    if (word === "def") return this.#define(statement, scope);
    if (word === "import" || word === "from") return this.#import(text, scope);
    if (word === "break" || word === "continue") return { kind: word, value: null };
    if (word === "pass" || word === "global") return undefined;
    const value = (expression: string) => expression === "" ? null : parseExpression(expression)(scope);
    if (word === "return") return { kind: "return", value: value(text.slice(word.length).trim()) };
    if (word === "raise") throw raised(text, value);
    if (UNKNOWN.has(word) || text.startsWith("@")) {
      throw new PythonError("NotImplementedError", `${word || "@"} is not known to this simulated python`);
    }
    const [, ended] = /^(?:sys\.exit|exit|quit)\((.*)\)$/s.exec(text) ?? [];
    if (ended !== undefined) return { kind: "exit", value: value(ended) };
    const [, slept] = /^(?:time\.)?sleep\((.*)\)$/s.exec(text) ?? [];
    if (slept !== undefined) {
      yield { kind: "sleep", ms: Number(value(slept)) * 1000 };
      return undefined;
    }
    const [, name, operator = "", given] =
      /^([A-Za-z_][\w, ]*?)\s*(\+|-|\*|\/|\/\/|%|\*\*)?=(?!=)\s*(.*)$/s.exec(text) ?? [];
    if (name !== undefined) {
      const result = value(given!);
      assign(scope, name, operator === "" ? result : calculate(operator, value(name), result));
      return undefined;
    }
    return yield* this.#expression(text, scope, echo);
  }

  /** A call of a function of the program may take its time. */
  *#expression(text: string, scope: Scope, echo: boolean): Work {
    const [, name, given] = /^([A-Za-z_]\w*)\((.*)\)$/s.exec(text) ?? [];
    const own = name === undefined ? undefined : this.#bodies.get(scope.get(name) ?? null);
    if (own) {
      const values = parseExpression(`[${given}]`)(scope);
      const ending = yield* this.#block(own.body, this.#inner(own.parameters, iterated(values)));
      return ending?.kind === "exit" ? ending : undefined;
    }
    const result = parseExpression(text)(scope);
    if (echo && result !== null) this.#process.out(`${representation(result)}\n`);
    return undefined;
  }

  *#loop(statement: Statement, scope: Scope): Work {
    const [, kind, rest = ""] = head(/^(for|while)\s+(.*)$/, statement);
    const [, name = "", values = ""] = /^([\w, ]+?)\s+in\s+(.+)$/s.exec(rest) ?? [];
    const items = kind === "for" ? iterated(parseExpression(values)(scope)) : undefined;
    const condition = items ? undefined : parseExpression(rest);
    for (let turn = 0; items ? turn < items.length : isTrue(condition!(scope)); turn++) {
      if (items) assign(scope, name, items[turn]!);
      // What never waits must not keep the world waiting.
      if (turn % TURNS_PER_BREATH === TURNS_PER_BREATH - 1) yield { kind: "busy", ms: 1 };
      const ending = yield* this.#block(bodyOf(statement), scope);
      if (ending?.kind === "break") return undefined;
      if (ending && ending.kind !== "continue") return ending;
    }
    return undefined;
  }

  #define(statement: Statement, scope: Scope): undefined {
    const [, name = "", list = ""] = head(/^def\s+(\w+)\s*\((.*)\)\s*(?:->.*)?$/, statement);
    const parameters = list.split(",").map((one) => one.replace(/[=:].*$/s, "").trim()).filter(Boolean);
    const body = bodyOf(statement);
    const made = new Callable(name, (given) => {
      const run = this.#block(body, this.#inner(parameters, given));
      const { done, value } = run.next();
      if (done) return value?.value ?? null;
      throw new PythonError(
        "NotImplementedError",
        "waiting inside of an expression is not known to this simulated python",
      );
    });
    this.#bodies.set(made, { parameters, body });
    scope.set(name, made);
    return undefined;
  }

  #inner(parameters: readonly string[], given: readonly PythonValue[]): Scope {
    if (given.length !== parameters.length) {
      throw new PythonError(
        "TypeError",
        `takes ${parameters.length} positional arguments but ${given.length} were given`,
      );
    }
    const inner = new Map(this.scope);
    parameters.forEach((name, at) => inner.set(name, given[at]!));
    return inner;
  }

  #import(text: string, scope: Scope): undefined {
    const [, from, names = ""] = /^(?:from\s+([\w.]+)\s+)?import\s+(.+)$/.exec(text) ?? [];
    for (const one of names.split(",")) {
      const [name = "", shown = name] = one.trim().split(/\s+as\s+/);
      const found = moduleOfLibrary(this.#process, from ?? name);
      if (!found) throw noModule(this.#process, from ?? name);
      const value = from ? found.attributes.get(name) : found;
      if (value !== undefined) scope.set(shown, value);
      else if (from !== "time" || name !== "sleep") {
        throw new PythonError("ImportError", `cannot import name '${name}' from '${from}'`);
      }
    }
    return undefined;
  }
}

const TURNS_PER_BREATH = 1000;
const UNKNOWN = new Set([
  "class",
  "try",
  "except",
  "finally",
  "with",
  "async",
  "lambda",
  "yield",
  "del",
  "assert",
  "match",
]);

/** The parts of a line that opens a block, without its colon and what stands behind it. */
function head(pattern: RegExp, { text }: Statement): string[] {
  const found = pattern.exec(text.slice(0, marksOf(text, ":")[0] ?? text.length));
  if (!found) throw new PythonError("SyntaxError", "invalid syntax");
  return found;
}

/** `if x: print(x)` has its body on its line. */
function bodyOf({ text, line, body }: Statement): readonly Statement[] {
  if (body.length > 0) return body;
  const at = marksOf(text, ":")[0];
  const rest = at === undefined ? "" : text.slice(at + 1).replace(/^\s*#.*/, "").trim();
  if (rest === "") throw new PythonError("IndentationError", "expected an indented block");
  return statementsOf(rest).map((one) => ({ ...one, line }));
}

/** Where a mark stands outside of texts and brackets. */
function marksOf(text: string, mark: string): number[] {
  const plain = text.replace(TEXTS, (one) => "_".repeat(one.length)).replace(/#.*/, "");
  let depth = 0;
  return [...plain].flatMap((letter, at) => {
    if ("([{".includes(letter)) depth++;
    if (")]}".includes(letter)) depth--;
    return letter === mark && depth === 0 ? [at] : [];
  });
}

/** `a; b` is two; what opens a block keeps its line. */
function partsOf(line: string): string[] {
  if (/^\s*(if|elif|else|for|while|def)\b/.test(line)) return [line];
  const ends = [...marksOf(line, ";"), line.length];
  return ends.map((end, at) => line.slice(at === 0 ? 0 : ends[at - 1]! + 1, end)).filter((part) =>
    part.trim() !== ""
  );
}

const TEXTS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

function assign(scope: Scope, names: string, value: PythonValue): void {
  if (!names.includes(",")) {
    scope.set(names.trim(), value);
    return;
  }
  const all = names.split(",").map((name) => name.trim());
  const items = value instanceof Tuple ? value.items : iterated(value);
  if (items.length !== all.length) {
    const problem = items.length < all.length ? "not enough" : "too many";
    throw new PythonError("ValueError", `${problem} values to unpack (expected ${all.length})`);
  }
  all.forEach((name, at) => scope.set(name, items[at]!));
}

/** A package that was not installed is missing; others are Python's, or a lesson too far for this one. */
function noModule({ machine: { files } }: Process, name: string): PythonError {
  const isMissing = packageOfModule(name) && !files.isFolder(`${SITE_PACKAGES}/${name}`);
  return isMissing
    ? new PythonError("ModuleNotFoundError", `No module named '${name}'`)
    : new PythonError("NotImplementedError", `the module ${name} is not known to this simulated python`);
}

function raised(text: string, value: (expression: string) => PythonValue): PythonError {
  const [, type = "RuntimeError", message = ""] = /^raise\s+(\w+)(?:\((.*)\))?$/s.exec(text) ?? [];
  const told = value(message);
  return new PythonError(type, told === null ? "" : String(told));
}
