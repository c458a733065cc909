import { expressionOf } from "../../../kube/expressions/bounded_expression.ts";
import { bracketExpression } from "./glob.ts";

/** A POSIX extended regular expression as one of this language; undefined: it is none. */
export function extendedExpression(source: string, flags = "su"): RegExp | undefined {
  try {
    return expressionOf(translated(source), flags);
  } catch {
    return undefined;
  }
}

function translated(source: string): string {
  let text = "";
  for (let at = 0; at < source.length;) {
    const char = String.fromCodePoint(source.codePointAt(at)!);
    if (char === "[") {
      const found = bracketExpression(source, at, "^");
      if (!found) throw new SyntaxError("unmatched [");
      text += found.source;
      at = found.end;
    } else if (char === "\\") {
      const next = source[at + 1];
      if (next === undefined) throw new SyntaxError("trailing backslash");
      // GNU's own classes mean the same here.
      text += /[wWsSbB]/.test(next) ? char + next : next === "<" || next === ">" ? "\\b" : literal(next);
      at += 2;
    } else if (char === "{" && /^\{\d+(,\d*)?$/.test(source.slice(at))) {
      throw new SyntaxError("unmatched {");
    } else if (char === "{" && !/^\{\d*(,\d*)?\}/.test(source.slice(at))) {
      text += "\\{";
      at++;
    } else {
      text += char === "}" || char === "]" ? closing(text, char) : char;
      at += char.length;
    }
  }
  return text;
}

/** A brace that ends a repetition stays; another one stands for itself. */
function closing(before: string, char: string): string {
  return char === "}" && /\{\d*(,\d*)?$/.test(before) ? char : `\\${char}`;
}

function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
