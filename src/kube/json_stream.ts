/** Several JSON values one after another, as `jq` writes them and kubectl reads them. */

/** A value's text and the line, from 1, that it starts on. */
export interface JsonText {
  source: string;
  line: number;
}

/**
 * Divides a text into its objects and lists by their brackets; what they hold is not looked at. Undefined where
 * anything stands between them, or a bracket is missing.
 */
export function splitJsonValues(text: string): JsonText[] | undefined {
  const values: JsonText[] = [];
  let depth = 0;
  let start = 0;
  let line = 1;
  let startLine = 1;
  // A string, a line end, a bracket, or anything else that is no blank.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"|\n|[[\]{}]|[^\s"[\]{}]+|"/g)) {
    if (token === "\n") line++;
    else if (token === "{" || token === "[") {
      if (depth === 0) [start, startLine] = [index, line];
      depth++;
    } else if (depth === 0) return undefined;
    else if (token === "}" || token === "]") {
      depth--;
      if (depth === 0) values.push({ source: text.slice(start, index + 1), line: startLine });
    }
  }
  return depth === 0 ? values : undefined;
}
