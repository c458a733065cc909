import { Expressions } from "./expressions.ts";
import type { Destination, Expression, Program, Rule, Statement, UserFunction } from "./syntax.ts";
import { AwkSyntaxError } from "./tokens.ts";

/** Reads a program. @throws {AwkSyntaxError} */
export function parseAwk(text: string): Program {
  return new Statements(text).program();
}

/** Where a statement stands decides what it may be. */
interface Place {
  loops: number;
  isFunction: boolean;
  isRule: boolean;
}

class Statements extends Expressions {
  #place: Place = { loops: 0, isFunction: false, isRule: false };

  program(): Program {
    const rules: Rule[] = [];
    const functions = new Map<string, UserFunction>();
    for (this.skip("newline", ";"); this.token.kind !== "end"; this.skip("newline", ";")) {
      if (this.is("function")) {
        const made = this.#function();
        functions.set(made.name, made);
      } else rules.push(this.#rule());
    }
    for (const name of this.called) {
      if (!functions.has(name)) this.wrong(`function ${name} never defined`);
    }
    return { rules, functions };
  }

  #function(): UserFunction {
    this.tokens.next();
    if (this.token.kind !== "name" && this.token.kind !== "call") this.unexpected();
    const name = this.tokens.next().text;
    this.expect("(");
    const parameters: string[] = [];
    while (!this.is(")")) {
      if (this.token.kind !== "name") this.unexpected();
      parameters.push(this.tokens.next().text);
      if (!this.take(",")) break;
      this.skip("newline");
    }
    this.expect(")");
    this.skip("newline");
    this.#place = { loops: 0, isFunction: true, isRule: false };
    return { name, parameters, body: this.#block() };
  }

  #rule(): Rule {
    this.#place = { loops: 0, isFunction: false, isRule: false };
    for (const when of ["BEGIN", "END"] as const) {
      if (this.take(when)) return { when, action: this.#block() };
    }
    this.#place.isRule = true;
    if (this.is("{")) return { when: "always", action: this.#block() };
    if (this.is("}")) {
      throw new AwkSyntaxError(
        `line ${this.token.line}: extra '}'\nawk: line ${this.token.line}: syntax error at or near end of line`,
      );
    }
    const from = this.expression();
    let to: Expression | undefined;
    if (this.take(",")) {
      this.skip("newline");
      to = this.expression();
    }
    const rule: Rule = { when: to ? { from, to } : { from } };
    if (this.is("{")) return { ...rule, action: this.#block() };
    if (!this.is("newline") && !this.is(";") && this.token.kind !== "end") this.unexpected();
    return rule;
  }

  #block(): Statement {
    if (!this.is("{")) this.unexpected();
    this.tokens.next();
    const statements: Statement[] = [];
    for (this.skip("newline", ";"); !this.is("}"); this.skip("newline", ";")) {
      if (this.token.kind === "end") {
        throw new AwkSyntaxError(`line ${this.token.line}: missing } near end of file`);
      }
      statements.push(this.#statement());
    }
    this.tokens.next();
    return { kind: "block", statements };
  }

  #statement(): Statement {
    if (this.is("{")) return this.#block();
    if (this.token.kind === "word") {
      const compound = this.#compound(this.token.text);
      if (compound) return compound;
    }
    const statement = this.#simple();
    this.#end();
    return statement;
  }

  /** What ends a statement; a closing brace is left where it is. */
  #end(): void {
    if (this.is("}") || this.token.kind === "end") return;
    if (!this.take(";") && !this.take("newline")) this.unexpected();
  }

  #compound(word: string): Statement | undefined {
    switch (word) {
      case "if":
        return this.#if();
      case "while": {
        this.tokens.next();
        const test = this.#test();
        if (this.take(";")) return { kind: "while", test, body: { kind: "block", statements: [] } };
        return { kind: "while", test, body: this.#body() };
      }
      case "do": {
        this.tokens.next();
        const body = this.#body();
        this.skip("newline", ";");
        this.expect("while");
        const test = this.#test();
        this.#end();
        return { kind: "do", test, body };
      }
      case "for":
        return this.#for();
      default:
        return undefined;
    }
  }

  #if(): Statement {
    this.tokens.next();
    const test = this.#test();
    this.skip("newline");
    if (this.take(";")) return { kind: "if", test, yes: { kind: "block", statements: [] } };
    const yes = this.#statement();
    const before = this.token;
    this.skip("newline", ";");
    if (this.take("else")) {
      this.skip("newline");
      return { kind: "if", test, yes, no: this.#statement() };
    }
    this.tokens.backTo(before);
    return { kind: "if", test, yes };
  }

  #test(): Expression {
    this.expect("(");
    const test = this.expression();
    this.expect(")");
    return test;
  }

