/** The end of a watch: Ctrl-C, or the time that a request may take. */
import { parseDuration } from "../../kube/duration.ts";
import type { Call } from "../program.ts";

/** Does the work with an `io` whose signal comes at that end, too; the exit code is kubectl's. */
export async function untilEnd(
  call: Call,
  work: (io: Call["io"]) => Promise<number>,
): Promise<number> {
  const { io } = call;
  const limit = new AbortController();
  const ended = new AbortController();
  const limitMs = requestLimitMs(call);
  if (limitMs > 0) io.wait(limitMs, ended.signal).then(() => limit.abort(), () => {});
  try {
    return await work({ ...io, signal: AbortSignal.any([io.signal, limit.signal]) });
  } catch (error) {
    if (io.signal.aborted) return 1; // Ctrl-C is how one ends it; kubectl's code for that is 1
    if (limit.signal.aborted) return 0;
    throw error;
  } finally {
    ended.abort();
  }
}

/** A server that says nothing does not keep a watch from its end, whatever becomes of the connection. */
export async function* untilAborted<T>(batches: AsyncGenerator<T>, signal: AbortSignal): AsyncGenerator<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  aborted.catch(() => {});
  const end = () => reject(signal.reason);
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  try {
    while (true) {
      const { value, done } = await Promise.race([batches.next(), aborted]);
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", end);
    // Its connection is closed as soon as it lets go of it, which may be never.
    void batches.return(undefined).catch(() => {});
  }
}

/** `--request-timeout` ends a watch, too. Milliseconds; 0: none. */
function requestLimitMs({ flags }: Call): number {
  if (!flags.has("request-timeout")) return 0;
  const text = flags.string("request-timeout");
  return /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text) ?? 0;
}
