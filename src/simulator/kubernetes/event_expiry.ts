import type { Cancel, EventQueue } from "../clock/event_queue.ts";
import type { AnyKind } from "./kind.ts";
import type { Store } from "./store.ts";

/** The API server's `--event-ttl`. */
export const EVENT_TTL_MS = 60 * 60_000;

/** Removes Events an hour after they were last written. Needs one timer, whatever their number. */
export function expireEvents(store: Store, events: AnyKind, queue: EventQueue): Cancel {
  /** Key to the time of its end, in that order: a write puts it last. */
  const ends = new Map<string, number>();
  let takeBack: Cancel | undefined;
  const arm = () => {
    takeBack = undefined;
    const first = ends.values().next();
    if (!first.done) takeBack = queue.schedule(first.value - queue.now(), expire);
  };
  const expire = () => {
    for (const [key, end] of ends) {
      if (end > queue.now()) break;
      const { namespace, name } = store.table(events).get(key)!.object.metadata;
      store.remove(events, namespace, name);
    }
    arm();
  };
  const stop = store.observe((change) => {
    if (change.kind !== events) return;
    ends.delete(change.key);
    if (change.type === "DELETED") return;
    ends.set(change.key, queue.now() + EVENT_TTL_MS);
    if (!takeBack) arm();
  });
  return () => {
    stop();
    takeBack?.();
  };
}
