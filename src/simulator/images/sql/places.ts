import { behindGroup, isWord, parts, type Token } from "./sql_text.ts";

/** Where a column stands among those that an INSERT or an UPDATE names. */
export function givenColumnPlace(tokens: readonly Token[], column: string): number | undefined {
  if (isWord(tokens[0], "update")) {
    return tokens.find((token, at) => token.value === column && tokens[at + 1]?.text === "=")?.at;
  }
  if (!isWord(tokens[0], "insert")) return undefined;
  const open = tokens.findIndex(({ text }) => text === "(");
  return open < 0
    ? undefined
    : tokens.slice(open, behindGroup(tokens, open)).find(({ value }) => value === column)?.at;
}

/** The first value without a column, or the first column without a value. */
export function surplusPlace(
  tokens: readonly Token[],
  { isMore, values, columns }: { isMore: boolean; values: number; columns: number },
): number | undefined {
  const start = isMore ? tokens.findIndex((token) => isWord(token, "values")) : 0;
  const open = tokens.findIndex(({ text }, at) => at >= start && text === "(");
  if (start < 0 || open < 0) return undefined;
  return parts(tokens.slice(open + 1, behindGroup(tokens, open) - 1))[isMore ? columns : values]?.[0]?.at;
}
