/**
 * `kubectl port-forward`: SPDY inside the channel. Each TCP connection is a pair of streams that name their port and
 * share a request id: one for data, one for what went wrong.
 */
import type { NodeProxy } from "../kubelet/node_proxy.ts";
import type { StoredObject } from "../registry.ts";
import type { ApiChannel } from "./channel_frames.ts";
import { type SpdyFrame, SpdyReader, SpdyWriter } from "./spdy_frames.ts";

const TUNNEL_PROTOCOL = "SPDY/3.1+portforward.k8s.io";

/** A connection whose two streams are not both there yet, or are. */
interface Connection {
  port: number;
  data?: number;
  error?: number;
}

type Input = WritableStreamDefaultWriter<Uint8Array>;

export class PortTunnel {
  readonly channel: ApiChannel;
  readonly #nodes: NodeProxy;
  readonly #pod: StoredObject;
  readonly #reader = new SpdyReader();
  readonly #writer = new SpdyWriter();
  readonly #connections = new Map<string, Connection>();
  /** By data stream. */
  readonly #inputs = new Map<number, Promise<Input | undefined>>();
  readonly #forget: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(nodes: NodeProxy, pod: StoredObject) {
    this.#nodes = nodes;
    this.#pod = pod;
    const incoming = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.#close(),
    });
    this.channel = {
      protocol: TUNNEL_PROTOCOL,
      incoming,
      send: async (message) => {
        for (const frame of this.#reader.read(message)) await this.#receive(frame);
      },
      close: () => this.#close(),
    };
    this.#forget = nodes.onGone(pod, () => this.#close());
  }

  async #receive(frame: SpdyFrame): Promise<void> {
    switch (frame.type) {
      case "open":
        return this.#open(frame.stream, frame.headers);
      case "data": {
        const input = await this.#inputs.get(frame.stream);
        if (frame.data.length > 0) await input?.write(frame.data).catch(() => {}); // the other side has closed
        if (frame.isLast) input?.close().catch(() => {});
        return;
      }
      case "reset":
        this.#inputs.get(frame.stream)?.then((input) => input?.abort()).catch(() => {});
        return;
      case "ping":
        return this.#send(frame.bytes);
      case "goaway":
        return this.#close();
    }
  }

  #open(stream: number, headers: Record<string, string>): void {
    this.#send(this.#writer.reply(stream));
    const { streamtype, port, requestid = "" } = headers;
    const connection = this.#connections.get(requestid) ?? { port: Number(port) };
    if (streamtype === "error") connection.error = stream;
    else connection.data = stream;
    this.#connections.set(requestid, connection);
    if (connection.data === undefined || connection.error === undefined) return;
    this.#connections.delete(requestid);
    this.#inputs.set(connection.data, this.#connect(connection.port, connection.data, connection.error));
  }

  async #connect(port: number, data: number, error: number): Promise<Input | undefined> {
    try {
      const { readable, writable } = await this.#nodes.portForward(this.#pod, port);
      this.#copy(readable, data).catch(() => {}).finally(() => this.#finish(error));
      return writable.getWriter();
    } catch (reason) {
      const text = reason instanceof Error ? reason.message : String(reason);
      this.#send(this.#writer.data(error, new TextEncoder().encode(text), true));
      this.#finish(data);
      return undefined;
    }
  }

  async #copy(readable: ReadableStream<Uint8Array>, stream: number): Promise<void> {
    try {
      for await (const chunk of readable) this.#send(this.#writer.data(stream, chunk, false));
    } finally {
      this.#inputs.delete(stream);
      this.#finish(stream);
    }
  }

  #finish(stream: number): void {
    this.#send(this.#writer.data(stream, new Uint8Array(), true));
  }

  #send(bytes: Uint8Array): void {
    this.#controller?.enqueue(bytes);
  }

  #close(): void {
    if (!this.#controller) return;
    this.#forget();
    try {
      this.#controller.close();
    } catch {
      // the reader has cancelled already
    }
    this.#controller = undefined;
    for (const input of this.#inputs.values()) input.then((input) => input?.close()).catch(() => {});
    this.#inputs.clear();
  }
}
