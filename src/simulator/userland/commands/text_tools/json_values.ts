/** JSON values one after another, as jq reads them, with its words for what is wrong. */
import type { Json } from "../../../../kube/object.ts";

/** The values that are whole, and why the next one is none. */
export function readValues(text: string): { values: Json[]; problem?: string } {
  const reader = new JsonReader();
  reader.push(text);
  const values: Json[] = [];
  for (let found = reader.next(true); found; found = reader.next(true)) {
    if ("problem" in found) return { values, problem: found.problem };
    values.push(found.value);
  }
  return { values };
}

/** Takes a text piece by piece, and gives each value as soon as it is whole. */
export class JsonReader {
  #text = "";
  /** Lines and characters before what is kept. */
  #lines = 0;
  #column = 0;
  /** Newlines up to the end of the line in which the last value ended: where jq says that an error is. */
  line = 0;

  push(text: string): void {
    this.#text += text;
  }

  /** Undefined: there is none yet, or, where no more text comes, none any more. */
  next(isEnd: boolean): { value: Json } | { problem: string } | undefined {
    this.#drop(skipBlanks(this.#text, 0));
    if (this.#text === "") return undefined;
    const { end, isWhole } = endOfValue(this.#text);
    if (!isWhole && !isEnd) return undefined;
    const piece = this.#text.slice(0, end);
    try {
      const value = JSON.parse(piece);
      this.#drop(end);
      this.line = this.#lines + (this.#text.includes("\n") ? 1 : 0);
      return { value };
    } catch {
      return { problem: this.#problemOf(piece) };
    }
  }

  #drop(count: number): void {
    const gone = this.#text.slice(0, count);
    this.#text = this.#text.slice(count);
    const newlines = gone.split("\n").length - 1;
    this.#lines += newlines;
    this.#column = newlines > 0 ? gone.length - gone.lastIndexOf("\n") - 1 : this.#column + gone.length;
    this.line = this.#lines;
  }

  #problemOf(piece: string): string {
    const rows = piece.split("\n");
    const column = rows.length > 1 ? rows.at(-1)!.length : this.#column + piece.length;
    const place = `at line ${this.#lines + rows.length}, column ${column}`;
    const isOpen = piece.length >= this.#text.length && /^[[{"]/.test(piece) && !/[\]}"]\s*$/.test(piece);
    if (isOpen) return `Unfinished JSON term ${place}`;
    return /^[[{"]/.test(piece)
      ? `Expected separator between values ${place}`
      : `Invalid numeric literal ${place}`;
  }
}

function skipBlanks(text: string, at: number): number {
  while (at < text.length && " \t\r\n\ufeff".includes(text[at]!)) at++;
  return at;
}

/** Behind the first value: where its brackets are closed, its quotes end, its word ends. */
function endOfValue(text: string): { end: number; isWhole: boolean } {
  let depth = 0;
  for (let place = 0; place < text.length; place++) {
    const char = text[place]!;
    if (char === '"') {
      for (place++; place < text.length && text[place] !== '"'; place++) if (text[place] === "\\") place++;
      if (depth === 0 && place < text.length) return { end: place + 1, isWhole: true };
    } else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      depth--;
      if (depth <= 0) return { end: place + 1, isWhole: true };
    } else if (depth === 0 && place + 1 < text.length && ' \t\r\n{["'.includes(text[place + 1]!)) {
      return { end: place + 1, isWhole: true };
    }
  }
  return { end: text.length, isWhole: false };
}
