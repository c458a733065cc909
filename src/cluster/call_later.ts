/** How long a request is usually over before it is given up. */
const SOON_MS = 500;

/**
 * Calls `work` after that time; returns what prevents it. For limits, which are there for what nearly never happens: the
 * first `setTimeout` of a process takes 4 ms, as Deno then loads the timers of Node. `AbortSignal.timeout` does not, but
 * cannot be taken back, so it counts the first half second only.
 */
export function callLater(ms: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (ms <= SOON_MS) {
    timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  }
  const soon = AbortSignal.timeout(SOON_MS);
  const goOn = (): void => {
    timer = setTimeout(work, ms - SOON_MS);
  };
  // While somebody listens, the process does not end.
  soon.addEventListener("abort", goOn);
  return () => {
    soon.removeEventListener("abort", goOn);
    if (timer !== undefined) clearTimeout(timer);
  };
}
