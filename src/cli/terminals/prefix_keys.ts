/** Keys on their way to a terminal: those after the prefix are for the window. */

/** Ctrl-] */
export const PREFIX = "\x1d";

export type Keys =
  /** For the terminal. */
  | { kind: "typed"; text: string }
  /** The next key is for the window. */
  | { kind: "prefix" }
  /** It has come: one key, or an escape sequence. */
  | { kind: "command"; key: string };

export class PrefixKeys {
  #isPending = false;

  /** What a piece of input means, in order. */
  feed(text: string): Keys[] {
    const found: Keys[] = [];
    for (let rest = text; rest !== "";) {
      const [piece, next] = this.#isPending ? commandOf(rest) : typedOf(rest);
      rest = rest.slice(piece.length);
      if (piece === "") {
        rest = rest.slice(PREFIX.length);
        found.push({ kind: "prefix" });
      } else found.push(this.#isPending ? { kind: "command", key: piece } : { kind: "typed", text: piece });
      this.#isPending = next;
    }
    return found;
  }
}

/** Up to the prefix; "" where that comes first. Whether a command follows. */
function typedOf(text: string): [piece: string, isPending: boolean] {
  const at = text.indexOf(PREFIX);
  return at < 0 ? [text, false] : [text.slice(0, at), at === 0];
}

function commandOf(text: string): [piece: string, isPending: boolean] {
  const key = ESCAPE_SEQUENCE.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(0)!);
  // Help is read before a key is chosen.
  return [key, key === "?"];
}

// deno-lint-ignore no-control-regex
const ESCAPE_SEQUENCE = /^\x1b(\[[0-9;?<]*[A-Za-z~]|O[A-Za-z])/;
