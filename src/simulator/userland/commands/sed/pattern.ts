/** Regular expressions of sed: POSIX' with GNU's escapes for characters. */
import { C_ESCAPES } from "../../../../kube/c_escapes.ts";
import { matcherOf, PatternError, posixPattern } from "../text_tools/posix_pattern.ts";

export interface PatternOptions {
  isExtended: boolean;
  ignoresCase?: boolean;
  isMultiline?: boolean;
}

/** @throws {PatternError | SyntaxError} it is none */
export function sedPattern(source: string, { isExtended, ignoresCase, isMultiline }: PatternOptions): RegExp {
  if (isExtended && /^\^?\*/.test(source)) throw new PatternError("Invalid preceding regular expression");
  const flags = `gsu${ignoresCase ? "i" : ""}${isMultiline ? "m" : ""}`;
  return matcherOf(posixPattern(withCharacters(source), { isExtended }), flags);
}

const CHARACTER = /\\(?:([ntrafv])|x([0-9A-Fa-f]{1,2})|o([0-7]{1,3})|d(\d{1,3})|c([^])|([^]))/g;

/** `\n`, `\t`, `\x41`, `\o101`, `\d65` and `\cA` are the characters that they mean. */
export function withCharacters(source: string): string {
  return source.replace(CHARACTER, (all, simple, hexadecimal, octal, decimal, control) => {
    const char = characterOf(simple, hexadecimal, octal, decimal, control);
    if (char === undefined) return all;
    return simple === undefined && /[\\^$.*[\]]/.test(char) ? `\\${char}` : char;
  });
}

/** The same in a text, where no character has a meaning. */
export function plainCharacters(source: string): string {
  return source.replace(
    CHARACTER,
    (all, simple, hexadecimal, octal, decimal, control) =>
      characterOf(simple, hexadecimal, octal, decimal, control) ?? all,
  );
}

function characterOf(
  simple?: string,
  hexadecimal?: string,
  octal?: string,
  decimal?: string,
  control?: string,
): string | undefined {
  if (simple !== undefined) return C_ESCAPES[simple];
  if (hexadecimal !== undefined) return String.fromCharCode(parseInt(hexadecimal, 16));
  if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
  if (decimal !== undefined) return String.fromCharCode(Number(decimal) & 0xff);
  return control === undefined ? undefined : String.fromCharCode(control.toUpperCase().charCodeAt(0) ^ 64);
}
