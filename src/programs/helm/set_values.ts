/** `--set a.b=1,c[0]=x`: the grammar of values on the command line. Source: helm.sh/helm/v4, pkg/strvals. */
import { goQuote } from "../../go_template/quoting.ts";
import { type GoMap, GoNumber, type GoValue, isMap, setEntry } from "../../go_template/value.ts";
import { ChartError } from "./chart.ts";

export interface SetManner {
  /** A backslash takes the meaning of the next letter, and a comma begins the next value. */
  hasEscapes: boolean;
  /** What a text between two commas means; absent: JSON follows. */
  read?: (text: string) => GoValue | Promise<GoValue>;
}

/** `--set`: numbers, booleans and null are recognized. */
export const typedManner: SetManner = { hasEscapes: true, read: typed };
/** `--set-string`. */
export const textManner: SetManner = { hasEscapes: true, read: (text) => text };
/** `--set-json`. */
export const jsonManner: SetManner = { hasEscapes: true };
/** `--set-literal`: one value, to the end of the text. */
export const literalManner: SetManner = { hasEscapes: false, read: (text) => text };

/** Puts what the text says into `values`. @throws {ChartError} in Helm's words, without `failed parsing …` */
export async function setValues(text: string, values: GoMap, manner: SetManner): Promise<void> {
  const reader = new SetReader(text, manner);
  try {
    while (!reader.isAtEnd) await reader.key(values, 0);
  } catch (error) {
    if (!(error instanceof EndOfText)) throw error;
  }
}

/** The text ends where more could follow: it is simply the end. */
class EndOfText extends Error {}

const maxIndex = 65536;
const maxDepth = 30;

class SetReader {
  readonly #letters: string[];
  readonly #manner: SetManner;
  #at = 0;

  constructor(text: string, manner: SetManner) {
    this.#letters = [...text];
    this.#manner = manner;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#letters.length;
  }

  async key(map: GoMap, depth: number): Promise<void> {
    const { text: key, stop } = this.#until(this.#manner.hasEscapes ? "=[,." : "=[.");
    if (stop === undefined) {
      if (key === "") throw new EndOfText();
      throw new ChartError(`key ${goQuote(key)} has no value`);
    }
    if (stop === ",") {
      put(map, key, "");
      throw new ChartError(`key ${goQuote(key)} has no value (cannot end with ,)`);
    }
    if (stop === "=") return await this.#value((value) => put(map, key, value));
    if (stop === "[") return await this.#indexed(map, key, depth);
    await this.#nested(map, key, depth + 1);
  }

