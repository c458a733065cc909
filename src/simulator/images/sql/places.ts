import { behindGroup, isWord, type Token } from "./sql_text.ts";

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
