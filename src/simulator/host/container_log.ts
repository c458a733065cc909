import { byteLength, bytesOf, textOf } from "./byte_text.ts";

/** What one container instance has written, and readers that follow it. */
export interface LogLine {
  atMs: number;
  /** With its newline, unless it is still being written. */
  text: string;
  stream: "stdout" | "stderr";
}

/** A log file is put away when it has so many bytes, and a new one is begun (containerLogMaxSize). */
const MAX_BYTES = 10 * 1024 * 1024;
/** Lines kept of one file; the oldest go first. */
const MAX_LINES = 50_000;

export class ContainerLog {
  #lines: LogLine[] = [];
  #bytes = 0;
  #ended = false;
  readonly #followers = new Set<LogFollower>();

  append(stream: LogLine["stream"], text: string, nowMs: number): void {
    if (text === "") return;
    const isWhole = this.#lines.at(-1)?.text.endsWith("\n") ?? true;
    // A line without an end is cut, too.
    if (this.#bytes > (isWhole ? MAX_BYTES : 2 * MAX_BYTES)) {
      this.#lines = [];
      this.#bytes = 0;
    }
    this.#bytes += byteLength(text);
    for (const piece of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      this.#add({ atMs: nowMs, text: piece, stream });
    }
    if (this.#lines.length > MAX_LINES + MAX_LINES / 10) this.#lines = this.#lines.slice(-MAX_LINES);
  }

  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** The container has ended: followers get their end. */
  end(): void {
    this.#ended = true;
    for (const follower of this.#followers) follower.end();
    this.#followers.clear();
  }

  /** Calls for each further line, and at the end. Returns how to stop. */
  follow(follower: LogFollower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  #add(line: LogLine): void {
    const last = this.#lines.at(-1);
    const continues = last && !last.text.endsWith("\n") && last.stream === line.stream;
    if (continues) last.text += line.text;
    else this.#lines.push(line);
    for (const follower of this.#followers) follower.line(line, continues ?? false);
  }
}

export interface LogFollower {
  /** `continues`: the text goes on where the last line stopped. */
  line(line: LogLine, continues: boolean): void;
  end(): void;
}

export interface LogSelection {
  timestamps: boolean;
  sinceMs?: number;
  tailLines?: number;
  limitBytes?: number;
}

/** The chosen part of a log as text. */
export function logText(lines: readonly LogLine[], selection: LogSelection): string {
  const { sinceMs, tailLines, limitBytes } = selection;
  let chosen = sinceMs === undefined ? [...lines] : lines.filter((line) => line.atMs >= sinceMs);
  if (tailLines !== undefined) chosen = tailLines > 0 ? chosen.slice(-tailLines) : [];
  const text = chosen.map((line) => lineText(line, selection.timestamps)).join("");
  return limitBytes === undefined ? text : textOf(bytesOf(text).subarray(0, limitBytes));
}

/** One line as it is sent; times have nanoseconds. */
export function lineText(line: LogLine, timestamps: boolean): string {
  return timestamps ? `${new Date(line.atMs).toISOString().slice(0, -1)}000000Z ${line.text}` : line.text;
}