  async #nested(map: GoMap, key: string, depth: number): Promise<void> {
    if (depth > maxDepth) {
      throw new ChartError(
        `value name nested level is greater than maximum supported nested level of ${maxDepth}`,
      );
    }
    const before = Object.hasOwn(map, key) ? map[key] : {};
    if (!isMap(before)) throw notThat(before, "map[string]interface {}");
    try {
      await this.key(before, depth);
      if (Object.keys(before).length === 0) throw new ChartError(`key map ${goQuote(key)} has no value`);
    } finally {
      if (Object.keys(before).length > 0) put(map, key, before);
    }
  }

  async #indexed(map: GoMap, key: string, depth: number): Promise<void> {
    const index = this.#index();
    const before = Object.hasOwn(map, key) ? map[key] : [];
    if (!Array.isArray(before)) throw notThat(before, "[]interface {}");
    put(map, key, await this.#item([...before], index, depth));
  }

  #index(): number {
    const { text, stop } = this.#until("]");
    if (stop === undefined) throw new EndOfText();
    if (!/^[-+]?\d+$/.test(text)) {
      throw new ChartError(`error parsing index: strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`);
    }
    return Number(text);
  }

  async #item(list: GoValue[], index: number, depth: number): Promise<GoValue[]> {
    if (index < 0) throw new ChartError(`negative ${index} index not allowed`);
    const { text, stop } = this.#until("[.=");
    if (text !== "") throw new ChartError(`unexpected data at end of array index: ${goQuote(text)}`);
    if (stop === undefined) throw new EndOfText();
    if (stop === "=") {
      await this.#value((value) => putAt(list, index, value));
      return list;
    }
    const before = list[index];
    if (stop === "[") {
      const inner = this.#index();
      if (before !== undefined && before !== null && !Array.isArray(before)) {
        throw notThat(before, "[]interface {}");
      }
      putAt(list, index, await this.#item([...(before ?? [])], inner, depth));
      return list;
    }
    const map = isMap(before) ? before : {};
    await this.key(map, depth);
    putAt(list, index, map);
    return list;
  }

  async #value(keep: (value: GoValue) => void): Promise<void> {
    const { hasEscapes, read } = this.#manner;
    if (!read) return keep(this.#json());
    if (!hasEscapes) return keep(await read(this.#until("").text));
    if (this.isAtEnd) {
      keep("");
      throw new EndOfText();
    }
    if (this.#letters[this.#at] === "{") return keep(await this.#list(read));
    keep(await read(this.#until(",").text));
  }

  async #list(read: NonNullable<SetManner["read"]>): Promise<GoValue[]> {
    this.#at++;
    const list: GoValue[] = [];
    while (true) {
      const { text, stop } = this.#until(",}");
      if (stop === undefined) throw new ChartError("list must terminate with '}'");
      list.push(await read(text));
      if (stop === "}") break;
    }
    if (this.#letters[this.#at] === ",") this.#at++;
    return list;
  }

  /** One value of JSON; nothing is null. */
  #json(): GoValue {
    if (this.#isBlankUntilComma()) return null;
    const rest = this.#letters.slice(this.#at).join("");
    for (let length = 1; length <= rest.length; length++) {
      if (!/^\s*(,|$)/.test(rest.slice(length))) continue;
      try {
        const value = JSON.parse(rest.slice(0, length)) as GoValue;
        this.#at += [...rest.slice(0, length)].length;
        this.#isBlankUntilComma();
        return value;
      } catch {
        // A comma inside the value: it goes on.
      }
    }
    throw new ChartError("invalid JSON");
  }

  #isBlankUntilComma(): boolean {
    while (!this.isAtEnd && /\s/.test(this.#letters[this.#at]!)) this.#at++;
    if (this.#letters[this.#at] === ",") {
      this.#at++;
      return true;
    }
    return this.isAtEnd;
  }

  #until(stops: string): { text: string; stop: string | undefined } {
    let text = "";
    while (!this.isAtEnd) {
      const letter = this.#letters[this.#at++]!;
      if (stops.includes(letter)) return { text, stop: letter };
      if (letter === "\\" && this.#manner.hasEscapes) text += this.#letters[this.#at++] ?? "";
      else text += letter;
    }
    return { text, stop: undefined };
  }
}

function put(map: GoMap, key: string, value: GoValue): void {
  if (key !== "") setEntry(map, key, value);
}

function putAt(list: GoValue[], index: number, value: GoValue): void {
  if (index > maxIndex) {
    throw new ChartError(`index of ${index} is greater than maximum supported index of ${maxIndex}`);
  }
  while (list.length < index) list.push(null);
  list[index] = value;
}

/** Helm has it from Go, which looked for another type. */
function notThat(value: GoValue, wanted: string): ChartError {
  const found = value === null || value === undefined ? "nil" : typeText(value);
  return new ChartError(`unable to parse key: interface conversion: interface {} is ${found}, not ${wanted}`);
}

function typeText(value: GoValue): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (isMap(value)) return "map[string]interface {}";
  if (value instanceof GoNumber) return value.type;
  return { number: "float64", boolean: "bool" }[typeof value as string] ?? typeof value;
}

function typed(text: string): GoValue {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  if (/^null$/i.test(text)) return null;
  if (text === "0") return new GoNumber("int64", 0n);
  const integer = /^[-+]?[0-9]+$/.test(text) && !text.startsWith("0") ? BigInt(text) : undefined;
  return integer !== undefined && BigInt.asIntN(64, integer) === integer
    ? new GoNumber("int64", integer)
    : text;
}
