import type { ProcessEnd, ProcessStreams, TerminalSize } from "../kubelet/node_proxy.ts";
import {
  type ApiChannel,
  type ChannelReceiver,
  ChannelWriter,
  RESIZE,
  STDERR,
  STDIN,
  STDOUT,
} from "./channel_frames.ts";
import { parseSize, resultStatus } from "./command_status.ts";

/** A command whose streams are channels of one WebSocket. */
export class CommandSession implements ChannelReceiver {
  readonly #writer: ChannelWriter;
  readonly #wants: { stdin: boolean; stdout: boolean; stderr: boolean };
  readonly #stdin = new TransformStream<Uint8Array, Uint8Array>();
  readonly #stdinWriter = this.#stdin.writable.getWriter();
  readonly #abort = new AbortController();
  #onResize: ((size: TerminalSize) => void) | undefined;
  #size: TerminalSize | undefined;

  constructor(protocol: string, wants: { stdin: boolean; stdout: boolean; stderr: boolean }) {
    this.#wants = wants;
    this.#writer = new ChannelWriter(protocol, this);
    this.#stdinWriter.closed.catch(() => {}); // the process may end before its input does
  }

  get channel(): ApiChannel {
    return this.#writer.channel;
  }

  run(start: (streams: ProcessStreams) => Promise<ProcessEnd>): void {
    // The first message, empty, tells the client that the stream stands.
    this.#writer.write(this.#wants.stdout ? STDOUT : STDERR, new Uint8Array());
    start(this.#streams()).then(
      (end) => this.#writer.writeStatus(resultStatus(end)),
      (error) => this.#writer.writeStatus(resultStatus(error)),
    ).finally(() => this.#writer.close());
  }

  async receive(channel: number, data: Uint8Array): Promise<void> {
    if (channel === STDIN && this.#wants.stdin) {
      await this.#stdinWriter.write(data).catch(() => {}); // nobody reads it any more
    } else if (channel === RESIZE) {
      this.#size = parseSize(data);
      if (this.#size) this.#onResize?.(this.#size);
    }
  }

  end(channel: number): void {
    if (channel === STDIN) this.#stdinWriter.close().catch(() => {});
  }

  gone(): void {
    this.end(STDIN);
    this.#abort.abort();
  }

  #streams(): ProcessStreams {
    const { stdin, stdout, stderr } = this.#wants;
    return {
      ...(stdin ? { stdin: this.#stdin.readable } : {}),
      ...(stdout ? { stdout: (chunk: Uint8Array) => this.#writer.write(STDOUT, chunk) } : {}),
      ...(stderr ? { stderr: (chunk: Uint8Array) => this.#writer.write(STDERR, chunk) } : {}),
      onResize: (listener) => {
        this.#onResize = listener;
        if (this.#size) listener(this.#size);
      },
      signal: this.#abort.signal,
    };
  }
}
