/** Editing one line of text: what the keys of every input have in common. */
import type { KeyInput } from "../terminal/key_name.ts";

export interface LineEdit {
  readonly text: string;
  /** In UTF-16 units, 0 to text.length. */
  readonly cursor: number;
}

/** The line after a key; undefined when the key edits nothing. */
export function editLine(line: LineEdit, key: KeyInput): LineEdit | undefined {
  const edit = edits[key.key];
  if (edit) return edit(line);
  return key.text === "" ? undefined : insertText(line, key.text);
}

/** Line ends become spaces: a paste is one line, too. */
export function insertText({ text, cursor }: LineEdit, added: string): LineEdit {
  const clean = added.replace(/\s*\n\s*/g, " ");
  return { text: text.slice(0, cursor) + clean + text.slice(cursor), cursor: cursor + clean.length };
}

const edits: Record<string, ((line: LineEdit) => LineEdit) | undefined> = {
  Left: (line) => ({ ...line, cursor: previousCharacter(line) }),
  Right: (line) => ({ ...line, cursor: nextCharacter(line) }),
  Home: (line) => ({ ...line, cursor: 0 }),
  "Ctrl-A": (line) => ({ ...line, cursor: 0 }),
  End: (line) => ({ ...line, cursor: line.text.length }),
  "Ctrl-E": (line) => ({ ...line, cursor: line.text.length }),
  "Ctrl-U": () => ({ text: "", cursor: 0 }),
  "Ctrl-W": (line) => withoutBefore(line, previousWord(line)),
  "Ctrl-K": ({ text, cursor }) => ({ text: text.slice(0, cursor), cursor }),
  Backspace: (line) => withoutBefore(line, previousCharacter(line)),
  Delete: (line) => ({
    text: line.text.slice(0, line.cursor) + line.text.slice(nextCharacter(line)),
    cursor: line.cursor,
  }),
};

function withoutBefore({ text, cursor }: LineEdit, from: number): LineEdit {
  return { text: text.slice(0, from) + text.slice(cursor), cursor: from };
}

function previousCharacter({ text, cursor }: LineEdit): number {
  const last = [...text.slice(0, cursor)].at(-1);
  return cursor - (last?.length ?? 0);
}

function nextCharacter({ text, cursor }: LineEdit): number {
  const next = text.codePointAt(cursor);
  return next === undefined ? cursor : cursor + (next > 0xffff ? 2 : 1);
}

function previousWord({ text, cursor }: LineEdit): number {
  return text.slice(0, cursor).replace(/\S+\s*$/, "").length;
}
