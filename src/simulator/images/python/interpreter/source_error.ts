/** A text that is no Python. */
export class SourceError extends Error {
  /** Where it stands, if not in what was to be run. */
  module?: { text: string; file: string };

  constructor(
    message: string,
    /** From 1. */
    readonly line: number,
    /** From 0. */
    readonly from: number,
    readonly to: number,
    readonly type: string = "SyntaxError",
  ) {
    super(message);
    this.name = "SourceError";
  }

  /** As the interpreter prints it, with the line of the text. */
  told(mainText: string, mainFile: string): string {
    const { text, file } = this.module ?? { text: mainText, file: mainFile };
    const row = text.split("\n")[this.line - 1] ?? "";
    const plain = row.trimStart();
    const from = Math.max(0, this.from - (row.length - plain.length));
    const marks = "^".repeat(Math.max(1, this.to - this.from));
    return `  File "${file}", line ${this.line}\n    ${plain.trimEnd()}\n    ${
      " ".repeat(from)
    }${marks}\n${this.type}: ${this.message}\n`;
  }
}
