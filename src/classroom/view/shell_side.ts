/** The learner's terminals: one is seen, and a second one can be opened beside it. */
import type { Grid } from "../../terminal/grid.ts";
import type { TerminalInput } from "../../terminal/keys.ts";
import type { Rectangle } from "../../terminal/line.ts";
import type { TerminalSize } from "../../simulator/host/terminal.ts";
import type { LearnerTerminal } from "../learner_terminal.ts";
import { ShellPane } from "./shell_pane.ts";

export interface ShellSideOptions {
  readonly size: TerminalSize;
  readonly open: (number: number, size: TerminalSize) => Promise<LearnerTerminal>;
  readonly type: (text: string, number: number) => void;
  /** One of them shows something else. */
  readonly onChange: () => void;
}

export class ShellSide {
  readonly #options: ShellSideOptions;
  readonly #panes = new Map<number, ShellPane>();
  readonly #terminals = new Map<number, LearnerTerminal>();
  /** Who waits for the first prompt of a terminal. */
  readonly #waiting = new Map<number, (isThere: boolean) => void>();
  #size: TerminalSize;
  #shown = 1;

  constructor(options: ShellSideOptions) {
    this.#options = options;
    this.#size = options.size;
    this.#pane(1);
  }

  /** The number of the terminal that is seen. */
  get shown(): number {
    return this.#shown;
  }

  get numbers(): readonly number[] {
    return [...this.#panes.keys()].sort((one, other) => one - other);
  }

  /** Opens those that there were, in a world that is there now. */
  async attach(): Promise<void> {
    for (const number of this.#panes.keys()) {
      this.#attach(number, await this.#options.open(number, this.#size));
    }
  }

  /**
   * Shows one, which is opened where it has not been; resolves when its shell can be typed to. Answers whether it can:
   * a world that is replaced meanwhile takes its terminals along.
   */
  async show(number: number): Promise<boolean> {
    this.#shown = number;
    if (this.#panes.has(number)) return true;
    const terminal = await this.#options.open(number, this.#size);
    this.#attach(number, terminal);
    if (terminal.isWaiting) return true;
    return await new Promise((resolve) => this.#waiting.set(number, resolve));
  }

  /** The one after that which is seen; there are two at least. */
  async showNext(): Promise<void> {
    await this.show(this.#shown % Math.max(2, this.#panes.size) + 1);
  }

  async resize(size: TerminalSize): Promise<void> {
    this.#size = size;
    for (const [number, pane] of this.#panes) {
      pane.resize(size);
      await this.#options.open(number, size);
    }
  }

  input(input: TerminalInput): void {
    this.#panes.get(this.#shown)?.input(input);
  }

  draw(grid: Grid, area: Rectangle, hasFocus: boolean): void {
    this.#panes.get(this.#shown)?.draw(grid, area, hasFocus);
  }

  close(): void {
    for (const pane of this.#panes.values()) pane.close();
    for (const number of this.#waiting.keys()) this.#endWaiting(number, false);
  }

  #attach(number: number, terminal: LearnerTerminal): void {
    if (this.#terminals.get(number) !== terminal) this.#endWaiting(number, false);
    this.#terminals.set(number, terminal);
    this.#pane(number).attach(terminal);
  }

  #endWaiting(number: number, isThere: boolean): void {
    this.#waiting.get(number)?.(isThere);
    this.#waiting.delete(number);
  }

  #pane(number: number): ShellPane {
    const known = this.#panes.get(number);
    if (known) return known;
    const { type, onChange } = this.#options;
    const pane = new ShellPane({
      ...this.#size,
      type: (text) => type(text, number),
      onChange: () => {
        if (this.#terminals.get(number)?.isWaiting) this.#endWaiting(number, true);
        onChange();
      },
    });
    this.#panes.set(number, pane);
    return pane;
  }
}
