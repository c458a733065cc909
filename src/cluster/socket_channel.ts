import { ConnectionError } from "./connection_error.ts";
import type { Timing } from "./timing.ts";
import type { Channel } from "./transport.ts";

/** Sending waits above this, so that a slow server slows the sender down. */
const MAX_UNSENT_BYTES = 1 << 20;
/** A WebSocket has no way to hold the server back; a reader that is this far behind has stopped reading. */
const MAX_UNREAD_BYTES = 64 << 20;
/** There is no event for "sent": the amount is looked at this often, at most. */
const SHORTEST_LOOK_MS = 1;
const LONGEST_LOOK_MS = 20;

/** How a WebSocket may end without anything being wrong: done, going away, no code given. */
const GOOD_CLOSE_CODES = [1000, 1001, 1005];

/**
 * A Channel over a WebSocket. Made before the socket is open: the first message may come with the answer itself, and
 * nobody may be late for it. Usable when `opened` says so.
 */
export class SocketChannel implements Channel {
  readonly incoming: ReadableStream<Uint8Array>;
  readonly #socket: WebSocket;
  readonly #server: string;
  readonly #timing: Timing;

  constructor(socket: WebSocket, server: string, timing: Timing) {
    this.#socket = socket;
    this.#server = server;
    this.#timing = timing;
    this.incoming = incomingOf(socket, server);
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  async send(message: Uint8Array): Promise<void> {
    this.#requireOpen();
    this.#socket.send(message as Uint8Array<ArrayBuffer>);
    let lookMs = SHORTEST_LOOK_MS;
    while (this.#socket.bufferedAmount > MAX_UNSENT_BYTES) {
      await this.#timing.sleep(lookMs);
      this.#requireOpen();
      lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS);
    }
  }

  close(code = 1000, reason = ""): void {
    if (this.#socket.readyState <= WebSocket.OPEN) this.#socket.close(code, reason);
  }

  #requireOpen(): void {
    if (this.#socket.readyState === WebSocket.OPEN) return;
    throw new ConnectionError("interrupted", this.#server, "the connection is closed");
  }
}

function incomingOf(socket: WebSocket, server: string): ReadableStream<Uint8Array> {
  let isOver = false;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const end = (error?: ConnectionError) => {
        if (isOver) return;
        isOver = true;
        if (error) controller.error(error);
        else controller.close();
      };
      socket.onmessage = (event: MessageEvent<ArrayBuffer | string>) => {
        if (isOver) return;
        const { data } = event;
        controller.enqueue(typeof data === "string" ? new TextEncoder().encode(data) : new Uint8Array(data));
        if ((controller.desiredSize ?? 1) > 0) return;
        end(new ConnectionError("interrupted", server, `more than ${MAX_UNREAD_BYTES} bytes came unread`));
        socket.close(4000, "unread");
      };
      socket.onerror = (event) => {
        end(ConnectionError.from(new Error(textOf(event)), { server }));
      };
      socket.onclose = (event) => {
        if (GOOD_CLOSE_CODES.includes(event.code)) return end();
        const why = event.reason || `close code ${event.code}`;
        end(new ConnectionError("interrupted", server, `the server closed the connection: ${why}`));
      };
    },
    cancel() {
      isOver = true;
      socket.close(1000);
    },
  }, new ByteLengthQueuingStrategy({ highWaterMark: MAX_UNREAD_BYTES }));
}

/** Resolves when the socket is open; rejects when it fails, takes too long, or is not wanted any more. */
export async function opened(
  socket: WebSocket,
  timing: Timing,
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const settled = new AbortController();
  const once = { signal: settled.signal };
  const outcome = new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve(), once);
    socket.addEventListener("error", (event) => reject(new Error(textOf(event))), once);
    socket.addEventListener(
      "close",
      (event) => reject(new Error(`WebSocket closed with code ${event.code}`)),
      once,
    );
  });
  const limit = timing.sleep(limitMs, AbortSignal.any([signal, settled.signal])).then(() => {
    if (signal.aborted) throw signal.reason;
    if (!settled.signal.aborted) throw new DOMException("no answer in time", "TimeoutError");
  });
  try {
    await Promise.race([outcome, limit]);
  } finally {
    settled.abort();
  }
}

function textOf(event: Event): string {
  return event instanceof ErrorEvent ? event.message : "the connection broke";
}
