/**
 * The command lines of a block: one a line. A line that ends with a backslash goes on in the next one, and a
 * here-document up to its last line. Empty lines and comments are left out.
 */
export function commandLines(text: string): string[] {
  const commands: string[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    let command = lines[at]!;
    if (command.trim() === "" || command.trimStart().startsWith("#")) continue;
    // Three of them give a word to be read, and no document.
    const document = /(?<!<)<<(-?)\s*(['"]?)([A-Za-z_]\w*)\2/.exec(command);
    if (document) {
      const isEnd = (line: string) => (document[1] ? line.replace(/^\t+/, "") : line) === document[3];
      do command += `\n${lines[++at] ?? ""}`; while (at < lines.length && !isEnd(lines[at]!));
    } else {
      while (command.endsWith("\\") && at + 1 < lines.length) command += `\n${lines[++at]}`;
    }
    commands.push(command);
  }
  return commands;
}
