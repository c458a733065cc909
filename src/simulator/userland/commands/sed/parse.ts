import { PatternError } from "../text_tools/posix_pattern.ts";
import { plainCharacters, sedPattern } from "./pattern.ts";
import { ScriptError, type ScriptPart, ScriptText } from "./script_text.ts";
import { fillingOf } from "./substitute.ts";
import type { Address, Command, Script, Substitution } from "./syntax.ts";

/** Reads a script. @throws {ScriptError} */
export function parseSed(parts: readonly ScriptPart[], isExtended: boolean): Script {
  return new Parser(new ScriptText(parts), isExtended).script();
}

const KNOWN = "{}=abcdDeFgGhHilnNpPqQrRstTvwWxyz:#";

class Parser {
  readonly #source: ScriptText;
  readonly #isExtended: boolean;
  readonly #commands: Command[] = [];
  readonly #open: number[] = [];

  constructor(source: ScriptText, isExtended: boolean) {
    this.#source = source;
    this.#isExtended = isExtended;
  }

  script(): Script {
    const source: ScriptText = this.#source;
    const isQuiet = /^#n(\n|$)/.test(source.text);
    for (source.take(/[\s;]*/y); !source.hasEnded; source.take(/[\s;]*/y)) this.#command();
    if (this.#open.length > 0) source.wrong("unmatched `{'", true);
    this.#resolve();
    return { commands: this.#commands, isQuiet };
  }

  #resolve(): void {
    const labels = new Map<string, number>();
    for (const [at, { letter, text }] of this.#commands.entries()) if (letter === ":") labels.set(text, at);
    for (const command of this.#commands) {
      if (!"btT".includes(command.letter)) continue;
      const target = command.text === "" ? this.#commands.length : labels.get(command.text);
      if (target === undefined) throw new ScriptError(`can't find label for jump to \`${command.text}'`, 4);
      command.target = target;
    }
  }

  #command(): void {
    const source: ScriptText = this.#source;
    const command: Command = { isNegated: false, letter: "", text: "", target: 0 };
    this.#addresses(command);
    source.take(/\s*/y);
    while (source.peek() === "!") {
      source.next();
      if (command.isNegated) source.wrong("multiple `!'s");
      command.isNegated = true;
      source.take(/\s*/y);
    }
    const letter = source.next();
    command.letter = letter;
    if (letter === "") source.wrong("missing command");
    if (!KNOWN.includes(letter)) source.wrong(`unknown command: \`${letter}'`);
    if (letter === "#") {
      if (command.from) source.wrong("comments don't accept any addresses");
      source.take(/[^\n]*/y);
      return;
    }
    if (letter === ":" && command.from) source.wrong(": doesn't want any addresses");
    if (letter === "}" && command.from) source.wrong("} doesn't want any addresses");
    if (command.to && "qQ".includes(letter)) {
      source.wrong("command only uses one address");
    }
    this.#rest(command);
  }

  #rest(command: Command): void {
    const source: ScriptText = this.#source;
    const { letter } = command;
    if (letter === "{") {
      this.#open.push(this.#commands.push(command) - 1);
      return;
    }
    if (letter === "}") {
      const start = this.#open.pop();
      if (start === undefined) source.wrong("unexpected `}'");
      this.#commands[start]!.target = this.#commands.length;
      return this.#end();
    }
    this.#commands.push(command);
    if ("aic".includes(letter)) command.text = this.#text();
    else if (letter === "e") {
      source.take(/[ \t]*/y);
      command.text = source.take(/[^\n]*/y);
    } else if (letter === ":") {
      source.take(/\s*/y);
      command.text = source.take(/[^\s;]*/y);
      if (command.text === "") source.wrong('":" lacks a label');
    } else if ("btT".includes(letter)) {
      source.take(/[ \t]*/y);
      command.text = source.take(/[^\s;]*/y);
      this.#end();
    } else if ("rRwW".includes(letter)) command.text = this.#fileName();
    else if (letter === "s") command.substitution = this.#substitution();
    else if (letter === "y") command.letters = this.#letters();
    else if (letter === "v") source.take(/[ \t]*[\d.]*/y);
    else {
      if ("lLqQ".includes(letter)) {
        source.take(/[ \t]*/y);
        const digits = source.take(/\d*/y);
        if (digits !== "") command.number = Number(digits);
      }
      this.#end();
    }
  }

