/** What accompanies a container that someone is attached to: its end, its terminal's size, signals. */
import { DockerFailure } from "../engine_errors.ts";
import type { EngineClient } from "../engine_client.ts";
import type { DockerCall } from "../verb.ts";

/** Requests that an interrupt is not to end: it is passed on to the container, whose end is still awaited. */
const UNINTERRUPTED = new AbortController().signal;

export interface Exit {
  StatusCode: number;
  Error?: { Message?: string } | null;
}

/** Begins to wait; what it answers is the container's end. To be called before the start, so that no end is missed. */
export async function awaitExit(
  client: EngineClient,
  path: string,
  condition?: "next-exit" | "removed",
): Promise<{ exit: Promise<Exit> }> {
  const { body } = await client.request("POST", `${path}/wait`, {
    query: { condition },
    signal: UNINTERRUPTED,
  });
  const exit: Promise<Exit> = new Response(body).json();
  exit.catch(() => {});
  return { exit };
}

export async function exitCode({ exit }: { exit: Promise<Exit> }): Promise<number> {
  const { StatusCode, Error: failed } = await exit;
  if (failed?.Message) throw new DockerFailure(failed.Message, { code: 125, isPlain: true });
  if (typeof StatusCode !== "number") throw new TypeError("there is no exit code");
  return StatusCode;
}

/** Tells the container the terminal's size, now and when it changes. Returns what ends that. */
export function followSize({ io, client }: Pick<DockerCall, "io" | "client">, path: string): () => void {
  const terminal = io.terminal;
  if (!terminal) return () => {};
  const tell = (): void => {
    const { rows, columns } = terminal.size;
    // A container that has ended has no size.
    client.tell("POST", `${path}/resize`, { query: { h: rows, w: columns } }).catch(() => {});
  };
  tell();
  return terminal.onResize(tell);
}

const SIGNALS: Record<number, string> = { 129: "HUP", 130: "INT", 143: "TERM" };

/** Sends the container what this program was sent. Returns what ends that. */
export function passSignals({ io, client }: Pick<DockerCall, "io" | "client">, path: string): () => void {
  const pass = (): void => {
    const signal = SIGNALS[Number(io.signal.reason)] ?? "INT";
    client.tell("POST", `${path}/kill`, { query: { signal }, signal: UNINTERRUPTED }).catch(() => {});
  };
  io.signal.addEventListener("abort", pass, { once: true });
  return () => io.signal.removeEventListener("abort", pass);
}
