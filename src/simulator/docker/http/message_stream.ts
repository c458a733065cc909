/** Work of the engine that tells how it gets on: one JSON message a line, until it is done. */
import type { Cancel } from "../../clock/event_queue.ts";
import type { ProgressMessage, Report } from "../progress.ts";
import type { PlainAnswer } from "./api_request.ts";

/**
 * Starts the work and answers its messages as they come; a client that goes away stops it. What is refused at once is
 * the answer, and no stream. @throws {EngineError}
 */
export function messageStream(
  signal: AbortSignal,
  start: (report: Report, onDone: () => void) => Cancel,
): PlainAnswer {
  const encoder = new TextEncoder();
  const early: ProgressMessage[] = [];
  let send = (message: ProgressMessage): void => void early.push(message);
  let end = (): void => void (isOver = true);
  let isOver = false;
  const cancel = start((message) => send(message), () => end());
  signal.addEventListener("abort", cancel, { once: true });
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (message) => {
        if (!isOver) controller.enqueue(encoder.encode(JSON.stringify(message) + "\r\n"));
      };
      end = () => {
        if (!isOver) controller.close();
        isOver = true;
      };
      const wasOver = isOver;
      isOver = false;
      early.forEach(send);
      if (wasOver) end();
    },
    cancel() {
      isOver = true;
      cancel();
    },
  });
  return { status: 200, headers: { "Content-Type": "application/json" }, body };
}
