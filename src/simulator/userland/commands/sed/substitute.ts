/** What `s` makes of a text. */
import type { Piece, Substitution } from "./syntax.ts";

/** Undefined: nothing was replaced. `pattern` is the one of the substitution, or the last that was used. */
export function substituted(
  text: string,
  pattern: RegExp,
  { filling, number, isGlobal }: Substitution,
): string | undefined {
  let made = "";
  let at = 0;
  let count = 0;
  let lastEnd = -1;
  let hasReplaced = false;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [found] = match;
    if (found === "") pattern.lastIndex++;
    // Nothing is no match right behind one.
    if (found === "" && match.index === lastEnd) continue;
    lastEnd = match.index + found.length;
    if (++count >= number) {
      made += text.slice(at, match.index) + filled(filling, match);
      at = lastEnd;
      hasReplaced = true;
      if (!isGlobal) break;
    }
    if (pattern.lastIndex > text.length) break;
  }
  return hasReplaced ? made + text.slice(at) : undefined;
}

/** The pieces of what stands between the second and the third mark, without its escaped marks. */
export function fillingOf(text: string, characters: (text: string) => string): Piece[] {
  const pieces: Piece[] = [];
  const escape =
    /\\(?:([0-9])|([ULulE])|(\n)|(x[0-9A-Fa-f]{1,2}|o[0-7]{1,3}|d\d{1,3}|c[^]|[ntrafv])|([^]))|(&)|([^\\&]+)|\\$/g;
  for (const [all, group, change, newline, character, other, whole, plain] of text.matchAll(escape)) {
    if (group !== undefined) pieces.push({ group: Number(group) });
    else if (whole !== undefined) pieces.push({ group: 0 });
    else if (change !== undefined) pieces.push({ change });
    else if (character !== undefined) pieces.push({ text: characters(all) });
    else pieces.push({ text: newline ?? other ?? plain ?? "\\" });
  }
  return pieces;
}

/** `\U` and `\L` go on to `\E`, `\u` and `\l` for one character. */
function filled(filling: readonly Piece[], match: RegExpExecArray): string {
  let made = "";
  let mode = "E";
  let once = "";
  for (const piece of filling) {
    if ("change" in piece) {
      if ("ul".includes(piece.change)) once = piece.change;
      else mode = piece.change;
      continue;
    }
    let text = "text" in piece ? piece.text : match[piece.group] ?? "";
    if (text === "") continue;
    text = changed(text, mode);
    if (once !== "") text = changed(text[0]!, once.toUpperCase()) + text.slice(1);
    once = "";
    made += text;
  }
  return made;
}

function changed(text: string, mode: string): string {
  return mode === "U" ? text.toUpperCase() : mode === "L" ? text.toLowerCase() : text;
}
