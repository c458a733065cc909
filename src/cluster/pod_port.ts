import type { Client } from "./client.ts";
import { resourcePath } from "./resource_path.ts";
import type { Channel } from "./transport.ts";

export interface PodPortOptions {
  namespace: string;
  pod: string;
  port: number;
  signal?: AbortSignal | undefined;
}

/** One connection to a port of a pod. */
export interface PodPort {
  /** What the pod sends; ends when it closes, and errors with the kubelet's words when it cannot be reached. */
  readonly incoming: ReadableStream<Uint8Array>;
  /** Resolves when there is room for more. */
  send(data: Uint8Array): Promise<void>;
  close(): void;
}

/** Connects to a port of a pod. Rejects when that is refused; that nobody listens there is told by `incoming`. */
export async function openPodPort(client: Client, options: PodPortOptions): Promise<PodPort> {
  const { namespace, pod, port, signal } = options;
  const path = resourcePath(PODS, { namespace, name: pod, subresource: "portforward" });
  const channel = await client.connect(path, PROTOCOLS, {
    query: { ports: port },
    ...(signal ? { signal } : {}),
  });
  return {
    incoming: dataOf(channel),
    send: async (data) => {
      for (let start = 0; start < data.length; start += MAX_MESSAGE_BYTES) {
        await channel.send(dataMessage(data.subarray(start, start + MAX_MESSAGE_BYTES)));
      }
    },
    close: () => channel.close(),
  };
}

/**
 * Only this one: the SPDY tunnel's name is no valid WebSocket protocol token, and the API server passes this one
 * on to the kubelet.
 */
const PROTOCOLS = ["v4.channel.k8s.io"];
const PODS = { group: "", version: "v1", name: "pods" };
const DATA = 0;
const ERROR = 1;
const MAX_MESSAGE_BYTES = 32 << 10;

/** The first message of each stream repeats the port and is no data (kubelet, cri/streaming/portforward). */
function dataOf(channel: Channel): ReadableStream<Uint8Array> {
  const reader = channel.incoming.getReader();
  const isOpened = [false, false];
  return new ReadableStream({
    async pull(controller) {
      while (true) {
        const { value, done } = await reader.read();
        if (done) return controller.close();
        const stream = value[0] ?? -1;
        if (stream !== DATA && stream !== ERROR) continue;
        const payload = value.subarray(isOpened[stream] ? 1 : 3);
        isOpened[stream] = true;
        if (payload.length === 0) continue;
        if (stream === DATA) return controller.enqueue(payload);
        channel.close();
        throw new Error(new TextDecoder().decode(payload).trim());
      }
    },
    cancel: () => channel.close(),
  });
}

function dataMessage(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 1);
  bytes[0] = DATA;
  bytes.set(data, 1);
  return bytes;
}
