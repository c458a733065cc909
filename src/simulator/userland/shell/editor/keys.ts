/** What was typed at a raw terminal, cut into keys. */

/** `a`, `ctrl-a`, `alt-b`, `up`, `home`, `delete`, `enter`, `tab`, `backspace`, or a text that was pasted. */
export type Key = { kind: "key"; name: string } | { kind: "text"; text: string };

const SEQUENCES: Readonly<Record<string, string>> = {
  "[A": "up",
  "[B": "down",
  "[C": "right",
  "[D": "left",
  "[H": "home",
  "[F": "end",
  "OA": "up",
  "OB": "down",
  "OC": "right",
  "OD": "left",
  "OH": "home",
  "OF": "end",
  "[1~": "home",
  "[7~": "home",
  "[4~": "end",
  "[8~": "end",
  "[3~": "delete",
  "[5~": "page-up",
  "[6~": "page-down",
  "[1;5C": "alt-f",
  "[1;5D": "alt-b",
  "[1;3C": "alt-f",
  "[1;3D": "alt-b",
  "[Z": "back-tab",
};

const PASTE_BEGIN = "\x1b[200~";
const PASTE_END = "\x1b[201~";

export class KeyReader {
  #rest = "";

  feed(text: string): void {
    this.#rest += text;
  }

  /** The next key that is complete; the beginning of one waits for its end. */
  next(): Key | undefined {
    for (;;) {
      const taken = this.#next();
      if (!taken) return undefined;
      this.#rest = this.#rest.slice(taken.length);
      if (taken.key) return taken.key;
    }
  }

  /** What was typed ahead and is no key yet, taken. */
  takeRest(): string {
    const rest = this.#rest;
    this.#rest = "";
    return rest;
  }

  #next(): { key?: Key; length: number } | undefined {
    const text = this.#rest;
    if (text === "") return undefined;
    if (text.startsWith(PASTE_BEGIN)) {
      const end = text.indexOf(PASTE_END);
      if (end < 0) return undefined;
      const pasted = text.slice(PASTE_BEGIN.length, end).replace(/\r\n?/g, "\n");
      return { key: { kind: "text", text: pasted }, length: end + PASTE_END.length };
    }
    if (text[0] === "\x1b") return this.#escape(text);
    const char = String.fromCodePoint(text.codePointAt(0)!);
    const code = char.codePointAt(0)!;
    if (code >= 0x20 && code !== 0x7f) return { key: { kind: "text", text: char }, length: char.length };
    return { key: { kind: "key", name: controlName(char, code) }, length: 1 };
  }

  #escape(text: string): { key?: Key; length: number } | undefined {
    if (text.length === 1) return undefined;
    // deno-lint-ignore no-control-regex
    const found = /^\x1b(\[[0-9;]*[A-Za-z~]|O[A-Za-z])/.exec(text);
    if (found) {
      const name = SEQUENCES[found[1]!];
      return name ? { key: { kind: "key", name }, length: found[0].length } : { length: found[0].length };
    }
    // deno-lint-ignore no-control-regex
    if (/^\x1b(\[[0-9;]*|O)$/.test(text)) return undefined;
    const char = String.fromCodePoint(text.codePointAt(1)!);
    const name = char === "\x7f" || char === "\b" ? "backspace" : char;
    return { key: { kind: "key", name: `alt-${name}` }, length: 1 + char.length };
  }
}

function controlName(char: string, code: number): string {
  if (char === "\r" || char === "\n") return "enter";
  if (char === "\t") return "tab";
  if (char === "\x7f" || char === "\b") return "backspace";
  return `ctrl-${String.fromCharCode(code + 64).toLowerCase()}`;
}
