/** What a terminal sends for a key: the other way round from `keys.ts` (xterm's control sequences). */
import { type KeyInput, parseKeyName } from "./key_name.ts";

export interface SequenceModes {
  /** DECCKM: arrows as a full-screen program wants them. */
  readonly applicationCursor?: boolean;
  /** Whoever reads wants to know what was pasted. */
  readonly bracketedPaste?: boolean;
}

/** Empty: terminals send nothing for it. */
export function keySequence({ key, text }: KeyInput, modes: SequenceModes = {}): string {
  if (text !== "") return text;
  const [, held = "", name = ""] = /^((?:Ctrl-|Alt-|Shift-)*)(.+)$/su.exec(key) ?? [];
  const alt = held.includes("Alt-");
  const control = held.includes("Ctrl-");
  const shift = held.includes("Shift-");
  const escape = alt ? "\x1b" : "";
  if ([...name].length === 1 || name === "Space") {
    const character = name === "Space" ? " " : shift ? name : name.toLowerCase();
    return escape + (control ? controlCharacter(character) : character);
  }
  if (name === "Tab") return shift ? "\x1b[Z" : `${escape}\t`;
  const plain = PLAIN.get(name);
  if (plain !== undefined) return escape + plain;
  return special(name, 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (control ? 4 : 0), modes);
}

export function pasteSequence(text: string, { bracketedPaste = false }: SequenceModes = {}): string {
  const typed = text.replaceAll("\n", "\r");
  return bracketedPaste ? `\x1b[200~${text}\x1b[201~` : typed;
}

/** The sequence of a key as a person writes its name. @throws {Error} there is no such key */
export function sequenceOf(name: string): string {
  const key = parseKeyName(name);
  const sequence = key && keySequence(key);
  if (!sequence) throw new Error(`there is no key ${name}; known are such as Enter, Ctrl-C, Esc, Up, F1`);
  return sequence;
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ["Enter", "\r"],
  ["Esc", "\x1b"],
  ["Backspace", "\x7f"],
]);

/** With a letter at the end, or a number and `~`. */
const CURSOR_KEYS: ReadonlyMap<string, string> = new Map([
  ["Up", "A"],
  ["Down", "B"],
  ["Right", "C"],
  ["Left", "D"],
  ["Begin", "E"],
  ["Home", "H"],
  ["End", "F"],
]);
const FIRST_FUNCTION_KEYS = "PQRS";
const NUMBERED: ReadonlyMap<string, number> = new Map([
  ["Insert", 2],
  ["Delete", 3],
  ["PageUp", 5],
  ["PageDown", 6],
  ...[15, 17, 18, 19, 20, 21, 23, 24].map((number, index): [string, number] => [`F${index + 5}`, number]),
]);

function special(name: string, modifier: number, { applicationCursor = false }: SequenceModes): string {
  const cursor = CURSOR_KEYS.get(name);
  if (cursor !== undefined) {
    return modifier > 1 ? `\x1b[1;${modifier}${cursor}` : `\x1b${applicationCursor ? "O" : "["}${cursor}`;
  }
  const final = /^F[1-4]$/.test(name) ? FIRST_FUNCTION_KEYS[Number(name[1]) - 1]! : undefined;
  if (final !== undefined) return modifier > 1 ? `\x1b[1;${modifier}${final}` : `\x1bO${final}`;
  const number = NUMBERED.get(name);
  if (number === undefined) return "";
  return modifier > 1 ? `\x1b[${number};${modifier}~` : `\x1b[${number}~`;
}

/** `Ctrl-Space` is NUL, `Ctrl-?` DEL. */
function controlCharacter(character: string): string {
  if (character === "?") return "\x7f";
  const code = character.toUpperCase().charCodeAt(0);
  return code === 0x20 ? "\0" : code >= 0x40 && code < 0x60 ? String.fromCharCode(code & 0x1f) : character;
}
