/** What a terminal of the lab shows, as whole lines without colours and without moves of a cursor. */
import type { LearnerTerminal } from "../learner_terminal.ts";
import { screenText } from "../../terminal/screen_text.ts";

export interface PlainShellOptions {
  readonly terminal: Pick<LearnerTerminal, "shown" | "isWaiting">;
  readonly say: (line: string) => void;
  /** Before every line: which terminal it is, where that is not plain. */
  readonly mark: string;
  /** Command lines are told too: whoever gave them does not see them. */
  readonly echoes: boolean;
}

// deno-lint-ignore no-control-regex
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g;

export class PlainShell {
  readonly #options: PlainShellOptions;
  /** Where what is shown now begins. */
  #from: number;
  /** Lines from there on that have been told. */
  #told = 0;
  /** The shell is known to wait. */
  #isPromptTold = true;

  constructor(options: PlainShellOptions) {
    this.#options = options;
    this.#from = options.terminal.shown.length;
  }

  /** Keys are going to be typed: what follows begins with the line of the prompt. */
  begin(): void {
    this.flush();
    const { shown } = this.#options.terminal;
    this.#from = shown.lastIndexOf("\n") + 1;
    this.#told = this.#options.echoes ? 0 : 1;
    this.#isPromptTold = this.#options.echoes;
  }

  /** Tells the lines that are complete, and, to whoever types, the prompt: the shell waits again. */
  flush(): void {
    const { terminal, say, mark } = this.#options;
    const lines = screenText(terminal.shown.slice(this.#from)).split("\n");
    const prompt = lines.pop()!;
    const tell = (line: string) => say(`${mark}${line.replace(CONTROLS, "").trimEnd()}`);
    lines.slice(this.#told).forEach(tell);
    this.#told = Math.max(this.#told, lines.length);
    if (this.#isPromptTold || !terminal.isWaiting || lines.length === 0) return;
    this.#isPromptTold = true;
    tell(prompt);
  }
}
