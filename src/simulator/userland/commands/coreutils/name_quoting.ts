/** The ways in which `ls` shows names that are odd (quoting styles of GNU's coreutils). */
import { quoted, quotedForShell } from "./shell_quoting.ts";

export const QUOTING_STYLES = [
  "literal",
  "shell",
  "shell-always",
  "shell-escape",
  "shell-escape-always",
  "c",
  "c-maybe",
  "escape",
  "locale",
  "clocale",
] as const;

export type QuotingStyle = typeof QUOTING_STYLES[number];

// deno-lint-ignore no-control-regex
const CONTROL = /[\x00-\x1f\x7f]/g;

/** `hidesControl`: what a terminal would not show is a question mark where the style does not tell it otherwise. */
export function shownName(name: string, style: QuotingStyle, hidesControl: boolean): string {
  const visible = hidesControl ? name.replace(CONTROL, "?") : name;
  switch (style) {
    case "literal":
      return visible;
    case "shell":
      return quotedForShell(name) === name ? name : plainlyQuoted(visible);
    case "shell-always":
      return plainlyQuoted(visible);
    case "shell-escape":
      return quotedForShell(name);
    case "shell-escape-always":
      return quoted(name);
    case "c":
      return `"${escaped(name, '"')}"`;
    case "c-maybe":
      return escaped(name, '"') === name ? name : `"${escaped(name, '"')}"`;
    case "escape":
      return escaped(name, " ");
  }
  return `‘${escaped(name, "’")}’`;
}

/** Names without quotes stand a blank further right where others have some. */
export function isAligning(style: QuotingStyle): boolean {
  return style === "shell" || style === "shell-escape" || style === "c-maybe";
}

function plainlyQuoted(name: string): string {
  if (!name.includes("'")) return `'${name}'`;
  return /["$`\\!]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}

function escaped(name: string, also: string): string {
  return [...name].map((char) =>
    char === "\\" || char === also
      ? `\\${char}`
      : CONTROL_ONE.test(char)
      ? SHORT.get(char) ?? octal(char)
      : char
  ).join("");
}

// deno-lint-ignore no-control-regex
const CONTROL_ONE = /[\x00-\x1f\x7f]/;

const SHORT: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\r", "\\r"],
  ["\x07", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\v", "\\v"],
]);

function octal(char: string): string {
  return `\\${char.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