  /** A command ends here. */
  #end(): void {
    const source: ScriptText = this.#source;
    source.take(/[ \t\r\v\f]*/y);
    if (source.hasEnded || source.peek() === "}" || source.peek() === "#") return;
    const char = source.next();
    if (char !== "\n" && char !== ";") source.wrong("extra characters after command");
  }

  #addresses(command: Command): void {
    const source: ScriptText = this.#source;
    const from = this.#address();
    if (!from) return;
    if (from.kind === "more" || from.kind === "multiple") {
      source.wrong("invalid usage of +N or ~N as first address");
    }
    command.from = from;
    source.take(/\s*/y);
    if (source.peek() === ",") {
      source.next();
      source.take(/\s*/y);
      const to = this.#address();
      if (!to) {
        source.next();
        source.wrong("unexpected `,'");
      }
      command.to = to;
    }
    const isZero = from.kind === "line" && from.number === 0;
    if (isZero && command.to?.kind !== "pattern") {
      source.take(/\s*/y);
      source.next();
      source.wrong("invalid usage of line address 0");
    }
  }

  #address(): Address | undefined {
    const source: ScriptText = this.#source;
    const char = source.peek();
    if (char === "$") {
      source.next();
      return { kind: "last" };
    }
    if (char === "/" || char === "\\") {
      source.next();
      const mark = char === "/" ? char : source.next();
      if (mark === "") source.wrong("unterminated address regex");
      const pattern = this.#until(mark, true);
      if (pattern === undefined) source.wrong("unterminated address regex");
      const flags = source.take(/[IM]*/y);
      return { kind: "pattern", pattern: this.#pattern(pattern, flags) };
    }
    const relative = source.take(/[+~]\d+/y);
    if (relative !== "") {
      return { kind: relative[0] === "+" ? "more" : "multiple", count: Number(relative.slice(1)) };
    }
    const digits = source.take(/\d+(?:[ \t]*~[ \t]*\d*)?/y);
    if (digits === "") return undefined;
    const [first, step] = digits.split("~").map((part) => Number(part));
    if (step === undefined) return { kind: "line", number: first! };
    return step === 0 ? { kind: "line", number: first! } : { kind: "step", first: first!, step };
  }

  /** Undefined: the same as the last one. */
  #pattern(text: string, flags: string): RegExp | undefined {
    if (text === "") return undefined;
    try {
      return sedPattern(text, {
        isExtended: this.#isExtended,
        ignoresCase: /i/i.test(flags),
        isMultiline: /m/i.test(flags),
      });
    } catch (error) {
      if (error instanceof PatternError) this.#source.wrong(error.message);
      if (!(error instanceof SyntaxError)) throw error;
      const isBrace = /\\?\{[^}]*$/.test(text);
      return this.#source.wrong(isBrace ? "Unmatched \\{" : "Invalid preceding regular expression");
    }
  }

  /** What stands before the next mark; undefined: there is none. A mark behind a backslash is the character. */
  #until(mark: string, isPattern: boolean): string | undefined {
    const source: ScriptText = this.#source;
    let text = "";
    for (let char = source.next(); char !== mark; char = source.next()) {
      if (char === "" || (char === "\n" && isPattern)) return undefined;
      if (char === "[" && isPattern) {
        const bracket = source.take(/\^?\]?(?:\[[:.=][^\n]*?[:.=]\]|[^\]\n])*\]/y);
        if (bracket === "") {
          source.take(/[^]*/y);
          return undefined;
        }
        text += char + bracket;
      } else if (char === "\\") {
        const next = source.next();
        if (next === "") return undefined;
        if (next !== mark) text += char + next;
        else text += isPattern && mark === "n" ? "\\n" : !isPattern && mark === "&" ? "\\&" : next;
      } else text += char;
    }
    return text;
  }

  #substitution(): Substitution {
    const source: ScriptText = this.#source;
    const mark = source.next();
    const pattern = mark === "" ? undefined : this.#until(mark, true);
    const filling = pattern === undefined ? undefined : this.#until(mark, false);
    if (pattern === undefined || filling === undefined) source.wrong("unterminated `s' command");
    const made = { number: 1, isGlobal: false, prints: false, executes: false } as Substitution;
    const flags = this.#flags(made);
    made.pattern = this.#pattern(pattern, flags);
    made.filling = fillingOf(filling, plainCharacters);
    const groups = Math.max(0, ...made.filling.map((piece) => "group" in piece ? piece.group : 0));
    if (made.pattern && groups > new RegExp(`${made.pattern.source}|`, "u").exec("")!.length - 1) {
      source.wrong(`invalid reference \\${groups} on \`s' command's RHS`);
    }
    return made;
  }

  /** Those that concern the pattern. */
  #flags(made: Substitution): string {
    const source: ScriptText = this.#source;
    let flags = "";
    let hasNumber = false;
    for (;;) {
      const digits = source.take(/\d+/y);
      if (digits !== "") {
        if (hasNumber) source.wrong("multiple number options to `s' command");
        if (Number(digits) === 0) source.wrong("number option to `s' command may not be zero");
        hasNumber = true;
        made.number = Number(digits);
        continue;
      }
      if (source.peek() === "}" || source.peek() === "#") return flags;
      const char = source.next();
      if (char === "" || char === "\n" || char === ";") return flags;
      if (/[ \t\r]/.test(char)) continue;
      if (/[iImM]/.test(char)) flags += char;
      else if (char === "g" && !made.isGlobal) made.isGlobal = true;
      else if (char === "p" && !made.prints) made.prints = true;
      else if (char === "e") made.executes = true;
      else if (char === "w") {
        made.file = this.#fileName();
        return flags;
      } else if (char === "g" || char === "p") source.wrong(`multiple \`${char}' options to \`s' command`);
      else source.wrong("unknown option to `s'");
    }
  }

  #letters(): Map<string, string> {
    const source: ScriptText = this.#source;
    const mark = source.next();
    const from = mark === "" ? undefined : this.#until(mark, false);
    const to = from === undefined ? undefined : this.#until(mark, false);
    if (from === undefined || to === undefined) source.wrong("unterminated `y' command");
    const [left, right] = [from, to].map((text) => [...plainCharacters(text.replace(/\\\\/g, "\\x5c"))]);
    if (left!.length !== right!.length) source.wrong("strings for `y' command are different lengths");
    this.#end();
    return new Map(left!.map((char, at) => [char, right![at]!]));
  }

  #fileName(): string {
    this.#source.take(/[ \t]*/y);
    const name = this.#source.take(/[^\n]*/y);
    if (name === "") this.#source.wrong("missing filename in r/R/w/W commands");
    return name;
  }

  /** The lines of `a`, `i` and `c`: all that a backslash before their newline ties together. */
  #text(): string {
    const source: ScriptText = this.#source;
    source.take(/[ \t]*/y);
    if (source.hasEnded || source.peek() === "\n") source.wrong("expected \\ after `a', `c' or `i'");
    if (source.peek() === "\\") {
      const skipped = source.take(/\\[ \t]*\n/y);
      if (skipped === "") source.next();
      if (source.hasEnded) return "";
    }
    const text = source.take(/(?:\\[^]|[^\\\n])*/y);
    source.take(/\\?\n?/y);
    const escapes = /\\(x[0-9A-Fa-f]{1,2}|o[0-7]{1,3}|d\d{1,3}|[ntafv])|\\([^])/g;
    return `${text.replace(escapes, (all, character, char) => character ? plainCharacters(all) : char)}\n`;
  }
}
