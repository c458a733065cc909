/** A script that verifies a step, as the checks of a lesson; and what of it is not understood. */
import type { Predicate } from "../checks/predicate.ts";
import { atHome, condition, negated } from "./conditions.ts";
import { KEYWORDS, type Pipeline, readScript, type Statement, type Word } from "./shell_script.ts";

export interface Verified {
  readonly checks: readonly { readonly predicate: Predicate; readonly line: number }[];
  readonly unknown: readonly { readonly text: string; readonly line: number }[];
}

export function verifyScript(script: string): Verified {
  return new Translation(readScript(atHome(script))).done;
}

/** Commands that ask for nothing. */
const SILENT = /^(set|echo|printf|sleep|exit|true|export|source|cd|alias|shopt|return|touch)$/;
/** What passes on what it reads. */
const PASSING = /^(tee|cat)$/;
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
    else if (word === "{") this.#tells(this.#upTo(["}"]));
    else if (statement.braces) this.#beforeBraces(statement);
    else if (LOOPS.includes(word)) {
      this.#misses(statement);
      this.#upTo(LOOP_ENDS);
    } else if (!this.#assigns(statement)) {
      this.#before = this.#checks.length;
      this.#demand(statement, false);
    }
  }

  /** `a || { …; }`: whether the braces end badly says what is wanted of what stands before them. */
  #beforeBraces(statement: Statement): void {
    this.#next++;
    const inside = this.#upTo(["}"]);
    this.#before = this.#checks.length;
    if (inside.some(decides)) {
      this.#misses(statement);
      return this.#tells(inside);
    }
    this.#demand(statement, statement.braces === "&&" && fails(inside));
    if (!fails(inside)) this.#tells(inside);
  }

  /** What may be asked in there is asked under some condition, which no check has. */
  #tells(inside: readonly Statement[]): void {
    for (const one of inside) if (asks(one)) this.#misses(one);
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
    const branches = [whenTrue, whenFalse];
    if (branches.flat().some(decides)) {
      this.#misses(wanted);
      return this.#tells(branches.flat());
    }
    if (!this.#asksForEnd(wanted, fails(whenTrue))) this.#demand(wanted, fails(whenTrue));
    this.#tells(branches.filter((branch) => !fails(branch)).flat());
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

  /** Everything that is joined by && is wanted; of what is joined by ||, one. `endsBadly`: none of it is. */
  #demand(statement: Statement, endsBadly: boolean): void {
    const parts = statement.parts.filter(({ pipeline }) => !isSilent(pipeline));
    if (parts.length === 0) return;
    const meaning = meaningOf(statement);
    if (meaning === "unclear") return this.#misses(statement);
    const isFailure = endsBadly || meaning === "unwanted";
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

/** Nothing is asked by what is printed or set, unless something that asks reads it. */
function isSilent({ commands: [first = [], ...others] }: Pipeline): boolean {
  return isSilentCommand(first) &&
    others.every((words) => isSilentCommand(words) || PASSING.test(words[0]?.text ?? ""));
}

/** `A=1` is silent, and `A=1 kubectl …` is not. */
function isSilentCommand(words: readonly Word[]): boolean {
  return SILENT.test(words[0]?.text ?? "") || words.every(({ text }) => /^\w+=/.test(text));
}

/** What a statement's own `exit` makes of what it asks: `a && exit 1` wants that a fails. */
function meaningOf({ parts }: Statement): "wanted" | "unwanted" | "unclear" {
  const end = parts.findIndex(({ pipeline }) => isEnd(pipeline));
  const code = parts[end]?.pipeline.commands[0]?.[1]?.text ?? "$?";
  // Without a number of its own it ends as what stands before it has.
  if (end < 1 || code === "$?") return "wanted";
  const { join } = parts[end]!;
  if (join === "||") return code === "0" ? "unclear" : "wanted";
  if (code === "0") return "wanted";
  const isPlain = parts.every(({ join, pipeline }, index) =>
    index < end ? join !== "||" || !isSilent(pipeline) : isSilent(pipeline)
  );
  return isPlain ? "unwanted" : "unclear";
}

function isEnd({ commands }: Pipeline): boolean {
  return commands.length === 1 && /^(exit|return)$/.test(commands[0]?.[0]?.text ?? "");
}

function asks(statement: Statement): boolean {
  return !KEYWORDS.includes(firstWord(statement)) &&
    statement.parts.some(({ pipeline }) => !isSilent(pipeline));
}

/** `a || exit 1`, within braces or a branch: how they end is told by what is asked in them. */
function decides(statement: Statement): boolean {
  return asks(statement) &&
    (statement.braces !== undefined || statement.parts.some(({ pipeline }) => isEnd(pipeline)));
}

/** They end badly, whatever is asked in them. */
function fails(statements: readonly Statement[]): boolean {
  return statements.some((statement) =>
    !asks(statement) &&
    statement.parts.some(({ pipeline }) =>
      isEnd(pipeline) && (pipeline.commands[0]?.[1]?.text ?? "0") !== "0"
    )
  );
}
