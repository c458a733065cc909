/** `sed`: s, d, p and q, by line number, `$`, pattern or range. */
import { absolutePath, type Process, readAll, type Run } from "../../host/process.ts";

interface Address {
  matches(line: string, number: number, isLast: boolean): boolean;
}

interface Step {
  from?: Address;
  to?: Address;
  negated: boolean;
  command: "s" | "d" | "p" | "q";
  pattern?: RegExp;
  replacement: string;
  prints: boolean;
  inRange: boolean;
}

/** `sed [-n] [-i] [-E] [-e] SCRIPT [FILE…]` */
export function* sed(process: Process): Run {
  const words = process.argv.slice(1);
  const scripts: string[] = [];
  const names: string[] = [];
  let flags = "";
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === "-e") scripts.push(words.shift() ?? "");
    else if (word.startsWith("-") && word.length > 1) flags += word.slice(1);
    else names.push(word);
  }
  const script = scripts.length > 0 ? scripts.join("\n") : names.shift() ?? "";
  const { files } = process.machine;
  let steps: Step[];
  try {
    steps = parse(script, /[Er]/.test(flags));
  } catch {
    process.err(`sed: bad regex or unknown command in '${script}'\n`);
    return 1;
  }
  if (names.length === 0) {
    process.out(edited(yield* readAll(process), steps, flags.includes("n")));
    return 0;
  }
  let status = 0;
  for (const name of names) {
    const path = absolutePath(process.cwd, name);
    const text = files.read(path);
    const problem = text === undefined
      ? files.refusalTo("read", path)
      : flags.includes("i")
      ? files.refusal(path)
      : undefined;
    if (text === undefined || problem) {
      process.err(`sed: ${name}: ${problem}\n`);
      status = 1;
      continue;
    }
    const result = edited(text, steps, flags.includes("n"));
    if (flags.includes("i")) files.write(path, result);
    else process.out(result);
  }
  return status;
}

function edited(text: string, steps: readonly Step[], isQuiet: boolean): string {
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  for (const step of steps) step.inRange = false;
  let out = "";
  for (const [index, original] of lines.entries()) {
    const isLast = index === lines.length - 1;
    let line = original;
    let deleted = false;
    let ends = false;
    for (const step of steps) {
      if (!applies(step, line, index + 1, isLast)) continue;
      if (step.command === "d") deleted = true;
      else if (step.command === "q") ends = true;
      else if (step.command === "p") out += line + "\n";
      else {
        const next = line.replace(step.pattern!, (...found) => filled(step.replacement, found));
        if (next !== line && step.prints) out += next + "\n";
        line = next;
      }
      if (deleted || ends) break;
    }
    if (!deleted && !isQuiet) out += line + "\n";
    if (ends) break;
  }
  return out;
}

function applies(step: Step, line: string, number: number, isLast: boolean): boolean {
  return holds(step, line, number, isLast) !== step.negated;
}

function holds(step: Step, line: string, number: number, isLast: boolean): boolean {
  if (!step.from) return true;
  if (!step.to) return step.from.matches(line, number, isLast);
  if (!step.inRange) {
    if (!step.from.matches(line, number, isLast)) return false;
    step.inRange = true;
    return true;
  }
  if (step.to.matches(line, number, isLast)) step.inRange = false;
  return true;
}

/** `&` and `\1` to `\9`. */
function filled(replacement: string, found: unknown[]): string {
  return replacement.replace(/\\(.)|&/g, (all, char: string | undefined) => {
    if (all === "&") return String(found[0]);
    if (char === "n") return "\n";
    if (char === "t") return "\t";
    return /\d/.test(char!) ? String(found[Number(char)] ?? "") : char!;
  });
}

/** @throws where the script makes no sense. */
function parse(script: string, isExtended: boolean): Step[] {
  const steps: Step[] = [];
  let rest = script;
  const address = (): Address | undefined => {
    const match = /^(?:(\d+)|(\$)|\/((?:\\.|[^/\\])*)\/)/.exec(rest);
    if (!match) return undefined;
    rest = rest.slice(match[0].length);
    if (match[1]) return { matches: (_line, number) => number === Number(match[1]) };
    if (match[2]) return { matches: (_line, _number, isLast) => isLast };
    const pattern = expression(match[3]!, isExtended, "");
    return { matches: (line) => pattern.test(line) };
  };
  for (rest = rest.trimStart(); rest !== ""; rest = rest.replace(/^[\s;]+/, "")) {
    const step: Step = { negated: false, command: "p", replacement: "", prints: false, inRange: false };
    const from = address();
    if (from) step.from = from;
    if (rest.startsWith(",")) {
      rest = rest.slice(1);
      step.to = address()!;
    }
    rest = rest.trimStart();
    if (rest.startsWith("!")) {
      step.negated = true;
      rest = rest.slice(1);
    }
    const letter = rest[0] ?? "";
    rest = rest.slice(1);
    if (letter === "s") rest = substitution(rest, step, isExtended);
    else if (letter === "d" || letter === "p" || letter === "q") step.command = letter;
    else throw new RangeError(`Cannot read sed script at "${letter}"`);
    steps.push(step);
  }
  return steps;
}

function substitution(text: string, step: Step, isExtended: boolean): string {
  const [mark = "/"] = text;
  const parts: string[] = [""];
  let at = 1;
  for (; at < text.length && parts.length < 3; at++) {
    const char = text[at]!;
    if (char === mark) parts.push("");
    else if (char === "\\" && at + 1 < text.length) {
      const next = text[++at]!;
      parts[parts.length - 1] += next === mark ? next : char + next;
    } else parts[parts.length - 1] += char;
  }
  if (parts.length < 3) throw new RangeError("Cannot read sed script: s is not closed");
  const flags = /^[gpiI]*/.exec(text.slice(at))![0];
  step.command = "s";
  step.pattern = expression(
    parts[0]!,
    isExtended,
    (flags.includes("g") ? "g" : "") + (/i/i.test(flags) ? "i" : ""),
  );
  step.replacement = parts[1]!;
  step.prints = flags.includes("p");
  return text.slice(at + flags.length);
}

/** A basic expression has its brackets, braces and signs escaped, an extended one has not. */
function expression(text: string, isExtended: boolean, flags: string): RegExp {
  const source = isExtended
    ? text
    : text.replace(/\\?[(){}+?|]/g, (sign) => sign.startsWith("\\") ? sign[1]! : `\\${sign}`);
  return new RegExp(source.replace(/\[\[:space:\]\]/g, "\\s").replace(/\[\[:digit:\]\]/g, "\\d"), flags);
}
