/** Lines for a program with a prompt of its own: edited, with a history, where somebody sits at a terminal. */
import { Interrupted, type Process, readLine, type Wait } from "../host/process.ts";
import { type Edited, LineEditor } from "./shell/editor/line_editor.ts";
import { History } from "./shell/history.ts";

export class PromptedLines {
  readonly #process: Process;
  readonly #owner = { typedAhead: "", history: new History(), flavour: { isBash: false } };
  readonly #editor: LineEditor | undefined;

  constructor(process: Process) {
    this.#process = process;
    const { terminal } = process.input;
    const isItsOwn = terminal !== undefined && process.task?.terminal === terminal;
    this.#editor = isItsOwn ? new LineEditor(this.#owner, terminal) : undefined;
  }

  /** A line without its newline. The prompt is shown at a terminal alone. */
  *read(prompt: string): Generator<Wait, Edited, void> {
    if (this.#editor) {
      const edited = yield* this.#editor.read(prompt);
      if (edited.kind === "line") this.#owner.history.add(edited.text);
      return edited;
    }
    if (this.#process.tty) this.#process.out(prompt);
    try {
      const text = yield* readLine(this.#process);
      return text === undefined ? { kind: "end" } : { kind: "line", text: text.replace(/\n$/, "") };
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      return { kind: "interrupted" };
    }
  }
}
