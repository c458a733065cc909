import { DockerFailure } from "./engine_errors.ts";

/**
 * The engine's two output streams in one: frames of eight bytes of head (the stream's number, three zeros, the length)
 * and their content (Engine API, ContainerAttach). A container with a terminal has no frames.
 */
export interface OutputFrame {
  stream: "out" | "err";
  bytes: Uint8Array;
}

const HEAD_BYTES = 8;

/** What one chunk holds of a stream without the other in between comes as one piece. */
export async function* outputFrames(stream: AsyncIterable<Uint8Array>): AsyncGenerator<OutputFrame> {
  let waiting: Uint8Array = new Uint8Array();
  let rest = 0;
  let current: OutputFrame["stream"] = "out";
  for await (const chunk of stream) {
    let bytes = waiting.length ? joined([waiting, chunk]) : chunk;
    waiting = new Uint8Array();
    let same: Uint8Array[] = [];
    while (bytes.length) {
      if (rest === 0) {
        if (bytes.length < HEAD_BYTES) {
          waiting = bytes;
          break;
        }
        if (bytes[0]! > 3) throw new DockerFailure(`Unrecognized input header: ${bytes[0]}`);
        const next = bytes[0] === 2 || bytes[0] === 3 ? "err" : "out";
        if (next !== current && same.length > 0) {
          yield { stream: current, bytes: joined(same) };
          same = [];
        }
        current = next;
        rest = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES).getUint32(4);
        bytes = bytes.subarray(HEAD_BYTES);
        continue;
      }
      const part = bytes.subarray(0, rest);
      same.push(part);
      rest -= part.length;
      bytes = bytes.subarray(part.length);
    }
    if (same.length > 0) yield { stream: current, bytes: joined(same) };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Chunks as they come. Ending the loop cancels the stream. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    while (true) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
