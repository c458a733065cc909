/**
 * Command-line flags as the field's tools take them (github.com/spf13/pflag): `--name value`, `--name=value`, `-n value`,
 * `-nvalue`, grouped one-letter flags, `--` ends them. Messages are pflag's, so that `pequod kubectl` answers as kubectl.
 */
import { parseDuration } from "../kube/duration.ts";
import { nearest } from "./nearest.ts";

/** A flag. `usage` is one sentence for the help. */
export interface Flag {
  name: string;
  /** One letter. */
  short?: string;
  /** `list` is divided at commas, `array` takes each value as it is; both may be given several times. */
  kind: "bool" | "string" | "int" | "duration" | "list" | "array";
  default?: string | boolean | number;
  /** The value of `--name` written without one; then a value can only follow `=`. */
  bare?: string;
  /** What stands for the value in the help. */
  placeholder?: string;
  usage: string;
  /** Works, but is not shown. */
  hidden?: boolean;
  /** Without it nothing is done. */
  required?: boolean;
  /** Why a value is refused, in the words that follow `invalid argument … flag:`; undefined: it is fine. */
  check?(text: string): string | undefined;
}

/** A mistake in the command line, in the original tool's words. */
export class UsageError extends Error {
  override name = "UsageError";

  /** `meant`: the flag that may have been meant, with its dashes. */
  constructor(message: string, readonly meant?: string) {
    super(message);
  }

  /** Where to read on; `path` is the command. */
  hint(path: string): string {
    const meant = this.meant === undefined ? "" : `Did you mean ${this.meant}?\n`;
    return `${meant}See '${path} --help' for usage.`;
  }
}

/** A mistake in the arguments, which kubectl words differently from one in the flags (cmdutil.UsageErrorf). */
export class ArgumentsError extends UsageError {
  override hint(path: string): string {
    return `See '${path} -h' for help and examples`;
  }
}

/** What was given. Flags that were not given have their default. */
export class FlagValues {
  readonly #values: ReadonlyMap<string, string | boolean | number | string[]>;
  readonly #flags: readonly Flag[];

  constructor(flags: readonly Flag[], values: ReadonlyMap<string, string | boolean | number | string[]>) {
    this.#flags = flags;
    this.#values = values;
  }

  /** True when the flag was given on the command line. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  bool(name: string): boolean {
    return this.#get(name) === true;
  }

  /** "" when not given and without default. */
  string(name: string): string {
    const value = this.#get(name);
    return value === undefined ? "" : String(value);
  }

  /** A whole number, or for a duration, milliseconds. Undefined when not given and without default. */
  number(name: string): number | undefined {
    const value = this.#get(name);
    return typeof value === "number" ? value : undefined;
  }

  list(name: string): string[] {
    const value = this.#get(name);
    return Array.isArray(value) ? value : [];
  }

