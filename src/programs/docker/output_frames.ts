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

export async function* outputFrames(stream: AsyncIterable<Uint8Array>): AsyncGenerator<OutputFrame> {
  let waiting: Uint8Array = new Uint8Array();
  let rest = 0;
  let current: OutputFrame["stream"] = "out";
  for await (const chunk of stream) {
    let bytes = waiting.length ? joined(waiting, chunk) : chunk;
    waiting = new Uint8Array();
    while (bytes.length) {
      if (rest === 0) {
        if (bytes.length < HEAD_BYTES) {
          waiting = bytes;
          break;
        }
        if (bytes[0]! > 3) throw new DockerFailure(`Unrecognized input header: ${bytes[0]}`);
        current = bytes[0] === 2 || bytes[0] === 3 ? "err" : "out";
        rest = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES).getUint32(4);
        bytes = bytes.subarray(HEAD_BYTES);
        continue;
      }
      const part = bytes.subarray(0, rest);
      yield { stream: current, bytes: part };
      rest -= part.length;
      bytes = bytes.subarray(part.length);
    }
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
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
