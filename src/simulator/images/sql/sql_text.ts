/** The words of a statement, where a statement ends, and words put together again. */

export interface Token {
  /** `quoted` is a name in the quotes for names; `open` a quote that is never closed. */
  kind: "word" | "quoted" | "string" | "number" | "mark" | "open";
  /** As it was written. */
  text: string;
  /** Without quotes; a bare word in small letters. */
  value: string;
  /** As a name, where that is not its value: MySQL keeps capitals. */
  name?: string;
  at: number;
}

/** What quotes mean: MySQL has names in backquotes, backslashes in strings, and strings in double quotes. */
export type Quoting = "standard" | "mysql";

const SPACE = /(?:\s+|--[^\n]*|\/\*[^]*?\*\/)+/y;
const MYSQL_SPACE = /(?:\s+|--(?=\s|$)[^\n]*|#[^\n]*|\/\*[^]*?\*\/)+/y;
const WORD = /@{0,2}[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const STRING = /[eE]?'(?:[^']|'')*'|\$(\w*)\$[^]*?\$\1\$/y;
const MYSQL_STRING = /'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"/y;
const NAME = /"(?:[^"]|"")*"/y;
const MYSQL_NAME = /`(?:[^`]|``)*`/y;
const MARK = /::|<=>|<>|!=|<=|>=|\|\||&&|->>|->|:=|!~\*|!~|~\*|[^]/y;

/** The words without blanks and comments. */
export function tokensOf(text: string, quoting: Quoting): Token[] {
  const isMysql = quoting === "mysql";
  const kinds = [
    ["string", isMysql ? MYSQL_STRING : STRING],
    ["quoted", isMysql ? MYSQL_NAME : NAME],
    ["number", NUMBER],
    ["word", WORD],
    ["mark", MARK],
  ] as const;
  const found: Token[] = [];
  const space = isMysql ? MYSQL_SPACE : SPACE;
  for (let at = 0; at < text.length;) {
    space.lastIndex = at;
    if (space.test(text)) at = space.lastIndex;
    if (at >= text.length) break;
    for (const [kind, pattern] of kinds) {
      pattern.lastIndex = at;
      const match = pattern.exec(text)?.[0];
      if (match === undefined) continue;
      const isOpen = kind === "mark" &&
        (match === "'" || match === (isMysql ? "`" : '"') || (isMysql && match === '"'));
      found.push({
        kind: isOpen ? "open" : kind,
        text: isOpen ? text.slice(at) : match,
        value: valueOf(kind, match, isMysql),
        ...(isMysql && kind === "word" ? { name: match } : {}),
        at,
      });
      at += isOpen ? text.length - at : match.length;
      break;
    }
  }
  return found;
}

function valueOf(kind: Token["kind"], text: string, isMysql: boolean): string {
  if (kind === "word") return text.toLowerCase();
  if (kind === "quoted") return text.slice(1, -1).replaceAll(text[0]! + text[0]!, text[0]!);
  if (kind !== "string") return text;
  if (text.startsWith("$")) {
    return text.slice(text.indexOf("$", 1) + 1, text.lastIndexOf("$", text.length - 2));
  }
  const isEscaped = isMysql || /^e/i.test(text);
  const quote = text.at(-1)!;
  const inner = text.slice(text.indexOf(quote) + 1, -1).replaceAll(quote + quote, quote);
  if (!isEscaped) return inner;
  const letters: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", 0: "\0" };
  return inner.replace(/\\([^])/g, (_, letter: string) => letters[letter] ?? letter);
}

export interface Statement {
  text: string;
  tokens: Token[];
  /** Of the text in which it stands. */
  line: number;
}

/** What ends with a semicolon, and the rest behind the last one, whose `text` is empty where there is nothing. */
export function statementsOf(
  text: string,
  quoting: Quoting,
): { complete: Statement[]; rest: string; isQuoted: boolean } {
  const complete: Statement[] = [];
  let start = 0;
  const tokens = tokensOf(text, quoting);
  for (const [index, { kind, text: mark, at }] of tokens.entries()) {
    if (kind !== "mark" || mark !== ";") continue;
    const own = tokens.slice(0, index).filter((each) => each.at >= start);
    if (own.length > 0) complete.push(statementAt(text, own, at));
    start = at + 1;
  }
  const left = tokens.filter((each) => each.at >= start);
  return {
    complete,
    rest: left.length === 0 ? "" : text.slice(start).trimStart(),
    isQuoted: left.at(-1)?.kind === "open",
  };
}

/** All statements, the last one without its semicolon too. */
export function allStatements(text: string, quoting: Quoting): Statement[] {
  const { complete, rest } = statementsOf(text, quoting);
  if (rest === "") return complete;
  const tokens = tokensOf(rest, quoting);
  const line = text.slice(0, text.length - rest.length).split("\n").length;
  return [...complete, { text: rest.trimEnd(), tokens, line }];
}

function statementAt(text: string, tokens: readonly Token[], end: number): Statement {
  const start = tokens[0]!.at;
  return {
    text: text.slice(start, end + 1),
    tokens: tokens.map((each) => ({ ...each, at: each.at - start })),
    line: text.slice(0, start).split("\n").length,
  };
}

export function isWord(token: Token | undefined, ...words: string[]): boolean {
  return token?.kind === "word" && words.includes(token.value);
}

export function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === "mark" && token.text === text;
}

/** The index behind the parenthesis that closes the one at `open`. */
export function behindGroup(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (isMark(tokens[at], "(")) depth++;
    if (isMark(tokens[at], ")") && --depth === 0) return at + 1;
  }
  return tokens.length;
}

/** The parts between commas that stand in no parentheses. */
export function parts(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isMark(token, "(")) depth++;
    if (isMark(token, ")")) depth--;
    if (depth === 0 && isMark(token, ",")) found.push([]);
    else found.at(-1)!.push(token);
  }
  return found.length === 1 && found[0]!.length === 0 ? [] : found;
}

/** A string of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of SQL, whatever it holds. */
export function named(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
