/** What an emulator knows, as text that makes a real terminal show the same. */
import type { Emulator } from "../../terminal/emulator.ts";

/** What a real terminal shows at the moment. */
export interface DrawnScreen {
  rows: string[];
  modes: string;
}

/** Draws the lines that are others than before, at most `room`, and a bar below; `drawn` is then what is shown. */
export function drawScreen(drawn: DrawnScreen, emulator: Emulator, bar: string, room: number): string {
  const rows = [...emulator.rows().slice(0, room), bar];
  const changed = rows.map((row, at) => row === drawn.rows[at] ? "" : rowAt(at, row));
  const cleared = drawn.rows.length === 0 ? `${PLAIN}\x1b[2J` : "";
  const modes = emulator.modes();
  const changedModes = modes === drawn.modes ? "" : modes;
  drawn.rows = rows;
  drawn.modes = modes;
  return `${BEGIN}\x1b[?25l${cleared}${changed.join("")}${changedModes}${cursorOf(emulator)}${END}`;
}

/** All of the screen, on an ordinary one; with a full-screen program, its alternate screen above that. */
export function paintScreen(emulator: Emulator): string {
  const ordinary = `${PLAIN}\x1b[2J${painted(emulator, "ordinary")}`;
  const alternate = emulator.isAlternate ? `\x1b[?1049h\x1b[2J${painted(emulator, "active")}` : "";
  return BEGIN + ordinary + alternate + emulator.modes() + END;
}

/** What was covered by a bar and whatever was drawn with it: an ordinary screen was kept by the real terminal. */
export function paintCovered(emulator: Emulator): string {
  const shown = emulator.isAlternate
    ? `${PLAIN}\x1b[2J${painted(emulator, "active")}`
    : `\x1b[?1049l${emulator.cursor().isShown ? "\x1b[?25h" : "\x1b[?25l"}`;
  return BEGIN + shown + emulator.modes() + END;
}

/** Leaves a terminal as a shell expects it. */
export const LEAVE = "\x1b[?2004l\x1b[?1l\x1b>\x1b[?25h";

/** Synchronized output: terminals that know it show all at once. */
const BEGIN = "\x1b[?2026h";
const END = "\x1b[?2026l";
/** No colours, no margins, lines wrap. */
const PLAIN = "\x1b[0m\x1b[r\x1b[?7h";

function painted(emulator: Emulator, which: "active" | "ordinary"): string {
  return emulator.rows(which).map((row, at) => row === "" ? "" : rowAt(at, row)).join("") +
    cursorOf(emulator, which);
}

/** It is erased first: at the end of a full row, that would take the last character. */
function rowAt(row: number, text: string): string {
  return `\x1b[${row + 1};1H\x1b[0m\x1b[K${text}`;
}

function cursorOf(emulator: Emulator, which: "active" | "ordinary" = "active"): string {
  const { column, row, isShown } = emulator.cursor(which);
  return `\x1b[${row + 1};${column + 1}H${isShown ? "\x1b[?25h" : "\x1b[?25l"}`;
}
