/** A terminal, or streams, joined to a container's: `run`, `attach`, `start -a`, `exec`. */
import type { Io } from "../../io.ts";
import type { EngineChannel } from "../engine.ts";
import { chunksOf, outputFrames } from "../output_frames.ts";
import { DetachKeys } from "./detach_keys.ts";

export interface AttachedStreams {
  channel: EngineChannel;
  /** The container has a terminal: its output has no frames, its keys come one by one. */
  hasTerminal: boolean;
  /** Whether standard input is passed on. */
  hasInput: boolean;
  /** As the user writes them; "" for the usual ones. */
  detachKeys: string;
}

/** How it ended: the container closed its side, or the user's keys asked to leave it alone. */
export type StreamsEnd = "closed" | "detached";

/** Joins the streams until the other side ends or the user detaches. */
export async function joinStreams(io: Io, streams: AttachedStreams): Promise<StreamsEnd> {
  const { channel, hasTerminal, hasInput, detachKeys } = streams;
  const restore = hasTerminal && hasInput ? io.terminal?.raw() : undefined;
  const inputEnds = new AbortController();
  try {
    const input = hasInput
      ? passInput(io, channel, hasTerminal ? new DetachKeys(detachKeys) : undefined, inputEnds.signal)
      : new Promise<never>(() => {});
    const output = passOutput(io, channel, hasTerminal).then((): StreamsEnd => "closed");
    // The end of the input is not the end: what the container still says is awaited.
    return await Promise.race([output, input.then((end) => end === "detached" ? end : output)]);
  } finally {
    restore?.();
    inputEnds.abort();
    channel.close();
  }
}

async function passOutput(io: Io, channel: EngineChannel, hasTerminal: boolean): Promise<void> {
  if (hasTerminal) {
    for await (const chunk of chunksOf(channel.readable)) await io.write(chunk);
    return;
  }
  for await (const { stream, bytes } of outputFrames(chunksOf(channel.readable))) {
    await (stream === "out" ? io.write(bytes) : io.writeError(bytes));
  }
}

async function passInput(
  io: Io,
  channel: EngineChannel,
  keys: DetachKeys | undefined,
  signal: AbortSignal,
): Promise<"ended" | "detached"> {
  const writer = channel.writable.getWriter();
  try {
    for await (const chunk of io.input(signal)) {
      const { pass, isDetached } = keys ? keys.read(chunk) : { pass: chunk, isDetached: false };
      if (pass.length) await writer.write(pass);
      if (isDetached) return "detached";
    }
    if (!signal.aborted) await writer.close();
  } catch {
    // The container reads no more; its output tells the rest.
  }
  return "ended";
}
