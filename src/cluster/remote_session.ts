import type { Status } from "../kube/object.ts";
import type { Client, Query } from "./client.ts";
import { resourcePath } from "./resource_path.ts";
import type { Channel } from "./transport.ts";

/** Where a session's output goes. The next message waits until the returned promise resolves. */
export interface RemoteOutput {
  stdout(chunk: Uint8Array): void | Promise<void>;
  /** Not called with a terminal: there both come as stdout. */
  stderr(chunk: Uint8Array): void | Promise<void>;
}

/** How a remote command ended. */
export type ExitStatus =
  | { kind: "exited"; code: number }
  /** It could not be run, or nobody knows how it ended; `error` is what broke on this side, if anything. */
  | { kind: "failed"; message: string; status?: Status; error?: unknown };

export interface SessionOptions {
  namespace: string;
  pod: string;
  container?: string | undefined;
  /** Whether the container gets an input. */
  stdin?: boolean | undefined;
  tty?: boolean | undefined;
  output: RemoteOutput;
  /** Closes the session. */
  signal?: AbortSignal | undefined;
}

/** Opens exec or attach. Rejects when it is refused. */
export async function openSession(
  client: Client,
  subresource: "exec" | "attach",
  query: Query,
  options: SessionOptions,
): Promise<RemoteSession> {
  const { namespace, pod, container, stdin, tty, output, signal } = options;
  const path = resourcePath(PODS, { namespace, name: pod, subresource });
  const streams: Query = {
    container,
    stdin: stdin || undefined,
    stdout: true,
    stderr: tty ? undefined : true, // A terminal has one output; the server refuses both.
    tty: tty || undefined,
  };
  const connect = { query: { ...query, ...streams }, ...(signal ? { signal } : {}) };
  const channel = await client.connect(path, PROTOCOLS, connect);
  if (!PROTOCOLS.includes(channel.protocol)) {
    channel.close();
    const chosen = JSON.stringify(channel.protocol);
    throw new Error(
      `Cannot open ${path}: expected one of ${PROTOCOLS.join(", ")}, the server chose ${chosen}`,
    );
  }
  return new RemoteSession(channel, output, signal);
}

/** A command's streams over one channel: the first byte of each message says which one it belongs to. */
export class RemoteSession {
  /** Never rejects. */
  readonly finished: Promise<ExitStatus>;
  readonly #channel: Channel;

  constructor(channel: Channel, output: RemoteOutput, signal?: AbortSignal) {
    this.#channel = channel;
    const close = (): void => this.close();
    signal?.addEventListener("abort", close, { once: true });
    if (signal?.aborted) this.close();
    this.finished = receive(channel, output)
      .catch((error: unknown): ExitStatus => ({ kind: "failed", message: messageOf(error), error }))
      .finally(() => {
        signal?.removeEventListener("abort", close);
        this.close();
      });
  }

  /** Sends input; resolves when there is room for more. */
  async write(input: Uint8Array): Promise<void> {
    for (let start = 0; start < input.length; start += MAX_INPUT_BYTES) {
      await this.#channel.send(message(STDIN, input.subarray(start, start + MAX_INPUT_BYTES)));
    }
  }

  /** Version 4 of the protocol cannot tell a container that its input has ended. */
  get canEndInput(): boolean {
    return this.#channel.protocol === V5;
  }

  /** Tells the container that its input has ended; nothing happens where `canEndInput` is false. */
  async endInput(): Promise<void> {
    if (this.canEndInput) await this.#channel.send(Uint8Array.of(CLOSE, STDIN));
  }

  /** The terminal's size, in cells. */
  async resize(size: { columns: number; rows: number }): Promise<void> {
    const text = JSON.stringify({ Width: size.columns, Height: size.rows });
    await this.#channel.send(message(RESIZE, new TextEncoder().encode(text)));
  }

  /** Ends the session; the command may go on without it. */
  close(): void {
    this.#channel.close();
  }
}

const V5 = "v5.channel.k8s.io";
const PROTOCOLS = [V5, "v4.channel.k8s.io"];
const PODS = { group: "", version: "v1", name: "pods" };

// k8s.io/apimachinery/pkg/util/remotecommand, constants.go
const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const STATUS = 3;
const RESIZE = 4;
const CLOSE = 255;

/** What kubectl puts in one message. */
const MAX_INPUT_BYTES = 32 << 10;

async function receive(channel: Channel, output: RemoteOutput): Promise<ExitStatus> {
  let status: ExitStatus | undefined;
  for await (const received of channel.incoming) {
    const payload = received.subarray(1);
    if (received[0] === STATUS) status = exitStatus(payload);
    if (payload.length === 0) continue; // Servers open each stream with an empty message.
    if (received[0] === STDOUT) await output.stdout(payload);
    else if (received[0] === STDERR) await output.stderr(payload);
  }
  return status ??
    { kind: "failed", message: "the connection ended before the command's exit status arrived" };
}

function exitStatus(payload: Uint8Array): ExitStatus | undefined {
  const text = new TextDecoder().decode(payload);
  if (text === "") return undefined;
  let status: Status;
  try {
    status = JSON.parse(text);
  } catch {
    return { kind: "failed", message: text };
  }
  if (status.status === "Success") return { kind: "exited", code: 0 };
  if (status.reason === "NonZeroExitCode") {
    const cause = status.details?.causes?.find((each) => each.reason === "ExitCode");
    const code = Number(cause?.message);
    if (Number.isInteger(code) && code !== 0) return { kind: "exited", code };
  }
  return { kind: "failed", message: status.message || "unknown error", status };
}

function message(stream: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(payload.length + 1);
  bytes[0] = stream;
  bytes.set(payload, 1);
  return bytes;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
