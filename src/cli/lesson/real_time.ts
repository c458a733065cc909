/** The machine's own time, for a lab and for a cluster that is reached over a network. */
export const REAL_TIME = {
  now: () => performance.now(),
  after(delayMs: number, work: () => void): () => void {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
  soon: queueMicrotask,
};
