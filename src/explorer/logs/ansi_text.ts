/** Colours that a program wrote into its log, made into meanings; what else it says to a terminal is left out. */
import type { Role } from "../../terminal/theme.ts";

/** A part of a text that looks different. */
export interface ColourRun {
  /** UTF-16 units of the text. */
  readonly from: number;
  readonly to: number;
  readonly role?: Role;
  readonly bold?: boolean;
  readonly underline?: boolean;
}

export interface LogText {
  /** Without escape sequences, tabs expanded. */
  readonly text: string;
  /** Absent: all of it looks alike. */
  readonly runs?: readonly ColourRun[];
}

/** Reads a line as a terminal would, but for what moves its cursor or speaks to it. */
export function ansiText(raw: string): LogText {
  const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
  if (!line.includes("\u001b") && !line.includes("\u009b")) return { text: expandTabs(line) };
  const runs: ColourRun[] = [];
  let text = "";
  let look: Look = {};
  let at = 0;
  const take = (piece: string): void => {
    if (piece === "") return;
    const from = text.length;
    text = expandTabs(text + piece, from);
    if (look.role || look.bold || look.underline) runs.push({ from, to: text.length, ...look });
  };
  for (const match of line.matchAll(sequence)) {
    take(line.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[1] !== undefined) look = changed(look, match[1]);
  }
  take(line.slice(at));
  return runs.length > 0 ? { text, runs } : { text };
}

type Look = { readonly role?: Role; readonly bold?: true; readonly underline?: true };

const escape = "\u001b";
/** SGR with its parameters, other control sequences, operating system commands and the like, short ones. */
const sequence = new RegExp(
  `(?:${escape}\\[|\u009b)([0-9;:]*)m` +
    `|(?:${escape}\\[|\u009b)[0-?]*[ -/]*[@-~]?` +
    `|${escape}[\\]PX^_][^\u0007${escape}]*(?:\u0007|${escape}\\\\)?` +
    `|${escape}[ -/]*[0-~]?`,
  "g",
);

function changed(look: Look, parameters: string): Look {
  const codes = parameters.split(/[;:]/).map((code) => Number(code || 0));
  let { role, bold, underline } = look;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index]!;
    if (code === 0) role = bold = underline = undefined;
    else if (code === 1) bold = true;
    else if (code === 22) bold = undefined;
    else if (code === 4) underline = true;
    else if (code === 24) underline = undefined;
    else if (code === 2) role ??= "dim";
    else if (code === 39) role = undefined;
    else if (code >= 30 && code <= 37) role = basic[code - 30];
    else if (code >= 90 && code <= 97) role = basic[code - 90];
    else if (code === 38 || code === 48) {
      const [found, used] = extended(codes.slice(index + 1));
      if (code === 38) role = found;
      index += used;
    }
  }
  return { ...(role ? { role } : {}), ...(bold ? { bold } : {}), ...(underline ? { underline } : {}) };
}

/** Black, red, green, yellow, blue, magenta, cyan, white. The theme decides what they look like. */
const basic: readonly (Role | undefined)[] = [
  "dim",
  "bad",
  "ok",
  "warn",
  "busy",
  "number",
  "accent",
  undefined,
];

/** What follows 38: `5;N` of 256 colours, or `2;R;G;B`; the meaning nearest to it, and how many codes it took. */
function extended([kind, ...codes]: readonly number[]): [Role | undefined, number] {
  if (kind === 2) return [nearest(codes[0] ?? 0, codes[1] ?? 0, codes[2] ?? 0), 4];
  if (kind !== 5) return [undefined, 1];
  const code = codes[0] ?? 0;
  if (code < 16) return [basic[code % 8], 2];
  if (code > 231) return [code < 246 ? "dim" : undefined, 2];
  const cube = code - 16;
  return [nearest(Math.floor(cube / 36) * 51, Math.floor(cube / 6) % 6 * 51, cube % 6 * 51), 2];
}

function nearest(red: number, green: number, blue: number): Role | undefined {
  const most = Math.max(red, green, blue);
  if (most - Math.min(red, green, blue) < 48) return most < 160 ? "dim" : undefined;
  const strong = [red, green, blue].map((part) => part > most * 0.7 ? 1 : 0);
  return basic[strong[0]! + 2 * strong[1]! + 4 * strong[2]!];
}

/** Tabs go to columns of eight, as in `textLines`; what stands before `from` has none any more. */
function expandTabs(text: string, from = 0): string {
  for (let tab = text.indexOf("\t", from); tab >= 0; tab = text.indexOf("\t", tab)) {
    text = text.slice(0, tab) + " ".repeat(8 - tab % 8) + text.slice(tab + 1);
  }
  return text;
}
