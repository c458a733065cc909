/** How GNU programs quote names: on terminals so that a shell would read them back, in messages when they are odd. */
import { C_ESCAPED } from "../../../../kube/c_escapes.ts";

const PLAIN = /^[\w%+,./:@^{}-][\w%+,./:@^{}#~-]*$/u;
const SHELL_SPECIAL = /[\s!"#$&'()*;<=>?[\\\]`|~^]/;

/** As a terminal shows a name; one that needs no quotes stays as it is (quoting style shell-escape). */
export function quotedForShell(name: string): string {
  if (name === "") return "''";
  // deno-lint-ignore no-control-regex
  const hasControl = /[\x00-\x1f\x7f\udc80-\udcff]/.test(name);
  if (hasControl) return escapedForShell(name);
  const isSpecial = SHELL_SPECIAL.test(name.replace(/(?<=.)[#~^]/g, "")) || /^[#~]/.test(name) ||
    (name === "{" || name === "}");
  if (PLAIN.test(name) || !isSpecial) return name;
  if (!name.includes("'")) return `'${name}'`;
  return /["$`\\!]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}

/** In messages every name has quotes (quoting style shell-escape-always). */
export function quoted(name: string): string {
  const shown = quotedForShell(name);
  return shown === name ? `'${name}'` : shown;
}

/** What cannot be shown is told as `$'\n'`. */
function escapedForShell(name: string): string {
  let text = "";
  let isEscaping = false;
  for (const char of name) {
    const code = char.charCodeAt(0);
    const isOdd = code < 0x20 || code === 0x7f || (code >= 0xdc80 && code <= 0xdcff);
    if (isOdd !== isEscaping) text += isOdd ? "'$'" : "''";
    isEscaping = isOdd;
    text += isOdd
      ? C_ESCAPED[char] ?? `\\${(code & 0xff).toString(8).padStart(3, "0")}`
      : char === "'"
      ? "'\\''"
      : char;
  }
  return `'${text}'`;
}