  #body(): Statement {
    this.skip("newline");
    this.#place.loops++;
    const body = this.is(";") ? this.#empty() : this.#statement();
    this.#place.loops--;
    return body;
  }

  #empty(): Statement {
    this.tokens.next();
    return { kind: "block", statements: [] };
  }

  #for(): Statement {
    this.tokens.next();
    this.expect("(");
    const start = this.token;
    if (this.token.kind === "name") {
      const variable = this.tokens.next().text;
      if (this.take("in") && (this.token as { kind: string }).kind === "name") {
        const name = this.tokens.next().text;
        if (this.take(")")) return { kind: "for-in", variable, name, body: this.#body() };
      }
      this.tokens.backTo(start);
    }
    const first = this.is(";") ? undefined : this.#simple();
    this.expect(";");
    this.skip("newline");
    const test = this.is(";") ? undefined : this.expression();
    this.expect(";");
    this.skip("newline");
    const then = this.is(")") ? undefined : this.#simple();
    this.expect(")");
    return {
      kind: "for",
      ...(first ? { first } : {}),
      ...(test ? { test } : {}),
      ...(then ? { then } : {}),
      body: this.#body(),
    };
  }

  #simple(): Statement {
    const { kind, text } = this.token;
    if (kind !== "word" || text === "getline") return { kind: "expression", of: this.expression() };
    switch (text) {
      case "print":
      case "printf":
        this.tokens.next();
        return this.#print(text);
      case "delete": {
        this.tokens.next();
        if (this.token.kind !== "name") this.unexpected();
        const name = this.tokens.next().text;
        return this.is("[") ? { kind: "delete", name, keys: this.keys() } : { kind: "delete", name };
      }
      case "next":
      case "nextfile":
      case "break":
      case "continue":
        return this.#leap(text);
      case "exit":
      case "return": {
        if (text === "return" && !this.#place.isFunction) this.wrong("return outside function body");
        this.tokens.next();
        const isAlone = this.is(";") || this.is("newline") || this.is("}") || this.token.kind === "end";
        return isAlone ? { kind: text } : { kind: text, value: this.expression() };
      }
      default:
        return this.unexpected();
    }
  }

  #leap(kind: "next" | "nextfile" | "break" | "continue"): Statement {
    const isLoop = kind === "break" || kind === "continue";
    if (isLoop && this.#place.loops === 0) this.wrong(`${kind} statement outside of loop`);
    if (!isLoop && !this.#place.isRule && !this.#place.isFunction) this.wrong(`improper use of ${kind}`);
    this.tokens.next();
    return { kind };
  }

  #print(kind: "print" | "printf"): Statement {
    const isAlone = ["newline", ";", "}", ">", ">>", "|"].some((text) => this.is(text)) ||
      this.token.kind === "end";
    const [first, ...more] = isAlone ? [] : this.list({ noGreater: true });
    const isGroup = more.length === 0 && first?.kind === "group";
    const values = first === undefined ? [] : isGroup ? first.operands : [first, ...more];
    if (kind === "printf" && values.length === 0) this.wrong("no arguments in call to printf");
    for (const sign of [">", ">>", "|"] as const) {
      if (!this.is(sign)) continue;
      this.tokens.next();
      const to: Destination = { kind: sign, of: this.concatenation() };
      return { kind, values, to };
    }
    return { kind, values };
  }
}
