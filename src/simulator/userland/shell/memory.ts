/** What a shell keeps in memory: large variables, and what a substitution reads, count against its container's limit. */
import { readSome, type Wait } from "../../host/process.ts";
import type { Stream } from "../../host/stream.ts";
import type { Shell } from "./shell.ts";

/** Changes that are smaller are within what a shell needs anyhow. */
const COUNTED_BYTES = 65_536;

/** Holds what its variables need by now; then time passes, so that the kernel can end what has grown too large. */
export function* holdVariables(shell: Shell): Generator<Wait, void, void> {
  const bytes = Math.max(0, shell.variables.bytes);
  if (Math.abs(bytes - shell.heldBytes) < COUNTED_BYTES) return;
  const { machine } = shell.process;
  if (shell.heldBytes === 0) shell.task.onExit(() => machine.holdMemory(shell, 0));
  shell.heldBytes = bytes;
  machine.holdMemory(shell, bytes);
  yield { kind: "sleep", ms: 0 };
}

/** All that comes, held while it comes. */
export function* readHeld(shell: Shell, input: Stream): Generator<Wait, string, void> {
  const { machine } = shell.process;
  const parts: string[] = [];
  let [bytes, heldBytes] = [0, 0];
  try {
    for (let text = yield* readSome({ input }); text !== undefined; text = yield* readSome({ input })) {
      parts.push(text);
      bytes += text.length;
      if (bytes - heldBytes < COUNTED_BYTES) continue;
      heldBytes = bytes;
      machine.holdMemory(parts, heldBytes);
    }
    return parts.join("");
  } finally {
    if (heldBytes > 0) machine.holdMemory(parts, 0);
  }
}
