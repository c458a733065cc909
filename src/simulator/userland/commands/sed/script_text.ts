/** The text of a script, from several `-e` and `-f`, and where in it something is wrong. */

/** The script cannot be understood: the message is sed's, with the place. */
export class ScriptError extends Error {
  constructor(message: string, readonly code = 1) {
    super(message);
    this.name = "ScriptError";
  }
}

export interface ScriptPart {
  text: string;
  /** Absent: it was on the command line. */
  file?: string;
}

export class ScriptText {
  readonly text: string;
  at = 0;
  readonly #starts: { start: number; part: ScriptPart; number: number }[] = [];

  constructor(parts: readonly ScriptPart[]) {
    let text = "";
    let number = 0;
    for (const [index, part] of parts.entries()) {
      if (index > 0) text += "\n";
      if (part.file === undefined) number++;
      this.#starts.push({ start: text.length, part, number });
      text += part.file === undefined ? part.text : part.text.replace(/\n$/, "");
    }
    this.text = text;
  }

  get hasEnded(): boolean {
    return this.at >= this.text.length;
  }

  peek(): string {
    return this.text[this.at] ?? "";
  }

  /** The next character; "" at the end. */
  next(): string {
    return this.text[this.at++] ?? (this.at--, "");
  }

  /** Takes what fits here. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  /** @throws {ScriptError} */
  wrong(message: string, isPlaceless = false): never {
    const { start, part, number } = this.#starts.findLast(({ start }) => start <= Math.max(0, this.at - 1))!;
    if (part.file !== undefined) {
      const line = this.text.slice(start, Math.max(start, this.at - 1)).split("\n").length;
      throw new ScriptError(`file ${part.file} line ${line}: ${message}`);
    }
    throw new ScriptError(`-e expression #${number}, char ${isPlaceless ? 0 : this.at - start}: ${message}`);
  }
}