  /** What is left for whoever reads `others` when flags of the same names mean something else here. */
  withoutShadows(others: readonly Flag[], own: readonly Flag[]): FlagValues {
    const shadowed = new Set(
      own.map(({ name }) => name).filter((name) => others.some((flag) => flag.name === name)),
    );
    if (shadowed.size === 0) return this;
    const values = [...this.#values].filter(([name]) => !shadowed.has(name));
    return new FlagValues([...others, ...this.#flags], new Map(values));
  }

  #get(name: string): string | boolean | number | string[] | undefined {
    const flag = this.#flags.find((candidate) => candidate.name === name);
    if (!flag) throw new TypeError(`Cannot read flag --${name}: it is not declared`);
    return this.#values.get(name) ?? flag.default;
  }
}

export interface ParsedArguments {
  flags: FlagValues;
  /** What is not a flag, in order. */
  args: string[];
  /** How many of `args` came before `--`; undefined when there was none. */
  beforeDash?: number;
}

export interface ParseOptions {
  /** Stop at the first word that is not a flag (the rest are arguments). */
  stopAtArgument?: boolean;
}

/** Reads a command line. Throws UsageError with pflag's words. */
export function parseFlags(
  flags: readonly Flag[],
  argv: readonly string[],
  options: ParseOptions = {},
): ParsedArguments {
  const reader = new Reader(flags, argv);
  const args: string[] = [];
  let beforeDash: number | undefined;
  for (let word = reader.next(); word !== undefined; word = reader.next()) {
    if (word === "--") {
      beforeDash = args.length;
      args.push(...reader.rest());
      break;
    }
    if (word.startsWith("--")) reader.long(word);
    else if (word.startsWith("-") && word !== "-") reader.shorts(word);
    else {
      args.push(word);
      if (options.stopAtArgument) args.push(...reader.rest());
    }
  }
  const values = new FlagValues(flags, reader.values);
  return beforeDash === undefined ? { flags: values, args } : { flags: values, args, beforeDash };
}

/** In the words of github.com/spf13/cobra; undefined when nothing is missing. */
export function missingFlags(flags: readonly Flag[], given: FlagValues): string | undefined {
  const missing = flags.filter(({ name, required }) => required && !given.has(name)).map(({ name }) => name);
  // cobra goes through the flags by their names
  return missing.length ? `required flag(s) "${missing.sort().join('", "')}" not set` : undefined;
}

/** A shorter word is within a few edits of too many. */
const SHORTEST_GUESSED = 5;

class Reader {
  readonly values = new Map<string, string | boolean | number | string[]>();
  readonly #flags: readonly Flag[];
  readonly #words: string[];

  constructor(flags: readonly Flag[], argv: readonly string[]) {
    this.#flags = flags;
    this.#words = [...argv];
  }

  next(): string | undefined {
    return this.#words.shift();
  }

  rest(): string[] {
    return this.#words.splice(0);
  }

  long(word: string): void {
    const [name, inline] = split(word.slice(2));
    if (name === "" || name.startsWith("-")) throw new UsageError(`bad flag syntax: ${word}`);
    const flag = this.#flags.find((candidate) => candidate.name === name);
    if (!flag) throw new UsageError(`unknown flag: --${name}`, this.#near(name));
    const bare = bareValue(flag);
    const value = inline ?? bare ?? this.next();
    if (value === undefined) throw new UsageError(`flag needs an argument: --${name}`);
    this.#set(flag, value);
  }

  shorts(word: string): void {
    let letters = word.slice(1);
    while (letters) {
      const letter = letters[0]!;
      const flag = this.#flags.find((candidate) => candidate.short === letter);
      // pflag names what is left of the group, not the whole word.
      if (!flag) throw new UsageError(`unknown shorthand flag: '${letter}' in -${letters}`);
      letters = letters.slice(1);
      const bare = bareValue(flag);
      if (letters.startsWith("=")) {
        this.#set(flag, letters.slice(1));
        return;
      }
      if (bare !== undefined) {
        this.#set(flag, bare);
        continue;
      }
      const value = letters || this.next();
      if (value === undefined) throw new UsageError(`flag needs an argument: '${letter}' in -${letter}`);
      this.#set(flag, value);
      return;
    }
  }

  #near(name: string): string | undefined {
    if (name.length < SHORTEST_GUESSED) return undefined;
    const [near] = nearest(name, this.#flags.filter(({ hidden }) => !hidden).map((flag) => flag.name));
    return near && `--${near}`;
  }

  #set(flag: Flag, text: string): void {
    const shown = flag.short ? `-${flag.short}, --${flag.name}` : `--${flag.name}`;
    const refuse = (why: string): never => {
      throw new UsageError(
        `invalid argument ${JSON.stringify(text)} for ${JSON.stringify(shown)} flag: ${why}`,
      );
    };
    const wrong = flag.check?.(text);
    if (wrong !== undefined) refuse(wrong);
    switch (flag.kind) {
      case "bool":
        this.values.set(
          flag.name,
          parseBool(text) ?? refuse(`strconv.ParseBool: parsing ${quoted(text)}: invalid syntax`),
        );
        break;
      case "int":
        if (!/^[+-]?\d+$/.test(text)) refuse(`strconv.ParseInt: parsing ${quoted(text)}: invalid syntax`);
        this.values.set(flag.name, Number(text));
        break;
      case "duration":
        this.values.set(flag.name, parseDuration(text) ?? refuse(durationProblem(text)));
        break;
      case "list":
      case "array": {
        const before = this.values.get(flag.name);
        const added = flag.kind === "array" ? [text] : text === "" ? [] : text.split(",");
        this.values.set(flag.name, [...(Array.isArray(before) ? before : []), ...added]);
        break;
      }
      case "string":
        this.values.set(flag.name, text);
    }
  }
}

function bareValue(flag: Flag): string | undefined {
  return flag.bare ?? (flag.kind === "bool" ? "true" : undefined);
}

function split(text: string): [string, string | undefined] {
  const index = text.indexOf("=");
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

function parseBool(text: string): boolean | undefined {
  if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(0|f|F|false|FALSE|False)$/.test(text)) return false;
  return undefined;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** In the words of Go's time.ParseDuration. */
export function durationProblem(text: string): string {
  const unit = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))*(?:\d+\.?\d*|\.\d+)([^\d.]*)/.exec(text)
    ?.[1];
  if (unit === undefined) return `time: invalid duration ${quoted(text)}`;
  const what = unit === "" ? "missing unit" : `unknown unit ${quoted(unit)}`;
  return `time: ${what} in duration ${quoted(text)}`;
}
