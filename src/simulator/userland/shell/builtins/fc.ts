/** `fc`: lists lines of the history, runs one again, or lets them be changed in an editor first. */
import type { Run } from "../../../host/process.ts";
import { runScript } from "../execute.ts";
import type { Shell } from "../shell.ts";

const USAGE = "fc: usage: fc [-e ename] [-lnr] [first] [last] or fc -s [pat=rep] [command]\n";
/** How many `fc -l` shows. */
const LISTED = 16;

export function* fc(shell: Shell, words: readonly string[]): Run {
  const { letters, editor, rest } = read(words);
  const unknown = [...letters].find((letter) => !"lnrse".includes(letter));
  if (unknown !== undefined) {
    shell.complain(`fc: -${unknown}: invalid option`);
    shell.process.err(USAGE);
    return 2;
  }
  const all = shell.history?.lines ?? [];
  // The line with `fc` itself is the last one.
  const lines = letters.includes("l") ? all : all.slice(0, -1);
  if (letters.includes("s") || editor === "-") return yield* again(shell, lines, rest);
  const isListing = letters.includes("l");
  const usual = isListing ? Math.max(0, lines.length - 1 - LISTED) : lines.length - 1;
  const first = rest[0] === undefined ? usual : placeOf(lines, rest[0]);
  const fallback = isListing && rest[0] !== undefined || isListing ? Math.max(0, lines.length - 2) : first;
  const last = rest[1] === undefined ? fallback : placeOf(lines, rest[1]);
  if (lines.length === 0) return isListing ? 0 : outOfRange(shell);
  if (first === undefined || last === undefined) return outOfRange(shell);
  const [from, to] = first <= last ? [first, last] : [last, first];
  const chosen = lines.slice(from, to + 1).map((line, index) => ({ number: from + index + 1, line }));
  if (letters.includes("r") !== first > last) chosen.reverse();
  if (!isListing) return yield* edited(shell, editor, chosen.map(({ line }) => line));
  const hasNumbers = !letters.includes("n");
  for (const { number, line } of chosen) shell.process.out(`${hasNumbers ? number : ""}\t ${line}\n`);
  return 0;
}

function read(words: readonly string[]): { letters: string; editor?: string; rest: readonly string[] } {
  let letters = "";
  let editor: string | undefined;
  let at = 1;
  for (; /^-[a-z]/.test(words[at] ?? "") || words[at] === "--"; at++) {
    if (words[at] === "--") {
      at++;
      break;
    }
    const own = words[at]!.slice(1);
    const place = own.indexOf("e");
    if (place >= 0) editor = own.slice(place + 1) || (words[++at] ?? "");
    letters += place >= 0 ? own.slice(0, place) : own;
  }
  return { letters, rest: words.slice(at), ...(editor === undefined ? {} : { editor }) };
}

function outOfRange(shell: Shell): number {
  shell.complain("fc: history specification out of range");
  return 1;
}

/** A number, one that counts from the end, or how a line begins. */
function placeOf(lines: readonly string[], text: string): number | undefined {
  if (/^-?\d+$/.test(text)) {
    const number = Number(text);
    const place = number < 0 ? lines.length + number : number === 0 ? lines.length - 1 : number - 1;
    return Math.min(Math.max(0, place), lines.length - 1);
  }
  const found = lines.findLastIndex((line) => line.startsWith(text));
  return found < 0 ? undefined : found;
}

/** `fc -s a=b docker`: the last line that begins so, with b instead of a. */
function* again(shell: Shell, lines: readonly string[], rest: readonly string[]): Run {
  const changes = rest.filter((word) => word.includes("="));
  const wanted = rest.find((word) => !word.includes("="));
  const place = wanted === undefined ? lines.length - 1 : placeOf(lines, wanted);
  let line = place === undefined ? undefined : lines[place];
  if (line === undefined) {
    shell.complain("fc: no command found");
    return 1;
  }
  for (const change of changes) {
    const at = change.indexOf("=");
    line = line.replaceAll(change.slice(0, at), () => change.slice(at + 1));
  }
  return yield* runShown(shell, line);
}

function* edited(shell: Shell, editor: string | undefined, lines: readonly string[]): Run {
  const path = `/tmp/bash-fc.${shell.process.machine.random.suffix(6)}`;
  shell.files.write(path, lines.map((line) => `${line}\n`).join(""));
  const program = editor ?? (shell.variables.get("FCEDIT") || shell.variables.get("EDITOR") || "editor");
  try {
    const status = yield* runScript(shell, `${program} ${path}`);
    if (status !== 0) return status;
    return yield* runShown(shell, (shell.files.read(path) ?? "").replace(/\n+$/, ""));
  } finally {
    shell.files.remove(path);
  }
}

/** What runs takes the place of `fc` in the history. */
function* runShown(shell: Shell, text: string): Run {
  shell.process.err(`${text}\n`);
  shell.history?.lines.pop();
  shell.history?.add(text, shell.variables.get("HISTCONTROL"));
  return yield* runScript(shell, `${text}\n`);
}
