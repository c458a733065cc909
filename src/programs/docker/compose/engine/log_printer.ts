/** Lines of several containers, each with its container's name in front (docker/compose, cmd/formatter/logs.go). */
import type { Io } from "../../../io.ts";

export interface LogLook {
  hasColor: boolean;
  hasPrefix: boolean;
}

/** The cycle of colours, as escape codes. */
const COLORS = ["36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1"];

export class LogPrinter {
  readonly #io: Pick<Io, "out" | "err">;
  readonly #look: LogLook;
  readonly #colors = new Map<string, string>();
  readonly #rests = new Map<string, string>();
  #width = 0;

  constructor(io: Pick<Io, "out" | "err">, look: LogLook) {
    this.#io = io;
    this.#look = look;
  }

  /** Names that are known make room for the longest. */
  register(name: string): void {
    if (this.#colors.has(name)) return;
    this.#colors.set(name, COLORS[this.#colors.size % COLORS.length]!);
    this.#width = Math.max(this.#width, name.length + 1);
  }

  /** Text as it comes; what is no whole line waits for its rest. */
  async text(name: string, text: string, stream: "out" | "err"): Promise<void> {
    this.register(name);
    const key = `${stream} ${name}`;
    const lines = ((this.#rests.get(key) ?? "") + text).split("\n");
    this.#rests.set(key, lines.pop()!);
    await this.#lines(name, lines, stream);
  }

  /** What waited for its rest. */
  async flush(name: string): Promise<void> {
    for (const stream of ["out", "err"] as const) {
      const rest = this.#rests.get(`${stream} ${name}`);
      this.#rests.delete(`${stream} ${name}`);
      if (rest) await this.#lines(name, [rest], stream);
    }
  }

  /** A word about the container itself: `web-1 exited with code 0`. */
  async status(name: string, words: string): Promise<void> {
    this.register(name);
    await this.#io.out(`${this.#painted(name, `${name} ${words}`)}\n`);
  }

  async #lines(name: string, lines: readonly string[], stream: "out" | "err"): Promise<void> {
    if (!lines.length) return;
    const prefix = this.#look.hasPrefix ? this.#painted(name, `${name.padEnd(this.#width)} | `) : "";
    const text = lines.map((line) => `${prefix}${line.replace(/\r$/, "")}\n`).join("");
    await (stream === "out" ? this.#io.out(text) : this.#io.err(text));
  }

  #painted(name: string, text: string): string {
    return this.#look.hasColor ? `\x1b[${this.#colors.get(name)}m${text}\x1b[0m` : text;
  }
}
