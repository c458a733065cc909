/** `clear`, `reset` and `tput`: what a terminal of the family xterm is told (terminfo(5)). */
import { ownEntry } from "../../../../kube/own_entry.ts";
import type { Call, CommandRecord } from "../command.ts";

/** The screen, and what has gone off its upper edge. */
const CLEAR = "\x1b[H\x1b[2J\x1b[3J";
const RESET = "\x1bc\x1b[!p\x1b[?3;4l\x1b[4l\x1b>";
/** What `tput` ends with where it knows no such capability, and where it was called wrongly. */
const [UNKNOWN_CAPABILITY, MISUSED] = [4, 2];

export const clear: CommandRecord = {
  name: "clear",
  about: "Clears the screen, and what has gone off its upper edge",
  usage: ["[-x]"],
  options: { "x": "only the screen" },
  run: (call) => told(call, () => call.has("x") ? "\x1b[H\x1b[2J" : CLEAR) ?? 0,
};

export const reset: CommandRecord = {
  name: "reset",
  about: "Brings the terminal back to how it usually is",
  usage: [""],
  options: {},
  run(call) {
    call.process.input.terminal?.cook();
    return told(call, () => RESET) ?? 0;
  },
};

export const tput: CommandRecord = {
  name: "tput",
  about: "Shows or sends a capability of the terminal",
  usage: ["CAPABILITY [PARAMETER]..."],
  usageCode: MISUSED,
  options: {},
  notes: `Capabilities: cols, lines, colors, cup, setaf, setab, clear, bold, sgr0 and the like.`,
  run(call) {
    const [name, ...words] = call.operands;
    if (name === undefined) return call.complain("usage: tput CAPABILITY [PARAMETER]...", MISUSED);
    const make = ownEntry(CAPABILITIES, name);
    if (!make) return call.complain(`unknown terminfo capability '${name}'`, UNKNOWN_CAPABILITY);
    return told(call, () => make(words.map(Number), call)) ?? 0;
  },
};

const CAPABILITIES: Readonly<Record<string, (numbers: readonly number[], call: Call) => string>> = {
  bel: () => "\x07",
  blink: () => "\x1b[5m",
  bold: () => "\x1b[1m",
  civis: () => "\x1b[?25l",
  clear: () => CLEAR,
  cnorm: () => "\x1b[?12l\x1b[?25h",
  colors: () => "256\n",
  cols: (_, call) => `${sizeOf(call).columns}\n`,
  cup: ([row = 0, column = 0]) => `\x1b[${row + 1};${column + 1}H`,
  dim: () => "\x1b[2m",
  ed: () => "\x1b[J",
  el: () => "\x1b[K",
  home: () => "\x1b[H",
  lines: (_, call) => `${sizeOf(call).rows}\n`,
  rc: () => "\x1b8",
  rev: () => "\x1b[7m",
  rmcup: () => "\x1b[?1049l\x1b[23;0;0t",
  rmso: () => "\x1b[27m",
  rmul: () => "\x1b[24m",
  sc: () => "\x1b7",
  setab: ([colour = 0]) => colourText(colour, 40),
  setaf: ([colour = 0]) => colourText(colour, 30),
  sgr0: () => "\x1b(B\x1b[m",
  sitm: () => "\x1b[3m",
  smcup: () => "\x1b[?1049h\x1b[22;0;0t",
  smso: () => "\x1b[7m",
  smul: () => "\x1b[4m",
};

/** The first eight, their bright ones, and the rest of 256. */
function colourText(colour: number, base: 30 | 40): string {
  if (colour < 8) return `\x1b[${base + colour}m`;
  return colour < 16 ? `\x1b[${base + 60 + colour - 8}m` : `\x1b[${base + 8};5;${colour}m`;
}

function sizeOf({ process }: Call): { columns: number; rows: number } {
  const terminal = process.task?.descriptors.get(1)?.terminal ?? process.task?.descriptors.get(2)?.terminal ??
    process.input.terminal;
  return terminal?.size ?? { columns: 80, rows: 24 };
}

/** Sends what the terminal is to be told; returns a code where nobody knows which terminal it is. */
function told(call: Call, make: () => string): number | undefined {
  if (!call.process.env.TERM) {
    if (call.name === "tput") return call.complain("No value for $TERM and no -T specified", MISUSED);
    call.process.err("TERM environment variable not set.\n");
    return 1;
  }
  call.out(make());
  return undefined;
}
