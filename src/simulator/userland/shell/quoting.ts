/** Texts as a shell would read them again. */
import { C_ESCAPED } from "../../../kube/c_escapes.ts";

/** As `set -x` shows a word: quoted only where it has to be. */
export function quotedIfNeeded(text: string): string {
  if (text === "") return "''";
  if (needsDollar(text)) return dollarQuoted(text);
  return /[\s'"\\|&;()<>$`*?[\]{}!^~#=]/.test(text) && !/^[\w./:@%+,-]*=[\w./:@%+,-]*$/.test(text)
    ? singleQuoted(text)
    : text;
}

/** `'it'\''s'` */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** As `declare -p` shows a value. */
export function doubleQuoted(text: string): string {
  return needsDollar(text) ? dollarQuoted(text) : `"${text.replace(/["\\$`]/g, "\\$&")}"`;
}

/** As `printf %q`: with backslashes. */
export function backslashed(text: string): string {
  if (text === "") return "''";
  if (needsDollar(text)) return dollarQuoted(text);
  return text.replace(/[\s'"\\|&;()<>$`*?[\]{}!^,]|^[~#]/g, "\\$&");
}

/** Whether it holds what only `$'…'` can show: control characters, and bytes that are no characters. */
export function needsDollar(text: string): boolean {
  // deno-lint-ignore no-control-regex
  return /[\x00-\x1f\x7f]/.test(text) || !text.isWellFormed();
}

const NAMED: Readonly<Record<string, string>> = { ...C_ESCAPED, "\x1b": "\\E", "'": "\\'" };

/** `$'a\nb'` */
export function dollarQuoted(text: string): string {
  let body = "";
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const isByte = code >= 0xdc80 && code <= 0xdcff;
    if (NAMED[char]) body += NAMED[char];
    else if (isByte || code < 0x20 || code === 0x7f) {
      body += `\\${(code & 0xff).toString(8).padStart(3, "0")}`;
    } else body += char;
  }
  return `$'${body}'`;
}
