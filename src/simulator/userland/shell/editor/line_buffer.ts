/** The line that is being edited, as readline edits it. Places count characters, not UTF-16 units. */
export class LineBuffer {
  #chars: string[] = [];
  #cursor = 0;
  readonly #killed: string[] = [];
  readonly #undo: { chars: string[]; cursor: number }[] = [];
  /** The last command cut text: what the next one cuts is added to it. */
  #isKilling = false;
  /** Characters typed in a row, and where they end. */
  #typed = 0;
  #typedTo = 0;

  get text(): string {
    return this.#chars.join("");
  }

  get cursor(): number {
    return this.#cursor;
  }

  get length(): number {
    return this.#chars.length;
  }

  get beforeCursor(): string {
    return this.#chars.slice(0, this.#cursor).join("");
  }

  /** Replaces all; the cursor is at the end, or where it is said to be. */
  set(text: string, cursor = [...text].length): void {
    this.#chars = [...text];
    this.#cursor = cursor;
    this.#isKilling = false;
  }

  insert(text: string): void {
    const added = [...text];
    // What is typed in a row is undone at once, twenty characters at most (readline, rl_insert_text).
    const goesOn = added.length === 1 && this.#typed > 0 && this.#typed < MAX_TYPED &&
      this.#typedTo === this.#cursor;
    const typed = goesOn ? this.#typed + 1 : 1;
    if (!goesOn) this.#remember();
    this.#typed = added.length === 1 ? typed : 0;
    this.#typedTo = this.#cursor + added.length;
    this.#chars.splice(this.#cursor, 0, ...added);
    this.#cursor += added.length;
  }

  /** Removes `count` characters before the cursor. */
  eraseBefore(count: number): void {
    this.#remember();
    const from = Math.max(0, this.#cursor - count);
    this.#chars.splice(from, this.#cursor - from);
    this.#cursor = from;
  }

  eraseAfter(): void {
    this.#remember();
    this.#chars.splice(this.#cursor, 1);
  }

  moveTo(place: number): void {
    this.#cursor = Math.max(0, Math.min(this.#chars.length, place));
    this.#isKilling = false;
  }

  move(by: number): void {
    this.moveTo(this.#cursor + by);
  }

  /** Where the word before the cursor begins. `isBig`: only blanks end it. */
  wordStart(isBig = false): number {
    const inWord = (char: string) => isBig ? !/\s/.test(char) : /[\p{L}\p{N}_]/u.test(char);
    let at = this.#cursor;
    while (at > 0 && !inWord(this.#chars[at - 1]!)) at--;
    while (at > 0 && inWord(this.#chars[at - 1]!)) at--;
    return at;
  }

  wordEnd(): number {
    let at = this.#cursor;
    const inWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}_]/u.test(char);
    while (at < this.#chars.length && !inWord(this.#chars[at])) at++;
    while (at < this.#chars.length && inWord(this.#chars[at])) at++;
    return at;
  }

  /** Cuts what lies between the cursor and a place. */
  kill(place: number): void {
    const [from, to] = place < this.#cursor ? [place, this.#cursor] : [this.#cursor, place];
    if (from === to) return;
    const wasKilling = this.#isKilling;
    this.#remember();
    const cut = this.#chars.splice(from, to - from).join("");
    const last = wasKilling ? this.#killed.pop() ?? "" : "";
    this.#killed.push(place < this.#cursor ? cut + last : last + cut);
    this.#cursor = from;
    this.#isKilling = true;
  }

  yank(): void {
    const text = this.#killed.at(-1);
    if (text !== undefined) this.insert(text);
  }

  /** Ctrl-T: the two characters around the cursor change places. */
  transpose(): void {
    if (this.#cursor === 0 || this.#chars.length < 2) return;
    this.#remember();
    const at = Math.min(this.#cursor, this.#chars.length - 1);
    const [left, right] = [this.#chars[at - 1]!, this.#chars[at]!];
    this.#chars.splice(at - 1, 2, right, left);
    this.#cursor = at + 1;
  }

  /** Alt-T: the word before the cursor and the one before that change places. */
  transposeWords(): void {
    const end = this.wordEnd();
    this.#cursor = end;
    const second = this.wordStart();
    this.#cursor = second;
    const first = this.wordStart();
    this.#cursor = first;
    const firstEnd = this.wordEnd();
    this.#cursor = end;
    if (first === second || firstEnd > second) return;
    this.#remember();
    const part = (from: number, to: number) => this.#chars.slice(from, to);
    const swapped = [...part(second, end), ...part(firstEnd, second), ...part(first, firstEnd)];
    this.#chars.splice(first, end - first, ...swapped);
  }

  /** Alt-U, Alt-L, Alt-C: the word after the cursor. */
  changeWord(change: (word: string) => string): void {
    const end = this.wordEnd();
    this.#remember();
    const changed = [...change(this.#chars.slice(this.#cursor, end).join(""))];
    this.#chars.splice(this.#cursor, end - this.#cursor, ...changed);
    this.#cursor += changed.length;
  }

  undo(): void {
    this.#typed = 0;
    const before = this.#undo.pop();
    if (!before) return;
    this.#chars = before.chars;
    this.#cursor = before.cursor;
  }

  /** What was cut is kept from line to line, what can be undone is not. */
  clear(): void {
    this.set("");
    this.#undo.length = 0;
  }

  #remember(): void {
    this.#isKilling = false;
    this.#typed = 0;
    this.#undo.push({ chars: [...this.#chars], cursor: this.#cursor });
    if (this.#undo.length > MAX_UNDO) this.#undo.shift();
  }
}

const MAX_UNDO = 200;
/** Characters that one undo takes back. */
const MAX_TYPED = 20;
