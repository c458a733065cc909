/**
 * The two-way streams of exec, attach and port-forward: each message begins with the number of its channel. Before v4
 * an error is a bare text; v5 adds a message that ends a channel; in `base64` the number is a digit and what follows
 * is base64. Source: apimachinery/pkg/util/remotecommand, apiserver/pkg/util/wsstream.
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
const V5 = "v5.channel.k8s.io";
/** The digit 0 in ASCII. */
const ZERO = 0x30;

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
  readonly #protocol: string;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(protocol: string, receiver: ChannelReceiver) {
    this.#protocol = protocol;
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
        const [channel, data] = this.#isBase64 ? fromBase64(message) : [message[0], message.subarray(1)];
        if (channel === undefined) return;
        // Channels that nobody knows are passed over, as the API server does.
        if (channel === CLOSE_SIGNAL && protocol === V5) receiver.end(data[0] ?? STDIN);
        else await receiver.receive(channel, data);
      },
      close: () => {
        this.close();
        receiver.gone();
      },
    };
  }

  /** Nothing happens when the client is gone. */
  write(channel: number, data: Uint8Array): void {
    const body = this.#isBase64 ? new TextEncoder().encode(data.toBase64()) : data;
    const message = new Uint8Array(body.length + 1);
    message[0] = this.#isBase64 ? ZERO + channel : channel;
    message.set(body, 1);
    this.#controller?.enqueue(message);
  }

  /** How a command ended. */
  writeStatus(status: Partial<Status>): void {
    const isPlain = !/^v[45]/.test(this.#protocol);
    if (isPlain && status.status === "Success") return;
    const text = isPlain ? status.message ?? "" : JSON.stringify({ metadata: {}, ...status });
    this.write(ERROR, new TextEncoder().encode(text));
  }

  close(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }

  get #isBase64(): boolean {
    return this.#protocol.includes("base64");
  }
}

/** @throws {SyntaxError} what follows the digit is no base64. */
function fromBase64(message: Uint8Array): [channel: number | undefined, data: Uint8Array] {
  const [digit] = message;
  if (digit === undefined) return [undefined, message];
  return [digit - ZERO, Uint8Array.fromBase64(new TextDecoder().decode(message.subarray(1)))];
}
