import { characterWidth, shownCharacter } from "./character_width.ts";

/** Shows a prompt and a line that may be longer than the terminal is wide. */
export class LineDisplay {
  readonly #write: (text: string) => void;
  readonly #columns: () => number;
  /** The row of the cursor, counted from that of the prompt. */
  #row = 0;
  #shown = "";
  /** Nothing is shown yet. */
  #isFresh = true;

  constructor(write: (text: string) => void, columns: () => number) {
    this.#write = write;
    this.#columns = columns;
  }

  /** A new prompt, on a line of its own. */
  begin(): void {
    this.#row = 0;
    this.#shown = "";
    this.#isFresh = true;
  }

  /** `cursor`: characters of `text` before it. */
  show(prompt: string, text: string, cursor: number): void {
    const chars = [...text];
    const whole = prompt + chars.map(shown).join("");
    const place = placeOf(prompt + chars.slice(0, cursor).map(shown).join(""), this.#columns());
    const isAtEnd = cursor === chars.length;
    const added = isAtEnd && this.#shown !== "" && whole.startsWith(this.#shown)
      ? whole.slice(this.#shown.length)
      : undefined;
    if (this.#isFresh && isAtEnd && place.column > 0) this.#write(whole);
    else if (added !== undefined && place.row === this.#row && place.column > 0) this.#write(added);
    else this.#draw(whole, place, isAtEnd);
    this.#isFresh = false;
    this.#row = place.row;
    this.#shown = isAtEnd ? whole : "";
  }

  /** The cursor goes below the line. */
  end(prompt: string, text: string): void {
    this.show(prompt, text, [...text].length);
    this.#write("\n");
    this.begin();
  }

  /** Ctrl-L. */
  clear(): void {
    this.#write("\x1b[H\x1b[2J");
    this.begin();
  }

  #draw(whole: string, place: { row: number; column: number }, isAtEnd: boolean): void {
    const columns = this.#columns();
    const end = placeOf(whole, columns);
    const up = this.#row > 0 ? `\x1b[${this.#row}A` : "";
    // A terminal stays on the last column until another character comes.
    const wrap = end.column === 0 && end.row > 0 && !whole.endsWith("\n") ? " \r" : "";
    let text = `\r${up}${whole}${wrap}\x1b[J`;
    if (!isAtEnd) {
      const rows = end.row - place.row;
      text += `${rows > 0 ? `\x1b[${rows}A` : ""}\r${place.column > 0 ? `\x1b[${place.column}C` : ""}`;
    }
    this.#write(text);
  }
}

function shown(char: string): string {
  return char === "\n" ? char : shownCharacter(char);
}

/** Where the cursor is after a text; escape sequences take no room. */
export function placeOf(text: string, columns: number): { row: number; column: number } {
  let [row, column] = [0, 0];
  // deno-lint-ignore no-control-regex
  for (const char of text.replace(/\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07/g, "")) {
    if (char === "\n") {
      row++;
      column = 0;
      continue;
    }
    const width = char < " " ? 0 : characterWidth(char);
    if (column + width > columns) {
      row++;
      column = 0;
    }
    column += width;
    if (column === columns) {
      row++;
      column = 0;
    }
  }
  return { row, column };
}
