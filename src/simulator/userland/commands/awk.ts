/** `awk`: fields, conditions and print, as one-liners use them. */
import { absolutePath, type Process, readAll, type Run } from "../../host/process.ts";

interface Record {
  fields: string[];
  line: string;
  number: number;
}

interface Rule {
  when: "BEGIN" | "END" | string;
  action: string | undefined;
}

/** `awk [-F SEPARATOR] [-v NAME=VALUE] PROGRAM [FILE…]` */
export function* awk(process: Process): Run {
  const words = process.argv.slice(1);
  const variables = new Map<string, string>([["FS", " "], ["OFS", " "], ["NR", "0"]]);
  while (words[0]?.startsWith("-")) {
    const word = words.shift()!;
    if (word.startsWith("-F")) variables.set("FS", word.slice(2) || (words.shift() ?? " "));
    if (word === "-v") {
      const [name = "", ...value] = (words.shift() ?? "").split("=");
      variables.set(name, value.join("="));
    }
  }
  const rules = parse(words.shift() ?? "");
  if (!rules) {
    process.err("awk: cmd. line:1: Unexpected token\n");
    return 1;
  }
  const texts: string[] = [];
  for (const name of words) {
    const text = process.machine.files.read(absolutePath(process.cwd, name));
    if (text === undefined) {
      process.err(`awk: ${name}: No such file or directory\n`);
      return 2;
    }
    texts.push(text);
  }
  const hasBody = rules.some(({ when }) => when !== "BEGIN");
  const text = words.length > 0 || !hasBody ? texts.join("") : yield* readAll(process);
  const turn = new Turn(process, variables);
  turn.run(rules.filter(({ when }) => when === "BEGIN"));
  for (const line of text === "" ? [] : text.replace(/\n$/, "").split("\n")) turn.read(line, rules);
  turn.run(rules.filter(({ when }) => when === "END"));
  return 0;
}

function parse(program: string): Rule[] | undefined {
  const rules: Rule[] = [];
  let rest = program.trim();
  while (rest !== "") {
    const open = rest.indexOf("{");
    const when = (open < 0 ? rest : rest.slice(0, open)).trim();
    if (open < 0) return [...rules, { when, action: undefined }];
    let depth = 0;
    let end = -1;
    for (let at = open; at < rest.length && end < 0; at++) {
      if (rest[at] === "{") depth++;
      if (rest[at] === "}" && --depth === 0) end = at;
    }
    if (end < 0) return undefined;
    rules.push({ when, action: rest.slice(open + 1, end) });
    rest = rest.slice(end + 1).trim();
  }
  return rules;
}

class Turn {
  readonly #process: Process;
  readonly #variables: Map<string, string>;
  #record: Record = { fields: [], line: "", number: 0 };

  constructor(process: Process, variables: Map<string, string>) {
    this.#process = process;
    this.#variables = variables;
  }

