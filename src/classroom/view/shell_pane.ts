/** The lab's shell in a part of the screen. */
import { Emulator } from "../../terminal/emulator.ts";
import type { Grid } from "../../terminal/grid.ts";
import { keySequence, pasteSequence } from "../../terminal/key_sequence.ts";
import type { TerminalInput } from "../../terminal/keys.ts";
import type { Rectangle } from "../../terminal/line.ts";
import type { LearnerTerminal } from "../learner_terminal.ts";

export interface ShellPaneOptions {
  readonly columns: number;
  readonly rows: number;
  /** Sends keys to the shell. */
  readonly type: (text: string) => void;
  /** It shows something else now. */
  readonly onChange: () => void;
}

export class ShellPane {
  readonly #options: ShellPaneOptions;
  #emulator: Emulator;
  #size: { columns: number; rows: number };

  constructor(options: ShellPaneOptions) {
    this.#options = options;
    this.#size = { columns: options.columns, rows: options.rows };
    this.#emulator = this.#make();
  }

  /** Shows a terminal from its beginning: another one, or the same after it was led back. */
  attach(terminal: LearnerTerminal): void {
    this.#emulator.close();
    const emulator = this.#emulator = this.#make();
    const show = (text: string) => void emulator.write(text).then(this.#options.onChange);
    terminal.onShown = show;
    show(terminal.shown);
  }

  resize(size: { columns: number; rows: number }): void {
    this.#size = size;
    this.#emulator.resize(size);
  }

  input(input: TerminalInput): void {
    const text = this.#textOf(input);
    if (text !== "") this.#options.type(text);
  }

  draw(grid: Grid, area: Rectangle, hasFocus: boolean): void {
    this.#emulator.draw(grid, area);
    const { column, row, isShown } = this.#emulator.cursor();
    if (hasFocus && isShown && column < area.width && row < area.height) {
      grid.cursor = { x: area.x + column, y: area.y + row };
    }
  }

  close(): void {
    this.#emulator.close();
  }

  #make(): Emulator {
    const emulator = new Emulator(this.#size);
    emulator.onReply = (text) => this.#options.type(text);
    return emulator;
  }

  #textOf(input: TerminalInput): string {
    const modes = this.#emulator.sequenceModes;
    if (input.type === "key") return keySequence(input, modes);
    return input.type === "paste" ? pasteSequence(input.text, modes) : "";
  }
}
