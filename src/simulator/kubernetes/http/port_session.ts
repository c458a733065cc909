import type { NodeProxy, PortConnection } from "../kubelet/node_proxy.ts";
import type { StoredObject } from "../registry.ts";
import { type ApiChannel, type ChannelReceiver, ChannelWriter } from "./channel_frames.ts";

/** Ports of a pod, each as two channels of one WebSocket: data, and what went wrong. */
export class PortSession implements ChannelReceiver {
  readonly #writer: ChannelWriter;
  readonly #forget: () => void;
  readonly #inputs = new Map<number, Promise<WritableStreamDefaultWriter<Uint8Array> | undefined>>();

  constructor(protocol: string, nodes: NodeProxy, pod: StoredObject, ports: readonly number[]) {
    this.#writer = new ChannelWriter(protocol, this);
    ports.forEach((port, index) => {
      const header = Uint8Array.of(port & 0xff, port >> 8);
      this.#writer.write(2 * index, header);
      this.#writer.write(2 * index + 1, header);
      this.#inputs.set(2 * index, this.#connect(nodes.portForward(pod, port), index));
    });
    this.#forget = nodes.onGone(pod, () => this.#writer.close());
  }

  get channel(): ApiChannel {
    return this.#writer.channel;
  }

  async receive(channel: number, data: Uint8Array): Promise<void> {
    const input = await this.#inputs.get(channel);
    await input?.write(data).catch(() => {}); // the other side has closed
  }

  end(channel: number): void {
    this.#inputs.get(channel)?.then((input) => input?.close()).catch(() => {});
  }

  gone(): void {
    this.#forget();
    for (const channel of this.#inputs.keys()) this.end(channel);
  }

  async #connect(
    connecting: Promise<PortConnection>,
    index: number,
  ): Promise<WritableStreamDefaultWriter<Uint8Array> | undefined> {
    try {
      const { readable, writable } = await connecting;
      this.#copy(readable, 2 * index).catch((error) => this.#fail(index, error));
      return writable.getWriter();
    } catch (error) {
      this.#fail(index, error);
      return undefined;
    }
  }

  async #copy(readable: ReadableStream<Uint8Array>, channel: number): Promise<void> {
    for await (const chunk of readable) this.#writer.write(channel, chunk);
  }

  #fail(index: number, error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    this.#writer.write(2 * index + 1, new TextEncoder().encode(text));
  }
}
