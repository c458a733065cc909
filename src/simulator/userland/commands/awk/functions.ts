/** The functions that awk brings along. */
import { Random } from "../../../clock/random.ts";
import type { Process } from "../../../host/process.ts";
import { type Memory, splitText, type Table } from "./memory.ts";
import { patternOf } from "./pattern.ts";
import { fromInput, toNumber, toText, type Value } from "./value.ts";

export class Functions {
  readonly #memory: Memory;
  readonly #process: Process;
  #random: Random;
  #seed: Value;

  constructor(memory: Memory, process: Process) {
    this.#memory = memory;
    this.#process = process;
    this.#random = process.machine.random;
  }

  /** Those that need nothing but values. */
  call(name: string, values: readonly Value[]): Value {
    const [first, second] = values;
    switch (name) {
      case "length":
        return values.length === 0 ? this.#memory.record.length : this.#text(first).length;
      case "substr":
        return this.#substr(values);
      case "index":
        return this.#text(first).indexOf(this.#text(second)) + 1;
      case "match":
        return this.#match(this.#text(first), this.#text(second));
      case "tolower":
        return this.#text(first).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
      case "toupper":
        return this.#text(first).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
      case "rand":
        return this.#random.next();
      case "srand":
        return this.#srand(values);
      case "atan2":
        return Math.atan2(toNumber(first), toNumber(second));
      case "fflush":
        return 0;
      default:
        return ARITHMETIC[name]!(toNumber(first));
    }
  }

  /** How many parts there are; `by` is a pattern where that is said, or has several characters. */
  split(text: string, table: Table, by: string | undefined, isPattern: boolean): number {
    const separator = by === undefined
      ? this.#memory.text("FS")
      : isPattern && by !== ""
      ? patternOf(by)
      : by;
    const parts = splitText(text, separator);
    table.clear();
    for (const [at, part] of parts.entries()) table.set(String(at + 1), fromInput(part));
    return parts.length;
  }

  /** What a text is when one match or all are replaced; `&` is what was matched. */
  substitute(
    text: string,
    source: string,
    filling: string,
    isGlobal: boolean,
  ): { text: string; count: number } {
    const pattern = patternOf(source);
    let count = 0;
    let made = "";
    let at = 0;
    let lastEnd = -1;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [found] = match;
      if (found === "") pattern.lastIndex++;
      // Nothing is replaced right behind what was.
      if (found === "" && match.index === lastEnd) continue;
      count++;
      made += text.slice(at, match.index) + filled(filling, found);
      at = lastEnd = match.index + found.length;
      if (!isGlobal || pattern.lastIndex > text.length) break;
    }
    return { text: made + text.slice(at), count };
  }

  #text(value: Value): string {
    return toText(value, this.#memory.format);
  }

  #substr([value, from, size]: readonly Value[]): string {
    const text = this.#text(value);
    const start = Math.round(toNumber(from));
    const end = size === undefined ? Infinity : Math.round(toNumber(from) + toNumber(size));
    return text.slice(Math.max(0, start - 1), Math.max(0, end - 1));
  }

  #match(text: string, source: string): number {
    const pattern = patternOf(source);
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    this.#memory.set("RSTART", match ? match.index + 1 : 0);
    this.#memory.set("RLENGTH", match ? match[0].length : -1);
    return match ? match.index + 1 : 0;
  }

  /** Answers the seed before. */
  #srand(values: readonly Value[]): Value {
    const before = this.#seed;
    this.#seed = values.length > 0 ? values[0] : Math.floor(this.#process.machine.now() / 1000);
    this.#random = new Random(toNumber(this.#seed));
    return before ?? 0;
  }
}

const ARITHMETIC: Readonly<Record<string, (value: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  int: Math.trunc,
};

function filled(filling: string, found: string): string {
  return filling.replace(/\\([\\&])|&/g, (_all, escaped?: string) => escaped ?? found);
}
