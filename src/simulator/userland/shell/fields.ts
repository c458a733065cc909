/** Fields of a command line while they are made: pieces that are quoted or not. */
import { isPattern, quotedPattern } from "./glob.ts";

export interface Piece {
  text: string;
  quoted: boolean;
}

export type Field = Piece[];

/** What fields are split at where IFS is not set. */
export const DEFAULT_SEPARATORS = " \t\n";

export class Fields {
  readonly done: Field[] = [];
  readonly #separators: string;
  #open: Field | undefined;
  /** A blank has just ended a field: the separator after it belongs to it. */
  #afterBlank = false;

  constructor(separators: string) {
    this.#separators = separators;
  }

  /** A piece of the field that is being made. */
  add(text: string, quoted: boolean): void {
    (this.#open ??= []).push({ text, quoted });
    this.#afterBlank = false;
  }

  /** The next piece begins another field. */
  end(): void {
    if (this.#open) this.done.push(this.#open);
    this.#open = undefined;
    this.#afterBlank = false;
  }

  /** The result of an unquoted expansion, which is split. */
  split(text: string): void {
    const separators = this.#separators;
    if (text === "") return;
    if (separators === "") return this.add(text, false);
    let from = 0;
    for (let at = 0; at <= text.length; at++) {
      const char = text[at];
      if (char !== undefined && !separators.includes(char)) continue;
      if (at > from) this.add(text.slice(from, at), false);
      from = at + 1;
      if (char === undefined) break;
      this.#separate(" \t\n".includes(char));
    }
  }

  #separate(isBlank: boolean): void {
    if (this.#open) {
      this.end();
      this.#afterBlank = isBlank;
    } else if (!isBlank) {
      if (!this.#afterBlank) this.done.push([]);
      this.#afterBlank = false;
    }
  }

  finish(): Field[] {
    this.end();
    return this.done;
  }
}

export function textOfField(field: Field): string {
  if (field.length === 1) return field[0]!.text;
  let text = "";
  for (const piece of field) text += piece.text;
  return text;
}

/** As a pattern: what was quoted stands for itself. */
export function patternOfField(field: Field): string {
  let text = "";
  for (const piece of field) text += piece.quoted ? quotedPattern(piece.text) : piece.text;
  return text;
}

export function isPatternField(field: Field, extended: boolean): boolean {
  if (!field.some((piece) => !piece.quoted && /[*?[(]/.test(piece.text))) return false;
  return isPattern(patternOfField(field), extended);
}
