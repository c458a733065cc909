import { readObject } from "./parse_objects.ts";
import { readPatterns } from "./parse_patterns.ts";
import type { Expression, Parameter } from "./syntax.ts";
import { type ExpressionReader, KEYWORDS, TokenReader } from "./token_reader.ts";
import { JqSyntaxError, type JqToken, jqTokens } from "./tokens.ts";

/** Reads a program; an empty one is `.`. @throws {JqSyntaxError} in the words of jq 1.6 */
export function parseProgram(source: string): Expression {
  const parser = new Parser(jqTokens(source), source);
  return parser.whole();
}

/** Operators by how strongly they bind, the weakest first. */
const LEVELS: readonly { signs: readonly string[]; isRight?: boolean; isSingle?: boolean }[] = [
  { signs: ["//"], isRight: true },
  { signs: ["=", "|=", "+=", "-=", "*=", "/=", "%=", "//="], isSingle: true },
  { signs: ["or"] },
  { signs: ["and"] },
  { signs: ["==", "!=", "<", "<=", ">", ">="], isSingle: true },
  { signs: ["+", "-"] },
  { signs: ["*", "/", "%"] },
];

class Parser extends TokenReader implements ExpressionReader {
  whole(): Expression {
    if (this.token.kind === "end") return { kind: "identity" };
    if (!this.#beginsTerm()) throw this.unexpected("$end");
    const program = this.pipe(true);
    if (!this.hasEnded()) throw this.unexpected("$end");
    return program;
  }

  /** To the end of what stands in `\(…)`. */
  inner(): Expression {
    const inside = this.pipe();
    if (this.token.kind !== "end") throw this.unexpected();
    return inside;
  }

  /** `mayEnd`: definitions alone are a program. */
  pipe(mayEnd = false): Expression {
    if (this.isWord("def")) return this.#definition(mayEnd);
    if (this.isWord("label")) return this.#label();
    const left = this.#comma();
    if (!this.take("|")) return left;
    return { kind: "pipe", left, right: this.pipe() };
  }

  #comma(): Expression {
    let left = this.operators();
    while (this.take(",")) left = { kind: "comma", left, right: this.operators() };
    return left;
  }

  #level(depth: number): Expression {
    const level = LEVELS[depth];
    if (!level) return this.#postfix();
    let left = this.#level(depth + 1);
    for (let sign = this.#operator(level.signs); sign; sign = this.#operator(level.signs)) {
      this.at++;
      const right = this.#level(level.isRight ? depth : depth + 1);
      left = joined(sign, left, right);
      if (level.isSingle && this.#operator(level.signs)) throw this.unexpected();
    }
    return left;
  }

  /** Terms with operators between them. */
  operators(): Expression {
    return this.#level(0);
  }

