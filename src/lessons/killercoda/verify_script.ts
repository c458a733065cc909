/** A script that verifies a step, as the checks of a lesson; and what of it is not understood. */
import type { Predicate } from "../checks/predicate.ts";
import { atHome, condition, negated } from "./conditions.ts";
import { readScript, type Statement } from "./shell_script.ts";

export interface Verified {
  readonly checks: readonly { readonly predicate: Predicate; readonly line: number }[];
  readonly unknown: readonly { readonly text: string; readonly line: number }[];
}

export function verifyScript(script: string): Verified {
  return new Translation(readScript(atHome(script))).done;
}

/** Commands that ask for nothing. */
const SILENT = /^(set|echo|printf|sleep|exit|true|export|source|cd|alias|shopt|return|touch|\w+=)/;
const LOOPS = ["for", "while", "until", "case", "function", "select"];
const LOOP_ENDS = ["done", "esac"];

class Translation {
  readonly done: Verified;
  readonly #checks: { predicate: Predicate; line: number }[] = [];
  readonly #unknown: { text: string; line: number }[] = [];
  readonly #variables = new Map<string, string>();
  readonly #statements: readonly Statement[];
  #next = 0;
  /** Checks that there were before the last command, whose end `$?` is. */
  #before = 0;

  constructor(statements: readonly Statement[]) {
    this.#statements = statements;
    while (this.#next < statements.length) this.#statement();
    this.done = { checks: this.#checks, unknown: this.#unknown };
  }

  #statement(): void {
    const statement = this.#statements[this.#next++]!;
    const word = firstWord(statement);
    if (word === "if") this.#if();
    else if (word === "{") this.#upTo(["}"]);
    else if (LOOPS.includes(word)) {
      this.#misses(statement);
      this.#upTo(LOOP_ENDS);
    } else if (!this.#assigns(statement)) {
      this.#before = this.#checks.length;
      this.#demand(statement, false);
    }
  }

  /** `if condition; then …; else …; fi`: which of the two ends well says what is wanted. */
  #if(): void {
    const begin = this.#next;
    const conditions = this.#upTo(["then"]);
    const whenTrue = this.#upTo(["else", "elif", "fi"]);
    const end = firstWord(this.#statements[this.#next - 1]!);
    const whenFalse = end === "fi" ? [] : this.#upTo(["fi"]);
    const isNested = [...whenTrue, ...whenFalse].some((one) => firstWord(one) === "if");
    const [wanted] = conditions;
    if (end === "elif" || isNested || !wanted || conditions.length > 1) {
      const first = this.#statements[begin];
      if (first) this.#misses(first);
      if (isNested) this.#upTo(["fi"]);
      return;
    }
    if (!this.#asksForEnd(wanted, fails(whenTrue))) this.#demand(wanted, fails(whenTrue));
  }

  /** `if [ $? -ne 0 ]`: how the command before it ended. That it has to end well was taken for granted. */
  #asksForEnd({ parts }: Statement, isFailure: boolean): boolean {
    const words = parts[0]?.pipeline.commands[0]?.map(({ text }) => text).join(" ") ?? "";
    const [, operator] = /^\[\[? \$\? (-eq|-ne|==|!=|=) 0 \]\]?$/.exec(words) ?? [];
    if (operator === undefined || parts.length > 1) return false;
    const isGood = operator === "-ne" || operator === "!=" ? isFailure : !isFailure;
    if (!isGood) {
      const last = this.#checks.splice(this.#before);
      this.#checks.push(...last.map(({ predicate, line }) => ({ predicate: negated(predicate), line })));
    }
    return true;
  }

  /** The statements up to one that begins with such a word, which is passed, too. */
  #upTo(words: readonly string[]): Statement[] {
    const found: Statement[] = [];
    while (this.#next < this.#statements.length) {
      const statement = this.#statements[this.#next++]!;
      if (words.includes(firstWord(statement))) return found;
      found.push(statement);
    }
    return found;
  }

  /** Everything that is joined by && is wanted; of what is joined by ||, one. `isFailure`: none of it is. */
  #demand(statement: Statement, isFailure: boolean): void {
    const parts = statement.parts.filter(({ pipeline }) => !isSilent(pipeline.commands[0]?.[0]?.text));
    if (parts.length === 0) return;
    const found = parts.map(({ pipeline }) => condition(pipeline, this.#variables));
    const known = found.flatMap((predicate) => predicate ?? []);
    if (known.length < found.length) return this.#misses(statement);
    const isAny = parts.slice(1).some(({ join }) => join === "||");
    if (isAny && parts.slice(1).some(({ join }) => join === "&&")) return this.#misses(statement);
    const { line } = statement;
    const add = (predicate: Predicate): void =>
      "all" in predicate ? predicate.all.forEach(add) : void this.#checks.push({ predicate, line });
    if (isFailure) {
      if (isAny || known.length === 1) known.forEach((one) => add(negated(one)));
      else add({ none: [{ all: known }] });
    } else if (isAny) add({ any: known });
    else known.forEach(add);
  }

  #assigns({ parts }: Statement): boolean {
    const words = parts[0]?.pipeline.commands[0] ?? [];
    if (parts.length !== 1 || words.length === 0) return false;
    const values = words.map(({ text }) => /^(\w+)=(.*)$/s.exec(text));
    if (values.includes(null)) return false;
    for (const value of values) this.#variables.set(value![1]!, value![2]!);
    return true;
  }

  #misses({ parts, line }: Statement): void {
    const text = parts.map(({ join, pipeline }, index) => {
      const words = pipeline.commands.map((one) => one.map(({ raw }) => raw).join(" ")).join(" | ");
      return `${index === 0 ? "" : ` ${join} `}${pipeline.isNegated ? "! " : ""}${words}`;
    });
    this.#unknown.push({ text: text.join(""), line });
  }
}

function firstWord({ parts }: Statement): string {
  return parts[0]?.pipeline.commands[0]?.[0]?.raw ?? "";
}

function isSilent(word: string | undefined): boolean {
  return word === undefined || SILENT.test(word);
}

function fails(statements: readonly Statement[]): boolean {
  return statements.some(({ parts }) =>
    parts.some(({ pipeline: { commands: [words] } }) =>
      /^(exit|return)$/.test(words?.[0]?.text ?? "") && (words?.[1]?.text ?? "0") !== "0"
    )
  );
}
