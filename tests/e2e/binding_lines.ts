/**
 * The language of `bindings/*.txt`: what each key of a view does.
 *
 * ```
 * # a comment
 * % 60x12 yaml describe      what follows is tried in each of these views (of views.ts), on a screen of that size
 * Down, j => changes         each of these keys, from the view as it opened: the frame is another one
 * Down Up => as at first     one after another: the frame is the first one again
 * Space => 1 marked          the frame holds the text
 * / "web" Enter => /web$/m   types a text; the frame matches
 * Ctrl-W => not NODE         the frame no longer holds the text
 * c => copied front          the clipboard holds the text
 * Ctrl-R => asked GET /api   the cluster was asked for that
 * e => terminal              a program had the terminal
 * Ctrl-C => quits
 * ```
 */
import type { Size } from "./stage.ts";

export interface BindingLine {
  readonly line: number;
  readonly views: readonly string[];
  readonly size: Size;
  /** Names of keys, and texts in quotation marks. */
  readonly keys: readonly string[];
  readonly wish: string;
}

const usual: Size = { columns: 120, rows: 30 };

/** @throws {Error} naming the line that cannot be read */
export function readBindingLines(source: string): readonly BindingLine[] {
  let [views, size]: [readonly string[], Size] = [[], usual];
  return source.split("\n").flatMap((text, index): BindingLine[] => {
    const line = index + 1;
    if (text.trim() === "" || text.startsWith("#") && !text.includes("=>")) return [];
    if (text.startsWith("%")) {
      [views, size] = heading(text.slice(1).trim().split(/\s+/));
      return [];
    }
    const [left, wish] = text.split(/\s+=> /, 2);
    if (!left || !wish || views.length === 0) throw new Error(`line ${line} cannot be read: ${text}`);
    const pressed = left.split(/, /).map((keys) => keys.trim().match(/"[^"]*"|\S+/g) ?? []);
    return pressed.map((keys) => ({ line, views, size, keys, wish: wish.trim() }));
  });
}

function heading(words: readonly string[]): [readonly string[], Size] {
  const match = /^(\d+)x(\d+)$/.exec(words[0]!);
  return match ? [words.slice(1), { columns: Number(match[1]), rows: Number(match[2]) }] : [words, usual];
}
