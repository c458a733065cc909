/** How a command stands in a table or a transcript: words as a shell has them, and here-documents. */
export interface CommandWords {
  /** `NAME=value` in front of the command. */
  env: Record<string, string>;
  words: string[];
}

/** @throws {SyntaxError} with the line */
export function commandWords(text: string, line: number): CommandWords {
  const words = splitWords(text, line);
  const env: Record<string, string> = {};
  while (/^[A-Z_]+=/.test(words[0] ?? "")) {
    const word = words.shift()!;
    env[word.slice(0, word.indexOf("="))] = word.slice(word.indexOf("=") + 1);
  }
  return { env, words };
}

/** The mark at the end of a line that a here-document follows. */
export const HERE = / <<(\w+)$/;

/**
 * The lines after that of `index` up to the one that is `mark`, and the index of that one.
 * @throws {SyntaxError} there is none
 */
export function hereDocument(
  lines: readonly string[],
  index: number,
  mark: string,
): { text: string; end: number } {
  const end = lines.indexOf(mark, index + 1);
  if (end < 0) throw new SyntaxError(`line ${index + 1}: there is no line ${mark}`);
  return { text: lines.slice(index + 1, end).map((line) => `${line}\n`).join(""), end };
}

/** As a shell splits them: single quotes, double quotes, backslash. */
function splitWords(text: string, line: number): string[] {
  const words: string[] = [];
  const part = /\s*((?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+)\s*/y;
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (!found) throw new SyntaxError(`line ${line}: a quote is not closed`);
    words.push(
      found[1]!.replace(
        /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g,
        (_, single, double, escaped) => single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped,
      ),
    );
  }
  return words;
}