  #operator(signs: readonly string[]): string | undefined {
    const { kind, text } = this.token;
    return (kind === "sign" || kind === "word") && signs.includes(text) ? text : undefined;
  }

  #definition(mayEnd: boolean): Expression {
    const { name, parameters, body } = this.#functionOf();
    const rest = mayEnd && this.token.kind === "end" ? { kind: "identity" } as const : this.pipe(mayEnd);
    return { kind: "definition", name, parameters, body, rest };
  }

  #functionOf(): { name: string; parameters: Parameter[]; body: Expression } {
    this.at++;
    const name = this.takeKind("word", "IDENT").text;
    const parameters: Parameter[] = [];
    if (this.take("(")) {
      do {
        const { token } = this;
        if (token.kind !== "variable" && token.kind !== "word") throw this.unexpected("'$' or IDENT");
        parameters.push({ name: token.text, isValue: token.kind === "variable" });
        this.at++;
      } while (this.take(";"));
      this.expect(")", "';' or ')'");
    }
    this.expect(":", "'('  or ':'");
    const body = this.pipe();
    this.expect(";");
    return { name, parameters, body };
  }

  #label(): Expression {
    this.at++;
    const { text } = this.takeKind("variable", "'$'");
    this.expect("|", "'|'");
    return { kind: "label", name: text, body: this.pipe() };
  }

  #postfix(): Expression {
    if (this.isWord("def")) {
      const { name, parameters, body } = this.#functionOf();
      return { kind: "definition", name, parameters, body, rest: this.pipe() };
    }
    if (this.isWord("label")) return this.#label();
    let term = this.term();
    for (;;) {
      const suffix = this.#suffix(term);
      if (!suffix) break;
      term = suffix;
    }
    if (!this.isWord("as")) return term;
    this.at++;
    const patterns = readPatterns(this);
    this.expect("|", "'|'");
    return { kind: "binding", source: term, patterns, body: this.pipe() };
  }

  #suffix(of: Expression): Expression | undefined {
    const { token } = this;
    if (token.kind === "field") {
      this.at++;
      return { kind: "index", of, key: { kind: "literal", value: token.text }, optional: this.take("?") };
    }
    if (token.kind === "sign" && token.text === ".") {
      const next = this.tokens[this.at + 1]!;
      if (next.kind === "string" || next.text === "[") {
        this.at++;
        if (next.kind !== "string") return this.#brackets(of);
        return { kind: "index", of, key: this.string(undefined), optional: this.take("?") };
      }
      return undefined;
    }
    if (this.is("[")) return this.#brackets(of);
    return this.take("?") ? { kind: "try", body: of, handler: undefined } : undefined;
  }

  #brackets(of: Expression): Expression {
    this.at++;
    if (this.take("]")) return { kind: "each", of, optional: this.take("?") };
    if (this.take(":")) {
      const to = this.pipe();
      this.expect("]");
      return { kind: "slice", of, to, optional: this.take("?") };
    }
    const key = this.pipe();
    if (!this.take(":")) {
      this.expect("]");
      return { kind: "index", of, key, optional: this.take("?") };
    }
    if (this.take("]")) return { kind: "slice", of, from: key, optional: this.take("?") };
    const to = this.pipe();
    this.expect("]");
    return { kind: "slice", of, from: key, to, optional: this.take("?") };
  }

  term(): Expression {
    const { token } = this;
    switch (token.kind) {
      case "number":
        this.at++;
        return { kind: "literal", value: token.value };
      case "string":
        return this.string(undefined);
      case "format":
        return this.format(token.text);
      case "field":
        this.at++;
        return {
          kind: "index",
          of: { kind: "identity" },
          key: { kind: "literal", value: token.text },
          optional: this.take("?"),
        };
      case "variable":
        this.at++;
        if (token.text === "__loc__") return { kind: "location", line: this.lineOf(token.at) };
        return { kind: "variable", name: token.text, at: token.at };
      case "word":
        return this.#word(token);
      case "sign":
        return this.#sign(token.text);
      case "end":
        throw this.unexpected();
    }
  }

  #sign(sign: string): Expression {
    const { at } = this.token;
    switch (sign) {
      case ".": {
        this.at++;
        if (this.token.kind !== "string") return { kind: "identity" };
        const key = this.string(undefined);
        return { kind: "index", of: { kind: "identity" }, key, optional: this.take("?") };
      }
      case "..":
        this.at++;
        return { kind: "descent" };
      case "-":
        this.at++;
        return { kind: "negation", of: this.#postfix() };
      case "(": {
        this.at++;
        const inside = this.pipe();
        this.expect(")");
        return inside;
      }
      case "[": {
        this.at++;
        if (this.take("]")) return { kind: "array", of: undefined };
        const of = this.pipe();
        this.expect("]");
        return { kind: "array", of };
      }
      case "{":
        this.at++;
        return readObject(this, at);
      default:
        throw this.unexpected();
    }
  }

  #word(token: JqToken & { kind: "word" }): Expression {
    const { text: name, at } = token;
    if (name === "if") return this.#if();
    if (name === "try") return this.#try();
    if (name === "reduce" || name === "foreach") return this.#fold(name);
    if (KEYWORDS.has(name)) throw this.unexpected();
    this.at++;
    if (name === "break") {
      if (this.token.kind !== "variable") {
        throw new JqSyntaxError("syntax error, unexpected $end, expecting '$'", at, {
          message: "break requires a label to break to",
          at,
        });
      }
      return { kind: "break", name: this.takeKind("variable", "'$'").text, at };
    }
    const given: Expression[] = [];
    if (this.take("(")) {
      do given.push(this.pipe()); while (this.take(";"));
      this.expect(")");
    }
    if (given.length === 0 && Object.hasOwn(CONSTANTS, name)) {
      return { kind: "literal", value: CONSTANTS[name]! };
    }
    return { kind: "call", name, given, at };
  }

  #if(): Expression {
    const start = this.token.at;
    try {
      const branches: { test: Expression; then: Expression }[] = [];
      do {
        this.at++;
        const test = this.pipe();
        if (!this.isWord("then")) throw this.unexpected();
        this.at++;
        branches.push({ test, then: this.pipe() });
      } while (this.isWord("elif"));
      let otherwise: Expression | undefined;
      if (this.isWord("else")) {
        this.at++;
        otherwise = this.pipe();
      }
      if (!this.isWord("end")) throw this.unexpected();
      this.at++;
      return { kind: "if", branches, otherwise };
    } catch (error) {
      if (!(error instanceof JqSyntaxError) || this.token.kind !== "end" || error.also) throw error;
      throw new JqSyntaxError(error.message, error.at, {
        message: "Possibly unterminated 'if' statement",
        at: start,
      });
    }
  }

  #try(): Expression {
    this.at++;
    const body = this.#handled();
    if (!this.isWord("catch")) return { kind: "try", body, handler: undefined };
    this.at++;
    return { kind: "try", body, handler: this.#handled() };
  }

  /** A term and what follows it: `try error("x") catch .` */
  #handled(): Expression {
    let term = this.term();
    for (let next = this.#suffix(term); next; next = this.#suffix(term)) term = next;
    return term;
  }

  #fold(kind: "reduce" | "foreach"): Expression {
    this.at++;
    const source = this.#handled();
    if (!this.isWord("as")) throw this.unexpected("as");
    this.at++;
    const pattern = readPatterns(this);
    this.expect("(", "'('");
    const from = this.pipe();
    this.expect(";");
    const update = this.pipe();
    const extract = kind === "foreach" && this.take(";") ? this.pipe() : undefined;
    this.expect(")");
    return kind === "reduce"
      ? { kind, source, pattern, from, update }
      : { kind, source, pattern, from, update, extract };
  }

  format(name: string): Expression {
    this.at++;
    return this.token.kind === "string" ? this.string(name) : { kind: "format", name };
  }

  string(format: string | undefined): Expression {
    const { parts, at } = this.takeKind("string", "QQSTRING_START") as JqToken & { kind: "string" };
    if (parts.length === 1 && typeof parts[0] === "string") return { kind: "literal", value: parts[0] };
    const read = parts.map((part) => typeof part === "string" ? part : new Parser(part, this.source).inner());
    return { kind: "string", format, parts: read, at };
  }

  #beginsTerm(): boolean {
    const { kind, text } = this.token;
    if (kind === "sign") return [".", "..", "-", "(", "[", "{"].includes(text);
    return kind !== "word" || !KEYWORDS.has(text) || /^(if|try|reduce|foreach|def|label)$/.test(text);
  }
}

const CONSTANTS: Readonly<Record<string, null | boolean>> = { null: null, true: true, false: false };

function joined(sign: string, left: Expression, right: Expression): Expression {
  if (sign === "//") return { kind: "alternative", left, right };
  if (sign === "and" || sign === "or") return { kind: sign, left, right };
  const isAssignment = sign.endsWith("=") && !["==", "!=", "<=", ">="].includes(sign);
  return { kind: isAssignment ? "assignment" : "binary", operator: sign, left, right };
}
