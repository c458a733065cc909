/** The first bytes of a file, or of a device that gives more at each look: /dev/zero, /dev/urandom. */
import { bytesOf, textOf } from "../../host/byte_text.ts";
import type { Process, Wait } from "../../host/process.ts";

/** Writes them; `first` is what has been read. */
export function* firstBytes(
  process: Process,
  path: string,
  first: string,
  count: number,
): Generator<Wait, void, void> {
  const { files } = process.machine;
  const isDevice = files.status(path)?.kind === "character";
  const output = process.task?.descriptors.get(1);
  let text = first;
  for (let left = count; left > 0 && text !== "";) {
    const bytes = bytesOf(text);
    process.out(bytes.length <= left ? text : textOf(bytes.subarray(0, left)));
    left -= bytes.length;
    while (output?.isFull) yield { kind: "ready", of: output };
    text = isDevice && left > 0 ? files.readText(path) : "";
  }
}
