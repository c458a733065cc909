import { callLater } from "./call_later.ts";

/** Where lists, watches and streams get time and chance from; a test passes its own. */
export interface Timing {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** Resolves after `ms` milliseconds, or as soon as `signal` is aborted. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets other work of the event loop (keys, painting) run before going on. */
  breathe(): Promise<void>;
}

/** The machine's own clock and chance. */
export const systemTiming: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep,
  breathe: () => sleep(0),
};

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = (): void => {
      forget();
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const forget = callLater(ms, end);
    signal?.addEventListener("abort", end);
  });
}
