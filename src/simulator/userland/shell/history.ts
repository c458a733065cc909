/** The lines that were typed. */
const MAX_LINES = 1000;

export class History {
  lines: string[] = [];
  /** How many were there before this shell. */
  #loaded = 0;

  /** Of the text of `~/.bash_history`. */
  load(text: string): void {
    this.lines.push(...text.split("\n").filter((line) => line !== ""));
    this.#loaded = this.lines.length;
  }

  /** `control` is HISTCONTROL. */
  add(line: string, control = ""): void {
    if (line.trim() === "") return;
    const rules = control.split(":");
    const both = rules.includes("ignoreboth");
    if ((both || rules.includes("ignorespace")) && line.startsWith(" ")) return;
    if ((both || rules.includes("ignoredups")) && this.lines.at(-1) === line) return;
    if (rules.includes("erasedups")) this.lines = this.lines.filter((other) => other !== line);
    this.lines.push(line);
    if (this.lines.length > MAX_LINES) {
      this.lines.shift();
      this.#loaded = Math.max(0, this.#loaded - 1);
    }
  }

  clear(): void {
    this.lines = [];
    this.#loaded = 0;
  }

  /** What was typed here, as text to append to the file. */
  get own(): string {
    return this.lines.slice(this.#loaded).map((line) => `${line}\n`).join("");
  }
}
