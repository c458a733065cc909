/** What an editor holds: lines, a cursor, what was cut, and the way back. */

export interface Place {
  row: number;
  column: number;
}

/** Steps that can be taken back. */
const MAX_UNDO = 200;

export class TextBuffer {
  lines: string[];
  cursor: Place = { row: 0, column: 0 };
  isChanged = false;
  /** Whole lines that were cut or copied. */
  cut: string[] = [];
  readonly #past: { lines: string[]; cursor: Place }[] = [];

  constructor(text: string) {
    this.lines = text === "" ? [""] : text.replace(/\n$/, "").split("\n");
  }

  /** With a newline at its end, as text files have. */
  get text(): string {
    return this.lines.length === 1 && this.lines[0] === "" ? "" : this.lines.join("\n") + "\n";
  }

  get line(): string {
    return this.lines[this.cursor.row]!;
  }

  /** Call before a change that is to be taken back as one. */
  remember(): void {
    this.#past.push({ lines: [...this.lines], cursor: { ...this.cursor } });
    if (this.#past.length > MAX_UNDO) this.#past.shift();
    this.isChanged = true;
  }

  /** False: there is nothing to take back. */
  undo(): boolean {
    const before = this.#past.pop();
    if (!before) return false;
    this.lines = before.lines;
    this.cursor = before.cursor;
    return true;
  }

  /** To a place that exists. */
  go(row: number, column = this.cursor.column): void {
    const inside = Math.max(0, Math.min(this.lines.length - 1, row));
    this.cursor = { row: inside, column: Math.max(0, Math.min(this.lines[inside]!.length, column)) };
  }

  left(): void {
    const { row, column } = this.cursor;
    if (column > 0) this.go(row, column - 1);
    else if (row > 0) this.go(row - 1, Infinity);
  }

  right(): void {
    const { row, column } = this.cursor;
    if (column < this.line.length) this.go(row, column + 1);
    else if (row < this.lines.length - 1) this.go(row + 1, 0);
  }

  insert(text: string): void {
    const { row, column } = this.cursor;
    this.lines[row] = this.line.slice(0, column) + text + this.line.slice(column);
    this.cursor = { row, column: column + text.length };
  }

  breakLine(): void {
    const { row, column } = this.cursor;
    this.lines.splice(row, 1, this.line.slice(0, column), this.line.slice(column));
    this.cursor = { row: row + 1, column: 0 };
  }

  /** The character before the cursor; at the beginning of a line its newline. */
  erase(): void {
    const { row, column } = this.cursor;
    if (column === 0 && row === 0) return;
    this.left();
    this.remove();
  }

  /** The character under the cursor; at the end of a line its newline. */
  remove(): void {
    const { row, column } = this.cursor;
    if (column < this.line.length) this.lines[row] = this.line.slice(0, column) + this.line.slice(column + 1);
    else if (row < this.lines.length - 1) this.lines.splice(row, 2, this.line + this.lines[row + 1]!);
  }

  /** Takes `count` lines away and keeps them. */
  cutLines(count = 1): void {
    this.cut = this.lines.splice(this.cursor.row, count);
    if (this.lines.length === 0) this.lines = [""];
    this.go(this.cursor.row, 0);
  }

  copyLines(count = 1): void {
    this.cut = this.lines.slice(this.cursor.row, this.cursor.row + count);
  }

  /** What was cut, before that row. */
  paste(row: number): void {
    this.lines.splice(row, 0, ...this.cut);
    this.go(row, 0);
  }

  /** Goes to the next occurrence after the cursor, around the end; false: there is none. */
  find(text: string, { isBackwards = false } = {}): boolean {
    const { row, column } = this.cursor;
    const count = this.lines.length;
    for (let step = 0; step <= count; step++) {
      const at = ((row + (isBackwards ? -step : step)) % count + count) % count;
      const line = this.lines[at]!;
      const found = isBackwards
        ? step === 0 ? column === 0 ? -1 : line.lastIndexOf(text, column - 1) : line.lastIndexOf(text)
        : line.indexOf(text, step === 0 ? column + 1 : 0);
      if (found < 0) continue;
      this.go(at, found);
      return true;
    }
    return false;
  }
}
