/** exec, attach and port-forward: a pod's streams over one channel. */
import type { NodeProxy, PortConnection, ProcessEnd, ProcessStreams, TerminalSize } from "../node_proxy.ts";
import { badRequest } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import type { ApiContext } from "./api_context.ts";
import {
  type ApiChannel,
  type ChannelReceiver,
  ChannelWriter,
  RESIZE,
  STDERR,
  STDIN,
  STDOUT,
} from "./channel_frames.ts";
import { containerOf } from "./pod_container.ts";

const COMMAND_PROTOCOLS = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
/** What kubectl offers; its code is loaded when it is first used. */
const TUNNEL_PROTOCOL = "SPDY/3.1+portforward.k8s.io";
const PORT_PROTOCOLS = [TUNNEL_PROTOCOL, "v4.channel.k8s.io"];

export function nodesOf(context: ApiContext): NodeProxy {
  if (context.nodes) return context.nodes;
  throw new StatusError(503, "ServiceUnavailable", "no node answers: the cluster runs without kubelets");
}

/** Runs a command, or joins the first process, over a channel. */
export function openCommand(
  context: ApiContext,
  action: "exec" | "attach",
  pod: StoredObject,
  query: URLSearchParams,
  protocols: readonly string[],
): ApiChannel {
  const nodes = nodesOf(context);
  const container = containerOf(pod, query.get("container"));
  const command = query.getAll("command");
  if (action === "exec" && command.length === 0) {
    throw badRequest("you must specify at least one command for the container");
  }
  const tty = flag(query, "tty");
  const session = new CommandSession(chosen(protocols, COMMAND_PROTOCOLS), {
    stdin: flag(query, "stdin"),
    stdout: flag(query, "stdout"),
    stderr: flag(query, "stderr") && !tty,
  });
  session.run((streams) =>
    action === "exec"
      ? nodes.exec(pod, { container, tty, command }, streams)
      : nodes.attach(pod, { container, tty }, streams)
  );
  return session.channel;
}

class CommandSession implements ChannelReceiver {
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
      ({ exitCode }) => this.#writer.writeStatus(exitStatus(exitCode)),
      (error) => this.#writer.writeStatus(failureStatus(error)),
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

/** Connects to ports in the pod: two channels a port, data and errors, each beginning with the port's number. */
export async function openPorts(
  context: ApiContext,
  pod: StoredObject,
  query: URLSearchParams,
  protocols: readonly string[],
): Promise<ApiChannel> {
  const nodes = nodesOf(context);
  const protocol = chosen(protocols, PORT_PROTOCOLS);
  if (protocol === TUNNEL_PROTOCOL) {
    const { PortTunnel } = await import("./port_tunnel.ts");
    return new PortTunnel(nodes, pod).channel;
  }
  const ports = query.getAll("ports").flatMap((text) => text.split(",")).map(Number);
  if (ports.length === 0) throw badRequest('query parameter "ports" is required');
  const wrong = ports.find((port) => !Number.isInteger(port) || port < 1 || port > 65535);
  if (wrong !== undefined) throw badRequest(`port ${wrong} must be between 1 and 65535`);
  return new PortSession(protocol, nodes, pod, ports).channel;
}

class PortSession implements ChannelReceiver {
  readonly #writer: ChannelWriter;
  readonly #inputs = new Map<number, Promise<WritableStreamDefaultWriter<Uint8Array> | undefined>>();

  constructor(protocol: string, nodes: NodeProxy, pod: StoredObject, ports: readonly number[]) {
    this.#writer = new ChannelWriter(protocol, this);
    ports.forEach((port, index) => {
      const header = Uint8Array.of(port & 0xff, port >> 8);
      this.#writer.write(2 * index, header);
      this.#writer.write(2 * index + 1, header);
      this.#inputs.set(2 * index, this.#connect(nodes.portForward(pod, port), index));
    });
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

function chosen(offered: readonly string[], known: readonly string[]): string {
  const protocol = offered.find((name) => known.includes(name));
  if (protocol) return protocol;
  throw badRequest(
    `unable to upgrade: unable to negotiate protocol: client supports ${goList(offered)}, server accepts ` +
      goList(known),
  );
}

function goList(names: readonly string[]): string {
  return `[${names.join(" ")}]`;
}

function exitStatus(exitCode: number): object {
  if (exitCode === 0) return { status: "Success" };
  return {
    status: "Failure",
    reason: "NonZeroExitCode",
    message: `command terminated with non-zero exit code: exit status ${exitCode}`,
    details: { causes: [{ reason: "ExitCode", message: String(exitCode) }] },
  };
}

function failureStatus(error: unknown): object {
  if (error instanceof StatusError) return error.status;
  const text = error instanceof Error ? error.message : String(error);
  return {
    status: "Failure",
    reason: "InternalError",
    message: `Internal error occurred: ${text}`,
    code: 500,
  };
}

function parseSize(data: Uint8Array): TerminalSize | undefined {
  try {
    const { Width = 0, Height = 0 } = JSON.parse(new TextDecoder().decode(data));
    return Width > 0 && Height > 0 ? { width: Width, height: Height } : undefined;
  } catch {
    return undefined; // a client's nonsense changes nothing
  }
}

function flag(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  return text !== null && text !== "0" && text !== "false";
}
