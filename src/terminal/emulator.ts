/**
 * A terminal without a screen: it takes what programs send and knows what a screen would show, so that it can be shown
 * later, or in a part of another one. Read this module when it is needed: the package takes longer than a prompt may.
 */
import { UnicodeGraphemesAddon } from "@xterm/addon-unicode-graphemes";
import { Terminal } from "@xterm/headless/lib-headless/xterm-headless.mjs";
import { drawEmulated } from "./emulated_cells.ts";
import type { Grid } from "./grid.ts";
import type { SequenceModes } from "./key_sequence.ts";
import type { Rectangle } from "./line.ts";
import { type EmulatedLine, rowText } from "./emulated_row.ts";

/** Lines above the screen that come back when it grows. */
const KEPT_LINES = 200;

export interface EmulatorSize {
  columns: number;
  rows: number;
}

export class Emulator {
  /** Called with what the terminal answers to a question of its programs. */
  onReply: (text: string) => void = () => {};
  readonly #terminal: EmulatedTerminal;
  #isCursorShown = true;

  constructor({ columns, rows }: EmulatorSize) {
    this.#terminal = new Terminal({ cols: columns, rows, scrollback: KEPT_LINES, allowProposedApi: true });
    this.#terminal.loadAddon(new UnicodeGraphemesAddon());
    this.#terminal.onData((text) => this.onReply(text));
    for (const final of ["h", "l"]) {
      this.#terminal.parser.registerCsiHandler({ prefix: "?", final }, (modes) => {
        if (modes.includes(CURSOR_MODE)) this.#isCursorShown = final === "h";
        return false;
      });
    }
  }

  /** Resolves when all of it is taken. */
  write(text: string): Promise<void> {
    return new Promise((resolve) => this.#terminal.write(text, resolve));
  }

  resize({ columns, rows }: EmulatorSize): void {
    this.#terminal.resize(columns, rows);
  }

  /** A full-screen program has the alternate screen. */
  get isAlternate(): boolean {
    return this.#terminal.buffer.active.type === "alternate";
  }

  /** The screen, row by row, with the sequences of its colours. `ordinary`: what lies below the alternate one. */
  rows(which: "active" | "ordinary" = "active"): string[] {
    const buffer = this.#buffer(which);
    return Array.from(
      { length: this.#terminal.rows },
      (_, row) => rowText(buffer.getLine(buffer.baseY + row)),
    );
  }

  /** Shows the screen in a part of a frame. */
  draw(grid: Grid, area: Rectangle): void {
    const { active } = this.#terminal.buffer;
    const lines = Array.from({ length: this.#terminal.rows }, (_, row) => active.getLine(active.baseY + row));
    drawEmulated(grid, area, lines);
  }

  /** From 0. */
  cursor(which: "active" | "ordinary" = "active"): { column: number; row: number; isShown: boolean } {
    const { cursorX, cursorY } = this.#buffer(which);
    return {
      column: Math.min(cursorX, this.#terminal.cols - 1),
      row: cursorY,
      isShown: this.#isCursorShown,
    };
  }

  /** Sequences that give another terminal the same modes, but for the cursor's. */
  modes(): string {
    const { modes } = this.#terminal;
    const mouse = MOUSE_MODES[modes.mouseTrackingMode];
    const switches: [number, boolean][] = [
      [1, modes.applicationCursorKeysMode],
      [2004, modes.bracketedPasteMode],
      [1004, modes.sendFocusMode],
      // A mouse mode that ends ends all of them, and the last one that begins is the one.
      ...Object.values(MOUSE_MODES).map((mode): [number, boolean] => [mode, false]),
      [1006, mouse !== undefined],
      ...(mouse === undefined ? [] : [[mouse, true]] satisfies [number, boolean][]),
    ];
    const keypad = modes.applicationKeypadMode ? "\x1b=" : "\x1b>";
    return keypad + switches.map(([mode, isOn]) => `\x1b[?${mode}${isOn ? "h" : "l"}`).join("");
  }

  /** How its program wants keys to be sent. */
  get sequenceModes(): SequenceModes {
    const { applicationCursorKeysMode, bracketedPasteMode } = this.#terminal.modes;
    return { applicationCursor: applicationCursorKeysMode, bracketedPaste: bracketedPasteMode };
  }

  close(): void {
    this.#terminal.dispose();
  }

  #buffer(which: "active" | "ordinary"): EmulatedScreen {
    const { active, normal } = this.#terminal.buffer;
    return which === "active" ? active : normal;
  }
}

/** DECTCEM */
const CURSOR_MODE = 25;
const MOUSE_MODES: Readonly<Record<string, number>> = { x10: 9, vt200: 1000, drag: 1002, any: 1003 };

/** What is used of the package, which has no types for the file that is imported. */
interface EmulatedTerminal {
  readonly cols: number;
  readonly rows: number;
  readonly buffer: { readonly active: EmulatedScreen; readonly normal: EmulatedScreen };
  readonly modes: {
    readonly applicationCursorKeysMode: boolean;
    readonly applicationKeypadMode: boolean;
    readonly bracketedPasteMode: boolean;
    readonly sendFocusMode: boolean;
    readonly mouseTrackingMode: string;
  };
  readonly parser: {
    registerCsiHandler(
      id: { prefix: string; final: string },
      handle: (parameters: (number | number[])[]) => boolean,
    ): void;
  };
  loadAddon(addon: UnicodeGraphemesAddon): void;
  onData(listener: (text: string) => void): void;
  write(text: string, taken: () => void): void;
  resize(columns: number, rows: number): void;
  dispose(): void;
}

interface EmulatedScreen {
  readonly type: "normal" | "alternate";
  readonly cursorX: number;
  readonly cursorY: number;
  readonly baseY: number;
  getLine(row: number): EmulatedLine | undefined;
}
