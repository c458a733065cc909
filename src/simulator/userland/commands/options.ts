/** The command line of GNU programs: getopt_long(3), with its words for what is wrong. */

/** `a all`, `n lines=NUM`, `color[=WHEN]`: letters and long names, then what a value is called. */
export type OptionNames = string;

export interface Option {
  letter?: string;
  long?: string;
  /** What its value is called; absent: it takes none. */
  value?: string;
  isValueOptional: boolean;
  about: string;
}

/** From names to what the option does, in one sentence. */
export type OptionTable = Readonly<Record<OptionNames, string>>;

export class CommandLine {
  readonly #given: { key: string; value: string }[] = [];
  readonly operands: string[] = [];

  add(key: string, value: string): void {
    this.#given.push({ key, value });
  }

  /** Whether one of these was given. An option is known by its letter, or by its long name where it has none. */
  has(...keys: string[]): boolean {
    return this.#given.some(({ key }) => keys.includes(key));
  }

  /** The last one counts. */
  value(key: string): string | undefined {
    return this.#given.findLast((one) => one.key === key)?.value;
  }

  values(key: string): string[] {
    return this.#given.filter((one) => one.key === key).map(({ value }) => value);
  }

  /** What was given of these, in its order. */
  all(...keys: string[]): readonly { key: string; value: string }[] {
    return this.#given.filter(({ key }) => keys.includes(key));
  }

  /** Which of these was given last. */
  last(...keys: string[]): string | undefined {
    return this.#given.findLast(({ key }) => keys.includes(key))?.key;
  }
}

/** Something on the command line is not to be understood. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

export function parseOptionTable(table: OptionTable): Option[] {
  const options = Object.entries(table).map(([names, about]) => {
    const [, words = "", bracket, value] = /^([^=[]*)(\[)?(?:=([^\]]*)\]?)?$/.exec(names)!;
    const option: Option = { isValueOptional: bracket !== undefined, about };
    for (const word of words.trim().split(" ")) {
      if (word.length === 1) option.letter = word;
      else option.long = word;
    }
    if (value !== undefined) option.value = value;
    return option;
  });
  // JavaScript puts names that are numbers first; the manuals put them last.
  const isDigit = ({ letter = "" }: Option) => Number(/\d/.test(letter));
  return options.sort((a, b) => isDigit(a) - isDigit(b));
}

/** `stopsAtOperand`: what follows the first operand is not for this program. @throws {UsageError} */
export function parseCommandLine(
  words: readonly string[],
  options: readonly Option[],
  stopsAtOperand = false,
): CommandLine {
  const line = new CommandLine();
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = () => words[++at];
    if (word === "--") return withOperands(line, words.slice(at + 1));
    if (word.startsWith("--")) addLong(line, word.slice(2), options, next);
    else if (word.startsWith("-") && word !== "-") addLetters(line, word.slice(1), options, next);
    else if (stopsAtOperand) return withOperands(line, words.slice(at));
    else line.operands.push(word);
  }
  return line;
}

function withOperands(line: CommandLine, words: readonly string[]): CommandLine {
  line.operands.push(...words);
  return line;
}

function addLong(
  line: CommandLine,
  text: string,
  options: readonly Option[],
  next: () => string | undefined,
): void {
  const at = text.indexOf("=");
  const name = at < 0 ? text : text.slice(0, at);
  const option = longOption(name, options, text);
  let value = at < 0 ? undefined : text.slice(at + 1);
  if (option.value === undefined && value !== undefined) {
    throw new UsageError(`option '--${option.long}' doesn't allow an argument`);
  }
  if (option.value !== undefined && !option.isValueOptional && value === undefined) {
    value = next();
    if (value === undefined) throw new UsageError(`option '--${option.long}' requires an argument`);
  }
  line.add(option.letter ?? option.long!, value ?? "");
}

/** The beginning of a name is enough where it is nobody else's. */
function longOption(name: string, options: readonly Option[], text: string): Option {
  const exact = options.find(({ long }) => long === name);
  if (exact) return exact;
  const near = options.filter(({ long }) => long?.startsWith(name));
  if (near.length > 1) {
    const all = near.map(({ long }) => ` '--${long}'`).join("");
    throw new UsageError(`option '--${text}' is ambiguous; possibilities:${all}`);
  }
  if (near.length === 0) throw new UsageError(`unrecognized option '--${text}'`);
  return near[0]!;
}

function addLetters(
  line: CommandLine,
  letters: string,
  options: readonly Option[],
  next: () => string | undefined,
): void {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at]!;
    const option = options.find((one) => one.letter === letter);
    if (!option) throw new UsageError(`invalid option -- '${letter}'`);
    if (option.value === undefined) {
      line.add(letter, "");
      continue;
    }
    const rest = letters.slice(at + 1);
    const value = rest !== "" || option.isValueOptional ? rest : next();
    if (value === undefined) throw new UsageError(`option requires an argument -- '${letter}'`);
    line.add(letter, value);
    return;
  }
}
