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

  /**
   * `!!`, `!5`, `!-2`, `!text`, `!?text?`, `!$`, `^old^new^` replaced by what they stand for; an object where there is
   * no such event; undefined where nothing is replaced.
   */
  expand(line: string): string | { missing: string } | undefined {
    const quick = /^\^([^^]+)\^([^^]*)\^?(.*)$/.exec(line);
    if (quick) {
      const last = this.lines.at(-1) ?? "";
      return last.includes(quick[1]!)
        ? last.replace(quick[1]!, () => quick[2]!) + quick[3]
        : { missing: `:s${line}` };
    }
    let missing: string | undefined;
    let changed = false;
    const pattern = /'[^']*'|\\.|!(?:(!)|(-?\d+)|\?([^?\n]+)\??|([$^*])|([A-Za-z_./][^\s;&|<>()"']*))/g;
    const expanded = line.replace(pattern, (all, last, number, inside, words, start) => {
      if (!all.startsWith("!")) return all;
      const event = this.#event({ last, number, inside, words, start });
      if (event === undefined) missing = all;
      changed = true;
      return event ?? all;
    });
    if (missing !== undefined) return { missing };
    return changed ? expanded : undefined;
  }

  #event(
    parts: { last?: string; number?: string; inside?: string; words?: string; start?: string },
  ): string | undefined {
    const { lines } = this;
    if (parts.last) return lines.at(-1);
    if (parts.number) {
      return Number(parts.number) < 0 ? lines.at(Number(parts.number)) : lines[Number(parts.number) - 1];
    }
    if (parts.inside) return lines.findLast((line) => line.includes(parts.inside!));
    if (parts.start) return lines.findLast((line) => line.startsWith(parts.start!));
    const words = (lines.at(-1) ?? "").trim().split(/\s+/);
    return parts.words === "$" ? words.at(-1) : parts.words === "^" ? words[1] : words.slice(1).join(" ");
  }
}
