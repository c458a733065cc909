/**
 * One clock for two queues: what is due in `inner` runs when `outer` gets there. A world that is built while the host
 * already runs has a past of its own, which the host's queue cannot go through again.
 */
import type { Cancel, EventQueue } from "../simulator/clock/event_queue.ts";

/** Returns what brings `inner` up to date; call it before looking at it. */
export function nestQueue(outer: EventQueue, inner: EventQueue): () => void {
  if (outer === inner) return () => {};
  let cancel: Cancel | undefined;
  let isRunning = false;
  const arm = (): void => {
    if (isRunning) return;
    cancel?.();
    const next = inner.nextAt();
    cancel = next === undefined ? undefined : outer.schedule(next - outer.now(), sync);
  };
  const sync = (): void => {
    if (isRunning) return;
    isRunning = true;
    try {
      inner.advanceTo(outer.now());
    } finally {
      isRunning = false;
    }
    arm();
  };
  inner.onEarlier = arm;
  sync();
  return sync;
}
