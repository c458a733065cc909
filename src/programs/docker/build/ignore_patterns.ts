/** `.dockerignore` (github.com/moby/patternmatcher): later lines win, `!` brings back, a pattern covers what is below. */
export class IgnorePatterns {
  readonly #patterns: { text: string; isException: boolean; expression: RegExp }[];

  constructor(text: string) {
    this.#patterns = text.replace(/^\uFEFF/, "").split(/\r?\n/).filter((line) => !line.startsWith("#"))
      .map((line) => line.trim()).filter(Boolean).map((line) => {
        const isException = line.startsWith("!");
        const path = clean(isException ? line.slice(1).trim() : line);
        return { text: path, isException, expression: expressionOf(path) };
      }).filter(({ text: path }) => path !== "");
  }

  /** Whether a path, relative to the context, is left out. */
  isLeftOut(path: string): boolean {
    const parents = path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
    let isOut = false;
    for (const { isException, expression } of this.#patterns) {
      if (isException === isOut && parents.some((one) => expression.test(one))) isOut = !isException;
    }
    return isOut;
  }

  /** Whether something below a folder that is left out may be brought back. */
  isSearched(path: string): boolean {
    return this.#patterns.some(({ isException, text }) => isException && `${text}/`.startsWith(`${path}/`));
  }
}

/** Without `.`, `..` and slashes around it. */
function clean(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function expressionOf(pattern: string): RegExp {
  let source = "";
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]!;
    if (letter === "*" && pattern[at + 1] === "*") {
      at++;
      if (pattern[at + 1] === "/") at++;
      source += at + 1 >= pattern.length ? ".*" : "(.*/)?";
    } else if (letter === "*") source += "[^/]*";
    else if (letter === "?") source += "[^/]";
    else if (letter === "[" && pattern.indexOf("]", at + 2) > 0) {
      const end = pattern.indexOf("]", at + 2);
      source += `[${pattern.slice(at + 1, end).replaceAll("\\", "\\\\")}]`;
      at = end;
    } else if (letter === "\\" && at + 1 < pattern.length) source += RegExp.escape(pattern[++at]!);
    else source += RegExp.escape(letter);
  }
  return new RegExp(`^${source}$`);
}
