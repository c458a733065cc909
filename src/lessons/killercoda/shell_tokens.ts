/** A shell script as words and operators: as much of the shell as scripts that look at a state are written in. */

export type Token =
  | {
    readonly type: "word";
    /** As it stands. */
    readonly raw: string;
    /** Without its quotes. */
    readonly text: string;
    /** Counted from 1. */
    readonly line: number;
  }
  | { readonly type: "operator"; readonly text: string; readonly line: number };

const OPERATORS = ["&&", "||", ";;", "|", ";", "\n", "&"];
/** `>/dev/null`, `2>&1`, `&> file`: where the words of a command go is not asked. */
const REDIRECTION = /^(?:[0-9]?>>?|&>>?|[0-9]?<)\s*(?:&[0-9-]|[^\s;|&]+)/;

/** Comments, redirections and ends of lines behind a backslash are left out. */
export function shellTokens(script: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const advance = (length: number): string => {
    const part = script.slice(at, at + length);
    line += part.split("\n").length - 1;
    at += length;
    return part;
  };
  while (at < script.length) {
    const rest = script.slice(at);
    const skipped = /^(?:[ \t\r]+|\\\n|#[^\n]*)/.exec(rest) ?? REDIRECTION.exec(rest);
    if (skipped) {
      advance(skipped[0].length);
      continue;
    }
    const operator = OPERATORS.find((one) => rest.startsWith(one));
    if (operator) {
      tokens.push({ type: "operator", text: operator, line });
      advance(operator.length);
      continue;
    }
    const begin = line;
    const raw = advance(wordLength(rest));
    tokens.push({ type: "word", raw, text: unquoted(raw), line: begin });
  }
  return tokens;
}

/** At least one, so that nothing is looked at for ever. */
function wordLength(text: string): number {
  let at = 0;
  while (at < text.length && !/[\s;|&]/.test(text[at]!)) at += partLength(text.slice(at));
  return Math.max(1, Math.min(at, text.length));
}

/** Of a quoted part, a command in `$(…)` or backquotes, a character behind a backslash, or one as it is. */
function partLength(text: string, depth = 0): number {
  if (text.startsWith("$(")) return substitutionLength(text, depth);
  const sign = text[0]!;
  if (sign === "\\") return 2;
  if (sign === "'" || sign === "`") return closing(text, sign);
  if (sign !== '"') return 1;
  let at = 1;
  while (at < text.length && text[at] !== '"') {
    at += text.startsWith("$(", at) ? substitutionLength(text.slice(at), depth) : text[at] === "\\" ? 2 : 1;
  }
  return at + 1;
}

function closing(text: string, sign: string): number {
  const end = text.indexOf(sign, 1);
  return end < 0 ? text.length : end + 1;
}

/** Commands within commands; what lies deeper is the outermost word's rest. */
const MAX_DEPTH = 20;

function substitutionLength(text: string, depth = 0): number {
  if (depth >= MAX_DEPTH) return text.length;
  let at = 2;
  while (at < text.length && text[at] !== ")") {
    at += text[at] === "(" ? 1 : partLength(text.slice(at), depth + 1);
  }
  return at + 1;
}

/** Quotes within a substitution are those of its command. */
function unquoted(raw: string): string {
  let text = "";
  for (let at = 0; at < raw.length;) {
    const part = raw.slice(at, at + partLength(raw.slice(at)));
    at += part.length;
    if (part.startsWith("'")) text += part.slice(1).replace(/'$/, "");
    else if (part.startsWith('"')) text += withoutEscapes(part.slice(1).replace(/"$/, ""));
    else if (part.startsWith("\\")) text += part.slice(1);
    else text += part;
  }
  return text;
}

/** Of what stands between double quotes. */
function withoutEscapes(inner: string): string {
  let text = "";
  for (let at = 0; at < inner.length;) {
    const isSubstitution = inner.startsWith("$(", at);
    const part = inner.slice(
      at,
      at +
        (isSubstitution
          ? substitutionLength(inner.slice(at))
          : /^\\["\\$`]/.test(inner.slice(at, at + 2))
          ? 2
          : 1),
    );
    at += part.length;
    text += !isSubstitution && part.length === 2 ? part[1] : part;
  }
  return text;
}
