import type { Client } from "./client.ts";
import { openPodPort, type PodPort } from "./pod_port.ts";
import { systemTiming, type Timing } from "./timing.ts";

export interface PortForwardOptions {
  namespace: string;
  /** Asked for every connection: pods come and go. A rejection closes the connection and is told as its error. */
  place: (signal: AbortSignal) => Promise<PodPlace>;
  /** Absent or 0: any that is free. */
  localPort?: number;
  /** Where to listen; loopback unless told. */
  hostname?: string;
  /** Who waits for connections; absent: this machine, at `hostname` and `localPort`. */
  listener?: LocalListener;
  /** Ends the forwarding and its connections. */
  signal: AbortSignal;
  /** A connection came or went, or bytes were passed on, in one direction or the other. */
  onTraffic?: (bytes: number) => void;
  /** A connection could not be forwarded or broke; the others go on. */
  onError: (error: Error) => void;
  timing?: Timing;
}

/** A port of a machine that is waited at. */
export interface LocalListener {
  readonly port: number;
  readonly connections: AsyncIterable<LocalConnection>;
  close(): void;
}

export interface LocalConnection {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  close(): void;
}

export interface PodPlace {
  readonly pod: string;
  readonly port: number;
}

export interface PortForward {
  readonly localPort: number;
  /** How many are open. */
  readonly connections: number;
  /** Resolves after the signal, when everything is closed. */
  readonly done: Promise<void>;
}

/** Listens, and forwards every connection to a port of a pod. Throws Deno.errors.AddrInUse when the port is taken. */
export function forwardPort(client: Client, options: PortForwardOptions): PortForward {
  const { hostname = "127.0.0.1", localPort = 0, signal } = options;
  const listener = options.listener ?? listenHere(hostname, localPort);
  const open = new Set<Promise<void>>();
  signal.addEventListener("abort", () => close(listener), { once: true });
  if (signal.aborted) close(listener);

  async function accept(): Promise<void> {
    for await (const connection of listener.connections) {
      const served: Promise<void> = serve(client, connection, options)
        .catch((error: unknown) => {
          if (!signal.aborted) options.onError(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => {
          open.delete(served);
          options.onTraffic?.(0);
        });
      open.add(served);
      options.onTraffic?.(0);
    }
    await Promise.all(open);
  }

  return {
    localPort: listener.port,
    get connections() {
      return open.size;
    },
    done: accept(),
  };
}

function listenHere(hostname: string, port: number): LocalListener {
  const listener = Deno.listen({ hostname, port });
  return { port: listener.addr.port, connections: listener, close: () => listener.close() };
}

/** How long a pod may be silent after the local side has ended its half: this protocol cannot pass that on. */
const LINGER_MS = 5_000;

async function serve(
  client: Client,
  connection: LocalConnection,
  options: PortForwardOptions,
): Promise<void> {
  const { namespace, timing = systemTiming } = options;
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const flow: Flow = { connection, received: 0, onTraffic: options.onTraffic ?? (() => {}) };
  let remote: PodPort | undefined;
  try {
    const { pod, port } = await options.place(signal);
    const opened = remote = await openPodPort(client, { namespace, pod, port, signal });
    signal.addEventListener("abort", () => opened.close(), { once: true });
    const down = toLocal(flow, opened);
    // What cannot be sent, because the pod has closed, is told by the other direction.
    const up = toPod(flow, opened).then(() => linger(flow, timing, signal), () => down);
    // The pod's end is the end; the local end is, once the pod has been silent for a while.
    await Promise.race([down, up, aborted(signal)]);
  } finally {
    ended.abort();
    remote?.close();
    close(connection);
  }
}

/** Who ends the forward waits for neither side. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

interface Flow {
  connection: LocalConnection;
  /** Messages from the pod. */
  received: number;
  onTraffic: (bytes: number) => void;
}

async function toLocal(flow: Flow, remote: PodPort): Promise<void> {
  const writer = flow.connection.writable.getWriter();
  writer.closed.catch(() => {});
  for await (const chunk of remote.incoming) {
    flow.received++;
    flow.onTraffic(chunk.length);
    const isWritten = await writer.write(chunk).then(() => true, () => false);
    if (!isWritten) return; // The local program is gone and wants nothing more.
  }
}

async function toPod(flow: Flow, remote: PodPort): Promise<void> {
  const reader = flow.connection.readable.getReader();
  reader.closed.catch(() => {});
  while (true) {
    const { value } = await reader.read().catch(() => ({ value: undefined }));
    if (value === undefined) return;
    await remote.send(value);
    flow.onTraffic(value.length);
  }
}

async function linger(flow: Flow, timing: Timing, signal: AbortSignal): Promise<void> {
  for (let seen = -1; seen !== flow.received && !signal.aborted;) {
    seen = flow.received;
    await timing.sleep(LINGER_MS, signal);
  }
}

/**
 * A local port for a port of a pod: the same where it may be had and is free, else one that is free now. Somebody
 * else may take it before it is used.
 */
export function freeLocalPort(wanted: number, hostname = "127.0.0.1"): number {
  for (const port of wanted < FIRST_ORDINARY_PORT ? [wanted + PRIVILEGED_OFFSET, 0] : [wanted, 0]) {
    try {
      const listener = Deno.listen({ hostname, port });
      listener.close();
      return listener.addr.port;
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse || error instanceof Deno.errors.PermissionDenied)) {
        throw error;
      }
    }
  }
  return wanted;
}

/** Lower ones are for the machine's owner. */
const FIRST_ORDINARY_PORT = 1024;
/** 80 becomes 8080, as people do it. */
const PRIVILEGED_OFFSET = 8000;

function close(resource: { close(): void }): void {
  try {
    resource.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error; // Closed already.
  }
}
