/**
 * exec and attach by SPDY, as clients before WebSockets do it and kubectl still can: each of a process' streams is a
 * SPDY stream that says which. Source: kubelet's pkg/cri/streaming/remotecommand/httpstream.go.
 */
import type { ProcessEnd, ProcessStreams, TerminalSize } from "../kubelet/node_proxy.ts";
import type { ApiChannel } from "./channel_frames.ts";
import { parseSize, resultStatus } from "./command_status.ts";
import { type SpdyFrame, SpdyReader, SpdyWriter } from "./spdy_frames.ts";

/** What a client may ask for after `SPDY/3.1+`, the newest first. */
export const COMMAND_TUNNELS = [
  "v4.channel.k8s.io",
  "v3.channel.k8s.io",
  "v2.channel.k8s.io",
  "channel.k8s.io",
];

export interface CommandWants {
  stdin: boolean;
  stdout: boolean;
  stderr: boolean;
  tty: boolean;
}

type StreamType = "error" | "stdin" | "stdout" | "stderr" | "resize";

export class CommandTunnel {
  readonly channel: ApiChannel;
  readonly #version: string;
  readonly #wants: CommandWants;
  readonly #start: (streams: ProcessStreams) => Promise<ProcessEnd>;
  readonly #reader = new SpdyReader();
  readonly #writer = new SpdyWriter();
  readonly #streams = new Map<StreamType, number>();
  readonly #stdin = new TransformStream<Uint8Array, Uint8Array>();
  readonly #stdinWriter = this.#stdin.writable.getWriter();
  readonly #abort = new AbortController();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #onResize: ((size: TerminalSize) => void) | undefined;
  #size: TerminalSize | undefined;

  /** `start` runs the process once the client has opened every stream that it wants. */
  constructor(version: string, wants: CommandWants, start: (streams: ProcessStreams) => Promise<ProcessEnd>) {
    this.#version = version;
    this.#wants = wants;
    this.#start = start;
    this.#stdinWriter.closed.catch(() => {}); // the process may end before its input does
    const incoming = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.#close(),
    });
    this.channel = {
      protocol: `SPDY/3.1+${version}`,
      incoming,
      send: async (message) => {
        for (const frame of this.#reader.read(message)) await this.#receive(frame);
      },
      close: () => this.#close(),
    };
  }

  async #receive(frame: SpdyFrame): Promise<void> {
    switch (frame.type) {
      case "open":
        return this.#open(frame.stream, frame.headers);
      case "data":
        if (frame.stream === this.#streams.get("stdin")) {
          if (frame.data.length > 0) await this.#stdinWriter.write(frame.data).catch(() => {});
          if (frame.isLast) this.#stdinWriter.close().catch(() => {});
        } else if (frame.stream === this.#streams.get("resize")) {
          this.#size = parseSize(frame.data) ?? this.#size;
          if (this.#size) this.#onResize?.(this.#size);
        }
        return;
      case "reset":
        if (frame.stream === this.#streams.get("stdin")) this.#stdinWriter.close().catch(() => {});
        return;
      case "ping":
        return this.#send(frame.bytes);
      case "goaway":
        return this.#close();
    }
  }

  #open(stream: number, { streamtype = "" }: Record<string, string>): void {
    if (!isStreamType(streamtype) || this.#streams.has(streamtype)) {
      throw new RangeError(`Cannot open stream ${stream}: its type "${streamtype}" is not expected`);
    }
    this.#streams.set(streamtype, stream);
    this.#send(this.#writer.reply(stream));
    if (this.#streams.size === this.#expected().length) this.#run();
  }

  #expected(): StreamType[] {
    const { stdin, stdout, stderr, tty } = this.#wants;
    const hasResize = tty && /^v[34]/.test(this.#version);
    return [
      "error",
      ...(stdin ? ["stdin" as const] : []),
      ...(stdout ? ["stdout" as const] : []),
      ...(stderr && !tty ? ["stderr" as const] : []),
      ...(hasResize ? ["resize" as const] : []),
    ];
  }

  #run(): void {
    const { stdin } = this.#wants;
    const sink = (type: StreamType) => {
      const stream = this.#streams.get(type);
      return stream === undefined ? undefined : (chunk: Uint8Array) => this.#data(stream, chunk, false);
    };
    const [stdout, stderr] = [sink("stdout"), sink("stderr")];
    this.#start({
      ...(stdin ? { stdin: this.#stdin.readable } : {}),
      ...(stdout ? { stdout } : {}),
      ...(stderr ? { stderr } : {}),
      onResize: (listener) => {
        this.#onResize = listener;
        if (this.#size) listener(this.#size);
      },
      signal: this.#abort.signal,
    }).then((end) => this.#finish(end), (error) => this.#finish(error));
  }

  #finish(end: ProcessEnd | Error): void {
    const status = resultStatus(end);
    const isPlain = this.#version !== "v4.channel.k8s.io";
    const isWell = status.status === "Success";
    const text = isPlain ? (isWell ? "" : status.message ?? "") : JSON.stringify({ metadata: {}, ...status });
    const encoder = new TextEncoder();
    this.#data(this.#streams.get("error")!, encoder.encode(text), true);
    for (const type of ["stdout", "stderr"] as const) {
      const stream = this.#streams.get(type);
      if (stream !== undefined) this.#data(stream, new Uint8Array(), true);
    }
    this.#close();
  }

  #data(stream: number, chunk: Uint8Array, isLast: boolean): void {
    this.#send(this.#writer.data(stream, chunk, isLast));
  }

  #send(bytes: Uint8Array): void {
    this.#controller?.enqueue(bytes);
  }

  #close(): void {
    if (!this.#controller) return;
    try {
      this.#controller.close();
    } catch {
      // the reader has cancelled already
    }
    this.#controller = undefined;
    this.#stdinWriter.close().catch(() => {});
    this.#abort.abort();
  }
}

function isStreamType(text: string): text is StreamType {
  return ["error", "stdin", "stdout", "stderr", "resize"].includes(text);
}
