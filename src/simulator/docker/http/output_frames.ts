/** How the two outputs of a process share one stream: a head of eight bytes before each piece (Engine API, attach). */
import { bytesOf } from "../../host/byte_text.ts";

const NUMBERS = { stdin: 0, stdout: 1, stderr: 2 } as const;

/** One piece: its stream, three zeros, its length with the highest byte first, itself. */
export function outputFrame(stream: keyof typeof NUMBERS, text: string): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(text);
  const frame = new Uint8Array(8 + bytes.length);
  frame[0] = NUMBERS[stream];
  new DataView(frame.buffer).setUint32(4, bytes.length);
  frame.set(bytes, 8);
  return frame;
}
