/** Reads what RegExp has accepted. */

/** RegExp alone knows the pattern: it has a back-reference, a group in a look around, or is too large. */
export class UnboundedError extends Error {
  override name = "UnboundedError";
}

export type ExpressionNode =
  /** One character. `source` is a pattern of its own, as is that of a check. */
  | { kind: "take"; source: string }
  | { kind: "check"; source: string }
  | { kind: "sequence" | "either"; parts: readonly ExpressionNode[] }
  | { kind: "group"; body: ExpressionNode; index: number; name?: string }
  /** The groups from `first` to before `end` are in it. */
  | {
    kind: "repeat";
    body: ExpressionNode;
    least: number;
    most: number;
    isLazy: boolean;
    first: number;
    end: number;
  };

/** @throws {UnboundedError} */
export function parseExpression(source: string, flags: string): ExpressionNode {
  return new Reader(source, flags).read();
}

const TOKEN = new RegExp(
  [
    /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]*>|[1-9]\d*|[^])/,
    /\(\?(?:<?[=!]|:|<[^>]*>|[ims]*(?:-[ims]*)?:)/,
    /[^]/,
  ].map((part) => part.source).join("|"),
  "y",
);
const WHOLE_TOKEN = new RegExp(TOKEN.source, "uy");

class Reader {
  #at = 0;
  #groups = 1;
  /** What is set for a part, as `(?i:`. */
  #settings: string[] = [];
  readonly #isWhole: boolean;
  readonly #hasSets: boolean;

  constructor(readonly source: string, flags: string) {
    this.#isWhole = /[uv]/.test(flags);
    this.#hasSets = flags.includes("v");
  }

  read(): ExpressionNode {
    return this.#either();
  }

  #either(): ExpressionNode {
    const parts = [this.#sequence()];
    while (this.source[this.#at] === "|") {
      this.#at++;
      parts.push(this.#sequence());
    }
    return parts.length === 1 ? parts[0]! : { kind: "either", parts };
  }

  #sequence(): ExpressionNode {
    const parts: ExpressionNode[] = [];
    while (this.#at < this.source.length && !"|)".includes(this.source[this.#at]!)) {
      parts.push(this.#repeated());
    }
    return { kind: "sequence", parts };
  }

  #repeated(): ExpressionNode {
    const first = this.#groups;
    const body = this.#piece();
    const [all, sign, least = "", comma, most = "", lazy] =
      /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\?)?/.exec(this.source.slice(this.#at)) ?? [];
    if (all === undefined) return body;
    this.#at += all.length;
    const atLeast = sign ? Number(sign === "+") : Number(least);
    const atMost = sign
      ? (sign === "?" ? 1 : Infinity)
      : comma === undefined
      ? atLeast
      : most === ""
      ? Infinity
      : Number(most);
    return {
      kind: "repeat",
      body,
      least: atLeast,
      most: atMost,
      isLazy: lazy === "?",
      first,
      end: this.#groups,
    };
  }

  #piece(): ExpressionNode {
    const start = this.#at;
    const expression = this.#isWhole ? WHOLE_TOKEN : TOKEN;
    expression.lastIndex = start;
    const [token] = expression.exec(this.source)!;
    this.#at += token.length;
    if (/^\\(?:[1-9]|k<)/.test(token)) throw new UnboundedError("a back-reference");
    if (/^\(\?<?[=!]/.test(token)) return this.#lookAround(start);
    if (token.startsWith("(")) return this.#group(token);
    if (token === "[") this.#skipClass();
    const isCheck = token === "^" || token === "$" || token === "\\b" || token === "\\B";
    return { kind: isCheck ? "check" : "take", source: this.#set(this.source.slice(start, this.#at)) };
  }

  #group(token: string): ExpressionNode {
    const name = /^\(\?<(.*)>$/.exec(token)?.[1];
    const index = token === "(" || name !== undefined ? this.#groups++ : undefined;
    const setting = /^\(\?.+:$/.test(token) ? token : undefined;
    if (setting !== undefined) this.#settings.push(setting);
    const body = this.#either();
    this.#at++;
    if (setting !== undefined) this.#settings.pop();
    return index === undefined
      ? body
      : { kind: "group", body, index, ...(name === undefined ? {} : { name }) };
  }

  /** A check like another, if nothing in it needs care. */
  #lookAround(start: number): ExpressionNode {
    const before = this.#groups;
    const body = this.#either();
    this.#at++;
    const source = this.source.slice(start, this.#at);
    if (this.#groups > before || hasRepeat(body, 2)) throw new UnboundedError("too much in a look around");
    return { kind: "check", source: this.#set(source) };
  }

  #skipClass(): void {
    let depth = 1;
    while (depth > 0) {
      const char = this.source[this.#at++];
      if (char === "\\") this.#at++;
      else if (char === "]") depth--;
      else if (char === "[" && this.#hasSets) depth++;
    }
  }

  #set(source: string): string {
    return this.#settings.join("") + source + ")".repeat(this.#settings.length);
  }
}

/** Whether so many repetitions are in each other or beside each other. */
function hasRepeat(node: ExpressionNode, count: number): boolean {
  const repeats = (inner: ExpressionNode): number =>
    "parts" in inner
      ? inner.parts.reduce((sum, part) => sum + repeats(part), 0)
      : inner.kind === "repeat"
      ? 1 + repeats(inner.body)
      : inner.kind === "group"
      ? repeats(inner.body)
      : 0;
  return repeats(node) >= count;
}
