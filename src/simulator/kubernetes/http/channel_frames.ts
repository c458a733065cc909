/**
 * The two-way streams of exec, attach and port-forward: each message begins with the number of its channel
 * (protocols `v4.channel.k8s.io` and `v5.channel.k8s.io`; v5 adds a message that ends a channel).
 */
import type { Status } from "../../../kube/object.ts";

/** The server's end, as a transport hands it out. */
export interface ApiChannel {
  readonly protocol: string;
  readonly incoming: ReadableStream<Uint8Array>;
  send(message: Uint8Array): Promise<void>;
  close(code?: number, reason?: string): void;
}

export const STDIN = 0;
export const STDOUT = 1;
export const STDERR = 2;
export const ERROR = 3;
export const RESIZE = 4;
/** In v5: the next byte names the channel that ends. */
const CLOSE_SIGNAL = 255;

/** What the server does with the client's messages. */
export interface ChannelReceiver {
  /** Resolves when there is room for the next message. */
  receive(channel: number, data: Uint8Array): Promise<void> | void;
  /** The client has ended one channel. */
  end(channel: number): void;
  /** The client is gone. */
  gone(): void;
}

/** The end of a channel that the server writes to. */
export class ChannelWriter {
  readonly channel: ApiChannel;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(protocol: string, receiver: ChannelReceiver) {
    const incoming = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.#controller = undefined;
        receiver.gone();
      },
    });
    this.channel = {
      protocol,
      incoming,
      send: async (message) => {
        const [channel] = message;
        if (channel === undefined) return;
        if (channel === CLOSE_SIGNAL) receiver.end(message[1] ?? STDIN);
        else await receiver.receive(channel, message.subarray(1));
      },
      close: () => {
        this.close();
        receiver.gone();
      },
    };
  }

  /** Nothing happens when the client is gone. */
  write(channel: number, data: Uint8Array): void {
    const message = new Uint8Array(data.length + 1);
    message[0] = channel;
    message.set(data, 1);
    this.#controller?.enqueue(message);
  }

  /** How a command ended. */
  writeStatus(status: Partial<Status>): void {
    this.write(ERROR, new TextEncoder().encode(JSON.stringify({ metadata: {}, ...status })));
  }

  close(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }
}
