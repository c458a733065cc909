import type { Io } from "../../io.ts";
import { type BuildLook, type BuildPart, type PartOutcome, partSeconds } from "./build_look.ts";

interface DrawnPart {
  title: string;
  beganMs: number;
  endedMs?: number;
  outcome?: PartOutcome["kind"];
  notes: string[];
  /** The last lines of a command that runs. */
  output: string[];
}

const OUTPUT_LINES = 6;

/** A list that is drawn again with every step, as BuildKit draws it on a terminal: `[+] Building 1.2s (4/9)`. */
export class TerminalLook implements BuildLook {
  readonly #io: Pick<Io, "err" | "now" | "terminal">;
  readonly #parts = new Map<number, DrawnPart>();
  readonly #beganMs: number;
  #drawn = 0;

  constructor(io: Pick<Io, "err" | "now" | "terminal">) {
    this.#io = io;
    this.#beganMs = io.now();
  }

  async begin({ number, title }: BuildPart): Promise<void> {
    this.#parts.set(number, { title, beganMs: this.#io.now(), notes: [], output: [] });
    await this.#draw(false);
  }

  async note({ number }: BuildPart, text: string): Promise<void> {
    this.#parts.get(number)?.notes.push(text.replace(/ done$/, ""));
    await this.#draw(false);
  }

  async output({ number }: BuildPart, line: string): Promise<void> {
    const part = this.#parts.get(number);
    if (part) part.output = [...part.output, line].slice(-OUTPUT_LINES);
    await this.#draw(false);
  }

  async end({ number }: BuildPart, outcome: PartOutcome): Promise<void> {
    const part = this.#parts.get(number);
    if (part) Object.assign(part, { endedMs: this.#io.now(), outcome: outcome.kind, output: [] });
    await this.#draw(false);
  }

  async close(isFinished: boolean): Promise<void> {
    await this.#draw(isFinished);
  }

  async #draw(isFinished: boolean): Promise<void> {
    const { columns, rows } = this.#io.terminal?.size ?? { columns: 80, rows: 24 };
    const body = [...this.#parts.values()].flatMap((part) => this.#lines(part, columns));
    // What does not fit above the last line cannot be drawn again: the oldest gives way.
    const shown = body.slice(isFinished ? 0 : Math.max(0, body.length - (rows - 2)));
    const lines = [this.#headline(isFinished, columns), ...shown];
    const up = this.#drawn ? `\x1b[${this.#drawn}A` : "";
    await this.#io.err(`${up}${lines.map((line) => `\x1b[2K${line}\n`).join("")}\x1b[J`);
    this.#drawn = lines.length;
  }

  #headline(isFinished: boolean, columns: number): string {
    const parts = [...this.#parts.values()];
    const ended = parts.filter(({ endedMs }) => endedMs !== undefined).length;
    const left = `[+] Building ${partSeconds(this.#io.now() - this.#beganMs)} (${ended}/${parts.length})` +
      (isFinished ? " FINISHED" : "");
    return spread(left, "docker:default", columns);
  }

  #lines(part: DrawnPart, columns: number): string[] {
    const { title, outcome, notes, output } = part;
    const ms = (part.endedMs ?? this.#io.now()) - part.beganMs;
    const word = { cached: "CACHED ", failed: "ERROR ", done: "" }[outcome ?? "done"];
    return [
      spread(` => ${word}${title}`, partSeconds(ms), columns),
      ...notes.map((note) => spread(` => => ${note}`, partSeconds(ms), columns)),
      ...output.map((line) => cut(` => => # ${line}`, columns)),
    ];
  }
}

/** One text at the left end of a line, one at the right. */
function spread(left: string, right: string, columns: number): string {
  const room = columns - right.length - 1;
  return `${cut(left, room).padEnd(room)} ${right}`;
}

function cut(text: string, length: number): string {
  // What moves the cursor would break the list.
  // deno-lint-ignore no-control-regex
  return [...text.replace(/\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x1f\x7f]/g, "")].slice(0, Math.max(0, length)).join(
    "",
  );
}
