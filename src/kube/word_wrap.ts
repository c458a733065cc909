/**
 * Breaks lines between words so that none is longer than a number of characters, where a word fits at all. Blanks
 * and line ends of the text are kept, as kubectl keeps them; blanks at a break are dropped.
 */
export function wrapWords(text: string, width: number): string {
  return text.split("\n").map((line) => wrapLine(line, width)).join("\n");
}

function wrapLine(line: string, width: number): string {
  let out = "";
  let column = 0;
  for (const [, blanks = "", word = ""] of line.matchAll(/([^\S\u00a0]*)((?:\S|\u00a0)*)/g)) {
    const blankLength = [...blanks].length, wordLength = [...word].length;
    // A word longer than a line moves to a line of its own, but only from behind the first column.
    const overflows = column + blankLength + Math.min(wordLength, width - 1) > width;
    if (overflows && word === "") break;
    out += overflows ? `\n${word}` : blanks + word;
    column = overflows ? wordLength : column + blankLength + wordLength;
  }
  return out;
}