  read(line: string, rules: readonly Rule[]): void {
    const separator = this.#variables.get("FS") ?? " ";
    const fields = separator === " "
      ? line.trim().split(/\s+/).filter((field) => field !== "")
      : line.split(separator.length === 1 ? separator : new RegExp(separator));
    this.#record = { fields, line, number: this.#record.number + 1 };
    this.run(rules.filter(({ when }) => when !== "BEGIN" && when !== "END" && this.#holds(when)));
  }

  run(rules: readonly Rule[]): void {
    for (const { action } of rules) {
      for (const statement of split(action ?? "print", ";")) this.#statement(statement.trim());
    }
  }

  #holds(condition: string): boolean {
    if (condition === "") return true;
    for (const [operator, joins] of [["||", "some"], ["&&", "every"]] as const) {
      const parts = split(condition, operator);
      if (parts.length > 1) return parts[joins]((part) => this.#holds(part.trim()));
    }
    if (condition.startsWith("!")) return !this.#holds(condition.slice(1));
    const match = /^(.*?)\s*(==|!=|<=|>=|<|>|!~|~)\s*(.*)$/.exec(condition);
    if (!match || /^\/.*\/$/.test(condition)) return this.#isTrue(condition);
    const [left, right] = [this.#value(match[1]!), match[3]!];
    if (match[2]!.endsWith("~")) {
      return new RegExp(right.replace(/^\/|\/$/g, "")).test(left) === (match[2] === "~");
    }
    return compare(match[2]!, left, this.#value(right));
  }

  #isTrue(text: string): boolean {
    const pattern = /^\/(.*)\/$/.exec(text);
    if (pattern) return new RegExp(pattern[1]!).test(this.#record.line);
    const value = this.#value(text);
    return value !== "" && value !== "0";
  }

  #statement(text: string): void {
    const assigned = /^([A-Za-z_]\w*)\s*([-+*/]?)=(?!=)\s*(.*)$/.exec(text);
    const counted = /^([A-Za-z_]\w*)(\+\+|--)$/.exec(text);
    if (assigned) {
      const [, name = "", operator = "", value = ""] = assigned;
      this.#variables.set(name, operator ? this.#value(`${name} ${operator} ${value}`) : this.#value(value));
    } else if (counted) {
      const next = Number(this.#variables.get(counted[1]!) ?? 0) + (counted[2] === "++" ? 1 : -1);
      this.#variables.set(counted[1]!, String(next));
    } else if (/^printf\b/.test(text)) {
      const [format = '""', ...values] = split(text.slice("printf".length).trim(), ",");
      const given = values.map((value) => this.#value(value.trim()));
      const shape = this.#value(format.trim());
      this.#process.out(shape.replace(/%(-?\d*)(?:\.(\d+))?([sdf%])/g, (_, width: string, digits, kind) => {
        if (kind === "%") return "%";
        const value = given.shift() ?? "";
        const shown = kind === "d"
          ? String(Math.trunc(Number(value) || 0))
          : kind === "f"
          ? (Number(value) || 0).toFixed(Number(digits ?? 6))
          : value;
        const size = Math.abs(Number(width));
        return width.startsWith("-") ? shown.padEnd(size) : shown.padStart(size);
      }));
    } else if (/^print\b/.test(text)) {
      const values = split(text.slice("print".length).trim(), ",").map((part) => this.#value(part.trim()));
      const shown = text.trim() === "print"
        ? this.#record.line
        : values.join(this.#variables.get("OFS") ?? " ");
      this.#process.out(shown + "\n");
    }
  }

  /** A sum or difference where there is one, else the parts put together. */
  #value(text: string): string {
    const sum = /^(.+?)\s*([-+*/%])\s*([^-+*/%"]+)$/.exec(text);
    if (sum && !/["']/.test(text)) {
      const [left, right] = [Number(this.#value(sum[1]!)) || 0, Number(this.#value(sum[3]!)) || 0];
      return String(calculate(sum[2]!, left, right));
    }
    const parts = text.match(/"(?:\\.|[^"\\])*"|\$\(?\w+\)?|\w+(?:\.\d+)?(?:\([^)]*\))?/g) ?? [];
    return parts.map((part) => this.#part(part)).join("");
  }

  #part(part: string): string {
    if (part.startsWith('"')) {
      return part.slice(1, -1).replace(/\\(.)/g, (_, char: string) => ({ n: "\n", t: "\t" })[char] ?? char);
    }
    if (part.startsWith("$")) {
      const name = part.slice(1).replace(/[()]/g, "");
      const index = /^\d+$/.test(name) ? Number(name) : Number(this.#part(name));
      return index === 0 ? this.#record.line : this.#record.fields[index - 1] ?? "";
    }
    if (part === "NR") return String(this.#record.number);
    if (part === "NF") return String(this.#record.fields.length);
    if (/^\d/.test(part)) return part;
    const call = /^(length|toupper|tolower)\(([^)]*)\)$/.exec(part);
    if (!call) return this.#variables.get(part) ?? "";
    const value = call[2] ? this.#value(call[2]) : this.#record.line;
    if (call[1] === "length") return String(value.length);
    return call[1] === "toupper" ? value.toUpperCase() : value.toLowerCase();
  }
}

function calculate(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? 0 : Number((left / right).toPrecision(6));
    default:
      return right === 0 ? 0 : left % right;
  }
}

function compare(operator: string, left: string, right: string): boolean {
  const areNumbers = left !== "" && right !== "" && !Number.isNaN(Number(left)) &&
    !Number.isNaN(Number(right));
  const [a, b] = areNumbers ? [Number(left), Number(right)] : [left, right];
  switch (operator) {
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    default:
      return a >= b;
  }
}

/** Splits outside of strings, brackets and patterns. */
function split(text: string, separator: string): string[] {
  const parts = [""];
  let quote = "";
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quote) {
      if (char === quote && text[at - 1] !== "\\") quote = "";
    } else if (char === '"' || (char === "/" && /(^|[~(&|!,]\s*)$/.test(text.slice(0, at)))) quote = char;
    else if (char === "(") depth++;
    else if (char === ")") depth--;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push("");
      at += separator.length - 1;
      continue;
    }
    parts[parts.length - 1] += char;
  }
  return parts;
}
