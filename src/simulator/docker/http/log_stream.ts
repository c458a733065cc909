/** GET /containers/{id}/logs */
import { bytesOf } from "../../host/byte_text.ts";
import type { LogLine } from "../../host/container_log.ts";
import type { Container } from "../container.ts";
import { outputFrame } from "./output_frames.ts";

export interface LogWish {
  stdout: boolean;
  stderr: boolean;
  follow: boolean;
  timestamps: boolean;
  sinceMs?: number;
  untilMs?: number;
  /** Lines from the end; absent: all. */
  tail?: number;
}

const CHUNK_BYTES = 32 * 1024;

/** The log as the client is sent it: with heads, or plain where the container has a terminal. */
export function logStream(
  container: Container,
  wish: LogWish,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const { log, config } = container;
  const isWanted = ({ stream, atMs }: LogLine) =>
    wish[stream] && (wish.sinceMs === undefined || atMs >= wish.sinceMs) &&
    (wish.untilMs === undefined || atMs <= wish.untilMs);
  const encode = (line: LogLine, isContinued = false) => {
    const text = wish.timestamps && !isContinued ? `${stamp(line.atMs)} ${line.text}` : line.text;
    return config.Tty ? bytesOf(text) : outputFrame(line.stream, text);
  };
  const wanted = log.lines.filter(isWanted);
  const chosen = wish.tail === undefined ? wanted : wish.tail > 0 ? wanted.slice(-wish.tail) : [];
  let stop = (): void => {};
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks(chosen.map((line) => encode(line)))) controller.enqueue(chunk);
      if (!wish.follow || !container.isRunning) return controller.close();
      let isOpen = true;
      const end = () => {
        if (isOpen) controller.close();
        isOpen = false;
        stop();
      };
      const unfollow = log.follow({
        line: (line, continues) => {
          if (isOpen && isWanted(line)) controller.enqueue(encode(line, continues));
        },
        end,
      });
      container.wait("not-running").then(end);
      signal.addEventListener("abort", end, { once: true });
      stop = unfollow;
    },
    cancel: () => stop(),
  });
}

/** Lines that are there go together, as a buffer is filled: who reads them has few chunks, not one a line. */
function* chunks(pieces: readonly Uint8Array[]): Generator<Uint8Array> {
  for (let from = 0; from < pieces.length;) {
    let [to, length] = [from, 0];
    while (to < pieces.length && (to === from || length + pieces[to]!.length <= CHUNK_BYTES)) {
      length += pieces[to++]!.length;
    }
    const chunk = new Uint8Array(length);
    for (let at = 0; from < to; from++) {
      chunk.set(pieces[from]!, at);
      at += pieces[from]!.length;
    }
    yield chunk;
  }
}

/** `2026-11-23T06:53:02.123000000Z` */
function stamp(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "000000Z");
}
