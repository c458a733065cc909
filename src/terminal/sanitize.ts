/**
 * The one place where hostile text loses its power over the terminal. Whatever a cluster, a file or a log line
 * holds, what this returns has no control character: nothing that moves the cursor, changes colours, rings,
 * writes to the clipboard, or reorders text on the screen.
 *
 * Control characters become their picture (`␛`, `␊`), a tab becomes one space, the C1 controls and the
 * bidirectional overrides become `�`, lone surrogates too. The length in columns stays what one sees.
 */
export function sanitize(text: string): string {
  return isPlain(text) ? text : text.toWellFormed().replace(hostile, visible);
}

/** True where every UTF-16 unit is printable ASCII: nothing to strip, and one column each. */
export function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

/**
 * Splits text into lines and expands tabs to columns of eight; carriage returns before a line end go. Escape
 * sequences that only colour (SGR) are removed whole, so that a coloured log reads as text; every other one
 * is left to {@linkcode sanitize}, which makes it visible.
 */
export function textLines(text: string): string[] {
  const lines = text.replace(colourSequence, "").split(/\r?\n/);
  return lines.map((line) => line.includes("\t") ? expandTabs(line) : line);
}

// Controls (C0, DEL, C1), line and paragraph separators, bidirectional marks and overrides, the byte order mark.
const hostile = /[\p{Control}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const escape = "\u001b";
const colourSequence = new RegExp(`${escape}\\[[0-9;:]*m`, "g");

function visible(character: string): string {
  const code = character.codePointAt(0)!;
  if (code === 0x09) return " ";
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return "\ufffd";
}

function expandTabs(line: string): string {
  const [first, ...rest] = line.split("\t");
  return rest.reduce((out, part) => out + " ".repeat(8 - out.length % 8) + part, first!);
}
