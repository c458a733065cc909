/** `echo` and `printf`. */
import { C_ESCAPES } from "../../../../kube/c_escapes.ts";
import { formatted } from "../printf_format.ts";
import type { Shell } from "../shell.ts";
import { AssignmentError } from "../variables.ts";
import { invalidOption } from "./builtin.ts";

export function echo(shell: Shell, words: readonly string[]): number {
  const { isBash } = shell.flavour;
  const isDash = shell.flavour.kind === "dash";
  let at = 1;
  let newline = "\n";
  // dash has only -n, and always reads escapes.
  let escapes = isDash || shell.settings.has("xpg_echo");
  const options = isDash ? /^-n$/ : isBash ? /^-[neE]+$/ : /^-[ne]+$/;
  for (; options.test(words[at] ?? ""); at++) {
    for (const letter of words[at]!.slice(1)) {
      if (letter === "n") newline = "";
      else escapes = letter === "e";
    }
  }
  const text = words.slice(at).join(" ");
  if (!escapes) shell.process.out(text + newline);
  else {
    const { text: read, isCut } = echoEscapes(text);
    shell.process.out(read + (isCut ? "" : newline));
  }
  return 0;
}

const ESCAPES: Readonly<Record<string, string>> = { ...C_ESCAPES, e: "\x1b", E: "\x1b" };

/** The escapes of `echo -e`; `\c` ends the text. */
export function echoEscapes(text: string): { text: string; isCut: boolean } {
  let isCut = false;
  const pattern =
    /\\(?:(c[^]*)|0([0-7]{0,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([^]))/g;
  const read = text.replace(pattern, (all, cut, octal, hex, short, long, char: string) => {
    if (cut !== undefined) {
      isCut = true;
      return "";
    }
    if (octal !== undefined) return byte(octal === "" ? 0 : Number.parseInt(octal, 8) & 255);
    if (hex !== undefined) return byte(Number.parseInt(hex, 16));
    if (short ?? long) return String.fromCodePoint(Number.parseInt(short ?? long, 16));
    return ESCAPES[char] ?? all;
  });
  return { text: read, isCut };
}

function byte(value: number): string {
  return String.fromCharCode(value < 0x80 ? value : 0xdc00 + value);
}

export function printf(shell: Shell, words: readonly string[]): number {
  let at = 1;
  let target: string | undefined;
  if (words[at] === "-v" && shell.flavour.isBash) {
    target = words[at + 1] ?? "";
    at += 2;
    if (!/^[A-Za-z_]\w*(\[.*\])?$/s.test(target)) {
      shell.complain(`printf: \`${target}': not a valid identifier`);
      return 2;
    }
  }
  if (words[at] === "--") at++;
  else if (/^-[a-zA-Z]/.test(words[at] ?? "") && shell.flavour.isBash) {
    return invalidOption(shell, "printf", words[at]!.slice(0, 2), "printf [-v var] format [arguments]");
  }
  const format = words[at];
  if (format === undefined) {
    shell.process.err(shell.flavour.isBash ? "printf: usage: printf [-v var] format [arguments]\n" : "");
    return 2;
  }
  const problems: string[] = [];
  const result = formatted(format, words.slice(at + 1), {
    complain: (message) => problems.push(message),
    now: () => shell.process.machine.now(),
    startedMs: shell.startedMs,
    zone: shell.variables.get("TZ") ?? "UTC",
  });
  if (target !== undefined) assignTo(shell, target, result.text);
  else shell.process.out(result.text);
  for (const problem of problems) shell.complain(`printf: ${problem}`);
  return problems.length > 0 ? 1 : 0;
}

function assignTo(shell: Shell, target: string, text: string): void {
  const match = /^([^[]+)(?:\[(.*)\])?$/s.exec(target);
  if (!match) throw new AssignmentError(`${target}: not a valid identifier`);
  shell.variables.assign(match[1]!, text, { subscript: match[2] });
}
