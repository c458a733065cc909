/** What sort compares: `-k 2,3n` and the part of a line that it names. */

/** Letters of `bdfgiMhnRrV` that say how it is compared. */
export interface SortKey {
  from: Place;
  /** Absent: to the end of the line. */
  to?: Place;
  ordering: ReadonlySet<string>;
}

interface Place {
  field: number;
  /** At the end 0 is the whole field. */
  character: number;
  skipsBlanks: boolean;
}

const LETTERS = "bdfgiMhnRrV";

/** The key of a text such as `1.2b,3nr`; a message where it is none. */
export function parseSortKey(text: string): SortKey | string {
  const ordering = new Set<string>();
  const invalid = (why: string) => `${why}: invalid field specification ‘${text}’`;
  let rest = text;
  const place = (isStart: boolean): Place | string => {
    const number = /^\d+/.exec(rest)?.[0];
    if (number === undefined) {
      const where = isStart ? "invalid number at field start" : "invalid number after ','";
      return `${where}: invalid count at start of ‘${rest}’`;
    }
    rest = rest.slice(number.length);
    if (Number(number) === 0) return invalid("field number is zero");
    let character = isStart ? 1 : 0;
    if (rest.startsWith(".")) {
      const offset = /^\.(\d+)/.exec(rest)?.[1];
      if (offset === undefined) {
        return `invalid number after '.': invalid count at start of ‘${rest.slice(1)}’`;
      }
      rest = rest.slice(offset.length + 1);
      character = Number(offset);
      if (isStart && character === 0) return invalid("character offset is zero");
    }
    let skipsBlanks = false;
    for (; rest !== "" && LETTERS.includes(rest[0]!); rest = rest.slice(1)) {
      if (rest[0] === "b") skipsBlanks = true;
      ordering.add(rest[0]!);
    }
    return { field: Number(number), character, skipsBlanks };
  };
  const from = place(true);
  if (typeof from === "string") return from;
  if (rest === "") return { from, ordering };
  if (!rest.startsWith(",")) return invalid("stray character in field spec");
  rest = rest.slice(1);
  const to = place(false);
  if (typeof to === "string") return to;
  return rest === "" ? { from, to, ordering } : invalid("stray character in field spec");
}

/** The part of a line. Without a separator a field begins with the blanks before it. */
export function partOf(line: string, key: SortKey, separator: string | undefined): string {
  const start = startOf(line, key.from, separator);
  const end = key.to ? endOf(line, key.to, separator) : line.length;
  return line.slice(start, Math.max(start, end));
}

function startOf(
  line: string,
  { field, character, skipsBlanks }: Place,
  separator: string | undefined,
): number {
  let at = 0;
  for (let left = field - 1; left > 0 && at < line.length; left--) {
    if (separator === undefined) at = endOfWord(line, at);
    else {
      const next = line.indexOf(separator, at);
      at = next < 0 ? line.length : next + 1;
    }
  }
  if (skipsBlanks) at = afterBlanks(line, at);
  return Math.min(line.length, at + character - 1);
}

function endOf(
  line: string,
  { field, character, skipsBlanks }: Place,
  separator: string | undefined,
): number {
  let at = 0;
  for (let left = character === 0 ? field : field - 1; left > 0 && at < line.length; left--) {
    if (separator === undefined) at = endOfWord(line, at);
    else {
      const next = line.indexOf(separator, at);
      at = next < 0 ? line.length : left > 1 || character > 0 ? next + 1 : next;
    }
  }
  if (character === 0) return at;
  if (skipsBlanks) at = afterBlanks(line, at);
  return Math.min(line.length, at + character);
}

function endOfWord(line: string, at: number): number {
  let end = afterBlanks(line, at);
  while (end < line.length && !isBlank(line[end]!)) end++;
  return end;
}

function afterBlanks(line: string, at: number): number {
  while (at < line.length && isBlank(line[at]!)) at++;
  return at;
}

function isBlank(char: string): boolean {
  return char === " " || char === "\t" || char === "\n";
}
