/** Text that comes at one end and is taken at the other, in pieces or by lines, without ever being joined as a whole. */
export class TextQueue {
  #pieces: string[] = [];
  /** Index of the first piece that is left, and where in it the rest begins. */
  #first = 0;
  #offset = 0;
  #length = 0;
  /** No piece before this one has a newline. */
  #searched = 0;

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    if (text === "") return;
    this.#pieces.push(text);
    this.#length += text.length;
  }

  /** All, or the first `limit` characters. */
  take(limit = Infinity): string {
    if (limit >= this.#length) return this.#takeAll();
    let text = "";
    while (text.length < limit) {
      const piece = this.#pieces[this.#first]!;
      const part = piece.slice(this.#offset, this.#offset + limit - text.length);
      text += part;
      this.#drop(part.length, piece.length);
    }
    return text;
  }

  /** Up to and with the first newline; undefined where there is none. */
  takeLine(): string | undefined {
    for (let at = Math.max(this.#searched, this.#first); at < this.#pieces.length; at++) {
      const piece = this.#pieces[at]!;
      const end = piece.indexOf("\n", at === this.#first ? this.#offset : 0);
      if (end < 0) {
        this.#searched = at + 1;
        continue;
      }
      let text = "";
      while (this.#first < at) text += this.#dropPiece();
      text += piece.slice(this.#offset, end + 1);
      this.#drop(end + 1 - this.#offset, piece.length);
      return text;
    }
    return undefined;
  }

  clear(): void {
    this.#takeAll();
  }

  #takeAll(): string {
    if (this.#length === 0) return "";
    const [first = "", ...rest] = this.#pieces.slice(this.#first);
    const text = first.slice(this.#offset) + rest.join("");
    this.#pieces = [];
    this.#first =
      this.#offset =
      this.#length =
      this.#searched =
        0;
    return text;
  }

  #dropPiece(): string {
    const piece = this.#pieces[this.#first]!;
    const text = piece.slice(this.#offset);
    this.#drop(text.length, piece.length);
    return text;
  }

  #drop(count: number, pieceLength: number): void {
    this.#offset += count;
    this.#length -= count;
    if (this.#offset < pieceLength) return;
    this.#first++;
    this.#offset = 0;
    if (this.#first < MANY_PIECES || this.#first * 2 < this.#pieces.length) return;
    // What was taken goes now and then: one by one would be slow.
    this.#pieces.splice(0, this.#first);
    this.#searched = Math.max(0, this.#searched - this.#first);
    this.#first = 0;
  }
}

const MANY_PIECES = 1024;
