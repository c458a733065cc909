/** Numbers as templates write them: whole numbers of any base, floats, letters in single quotes. */
import type { NumberNode } from "./node.ts";
import { goQuote, goUnquote } from "./quoting.ts";
import type { Token } from "./token.ts";

const bits = 64;

/** @throws {Error} with Go's words */
export function numberNode({ kind, text, at }: Token): NumberNode {
  if (kind === "charConstant") {
    const letter = goUnquote(text);
    if (letter === undefined) {
      throw new Error(
        [...text].length > 3 && !text.includes("\\")
          ? `malformed character constant: ${text}`
          : "invalid syntax",
      );
    }
    const code = letter.codePointAt(0)!;
    return { type: "number", at, text, integer: BigInt(code), float: code, isLetter: true };
  }
  const integer = parseGoInteger(text);
  if (integer !== undefined) {
    const isHexadecimal = /^0[xX]/.test(text);
    const fits = BigInt.asIntN(bits, integer) === integer;
    if (!fits && BigInt.asUintN(bits, integer) !== integer) {
      throw new Error(`integer overflow: ${goQuote(text)}`);
    }
    return {
      type: "number",
      at,
      text,
      integer: fits ? integer : undefined,
      float: Number(integer),
      isLetter: isHexadecimal,
    };
  }
  const float = parseGoFloat(text);
  if (float === undefined || !Number.isFinite(float)) {
    throw new Error(`illegal number syntax: ${goQuote(text)}`);
  }
  const whole = Number.isInteger(float) && Math.abs(float) < 2 ** 63 ? BigInt(float) : undefined;
  return { type: "number", at, text, integer: whole, float, isLetter: false };
}

/** Whole numbers as Go's `strconv.ParseInt(text, 0, …)` reads them, of any size. */
export function parseGoInteger(text: string): bigint | undefined {
  const found =
    /^([-+]?)(0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[bB]_?[01]+(?:_[01]+)*|0[oO]?_?[0-7]+(?:_[0-7]+)*|[1-9][0-9]*(?:_[0-9]+)*|0)$/
      .exec(text);
  if (!found) return undefined;
  const digits = found[2]!.replaceAll("_", "").replace(/^0[oO]?(?=[0-7])/, "0o");
  return found[1] === "-" ? -BigInt(digits) : BigInt(digits);
}

/** Floats as Go's `strconv.ParseFloat` reads them; may be infinite. */
export function parseGoFloat(text: string): number | undefined {
  if (/^[-+]?(inf|infinity)$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  return /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(text) ? Number(text) : undefined;
}
