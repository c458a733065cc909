/** What is typed in plain mode, as keys: the same keys that the full screen has, named. */
import { type KeyInput, keyNamed, modified, parseKeyName } from "../../terminal/key_name.ts";

export type PlainLine =
  | { type: "keys"; keys: readonly KeyInput[] }
  /** Says again what is shown. */
  | { type: "say"; what: "all" | "here" }
  | { type: "help" }
  | { type: "quit" }
  | { type: "wrong"; problem: string };

/**
 * `:deploy` and `/web` are typed and entered; `key d`, `down down Enter` or a single character are keys; `type TEXT`
 * fills a field; `say` reads the view again, an empty line where one is; `help`, `quit`.
 */
export function parsePlainLine(text: string): PlainLine {
  const line = text.trim();
  if (line === "") return { type: "say", what: "here" };
  if (line === "say" || line === "help" || line === "quit") {
    return line === "say" ? { type: "say", what: "all" } : { type: line };
  }
  if (/^[:/]./.test(line)) {
    const typed = [...line.slice(1)].map(character);
    return { type: "keys", keys: [modified(line[0]!, {}), ...typed, keyNamed("Enter")] };
  }
  const words = /^type\s+(.*)$/.exec(line)?.[1];
  if (words !== undefined) return { type: "keys", keys: [...words].map(character) };
  return keys(line.replace(/^key\s+/, "").split(/\s+/));
}

/** For people who have just come. */
export const plainHelp = [
  "Type a line and Enter. :pods opens a kind, :ns shop a namespace, /web filters, :q leaves.",
  "Keys go by name, several in a line: down, up, Enter, Esc, d for describe, y for YAML, l for logs, ? for all keys.",
  "say reads the whole view again, an empty line where you are, type TEXT fills a field.",
];

function keys(names: readonly string[]): PlainLine {
  const found: KeyInput[] = [];
  for (const name of names) {
    const key = parseKeyName(name);
    if (!key) {
      return {
        type: "wrong",
        problem: `"${name}" is no key. :${name} would open a kind, /${name} would filter; help says more.`,
      };
    }
    found.push(key);
  }
  return { type: "keys", keys: found };
}

function character(text: string): KeyInput {
  return text === " " ? keyNamed("Space") : modified(text, {});
}
