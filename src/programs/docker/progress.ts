/**
 * Shows what an engine does while it does it: on a terminal a line a layer that is drawn again and again, elsewhere a
 * line a step (github.com/moby/moby, pkg/jsonmessage).
 */
import type { Io } from "../io.ts";
import { DockerFailure } from "./engine_errors.ts";
import type { ProgressMessage } from "./engine_objects.ts";
import { jsonMessages } from "./json_messages.ts";
import { humanSize } from "./sizes.ts";

export interface ProgressOptions {
  /** Which stream it is shown on. */
  to?: "output" | "error";
  onAux?(aux: Record<string, unknown>): void | Promise<void>;
}

/** Shows messages until their end. Throws DockerFailure for one that is an error. */
export async function showProgress(
  io: Io,
  stream: ReadableStream<Uint8Array>,
  options: ProgressOptions = {},
): Promise<void> {
  const { to = "output" } = options;
  const write = (text: string): Promise<void> => to === "output" ? io.out(text) : io.err(text);
  const columns = io.isTerminal(to) ? io.terminal?.size.columns ?? 80 : undefined;
  const screen = new ProgressScreen(columns, () => io.now());
  for await (const message of jsonMessages<ProgressMessage>(stream)) {
    if (message.aux) await options.onAux?.(message.aux);
    else if (message.error !== undefined || message.errorDetail) {
      throw new DockerFailure(message.errorDetail?.message ?? message.error!, {
        code: message.errorDetail?.code || 1,
        isPlain: true,
      });
    } else await write(screen.text(message));
  }
}

const BAR_COLUMNS = 110;
const TIME_COLUMNS = 50;
const ESCAPE = "\x1b[";

/** What to print for each message. */
export class ProgressScreen {
  readonly #columns: number | undefined;
  readonly #now: () => number;
  /** Lines that are drawn again, by their layer. */
  #lines = new Map<string, number>();

  /** `columns`: of the terminal; undefined: there is none. */
  constructor(columns: number | undefined, now: () => number) {
    this.#columns = columns;
    this.#now = now;
  }

  text(message: ProgressMessage): string {
    const { id, progressDetail, progress } = message;
    let before = "";
    let after = "";
    if (id && (progressDetail || progress)) {
      if (!this.#lines.has(id)) {
        this.#lines.set(id, this.#lines.size);
        if (this.#columns !== undefined) before = "\n";
      }
      const distance = this.#lines.size - this.#lines.get(id)!;
      if (this.#columns !== undefined && distance > 0) {
        before += `${ESCAPE}${distance}A`;
        after = `${ESCAPE}${distance}B`;
      }
    } else this.#lines = new Map();
    return before + this.#shown(message) + after;
  }

  #shown({ id, status = "", stream, progress, progressDetail }: ProgressMessage): string {
    const isTerminal = this.#columns !== undefined;
    const bar = progressDetail ? this.#bar(progressDetail) : "";
    const isDrawn = isTerminal && !stream && progressDetail !== undefined;
    if (!isDrawn && bar !== "") return "";
    const name = id ? `${id}: ` : "";
    const end = isDrawn ? "\r" : "";
    const start = isDrawn ? `${ESCAPE}2K\r` : "";
    if (isDrawn) return `${start}${name}${status} ${bar}${end}`;
    if (progress) return `${name}${status} ${progress}${end}`;
    if (stream) return `${name}${stream}${end}`;
    return `${name}${status}${end}\n`;
  }

  #bar(
    { current = 0, total = 0, units, start, hidecounts }: NonNullable<ProgressMessage["progressDetail"]>,
  ): string {
    if (current <= 0 && total <= 0) return "";
    const size = (value: number): string => units ? `${value} ${units}` : humanSize(value);
    if (total <= 0) return size(current).padStart(8);
    const half = Math.min(50, Math.trunc(Math.trunc(current / total * 100) / 2));
    const width = this.#columns ?? 200;
    const box = width > BAR_COLUMNS ? `[${"=".repeat(half)}>${" ".repeat(50 - half)}] ` : "";
    const counts = current > total
      ? size(current).padStart(8)
      : units
      ? `${current}/${total} ${units}`
      : `${size(current).padStart(8)}/${size(total)}`;
    const left = current > 0 && start && half < 50 && width > TIME_COLUMNS
      ? ` ${goSeconds((this.#now() / 1000 - start) / current * (total - current))}`
      : "";
    return box + (hidecounts ? "" : counts) + left;
  }
}

/** `1h2m3s`, as Go prints a duration of whole seconds. */
export function goSeconds(seconds: number): string {
  const whole = Math.max(0, Math.trunc(seconds));
  const [hours, minutes, rest] = [Math.trunc(whole / 3600), Math.trunc(whole / 60) % 60, whole % 60];
  if (hours) return `${hours}h${minutes}m${rest}s`;
  return minutes ? `${minutes}m${rest}s` : `${rest}s`;
}
