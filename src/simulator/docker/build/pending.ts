/** Work that waits, on the event queue: a generator yields what it waits for. */
import type { Cancel } from "../../clock/event_queue.ts";

/** Begins something; it calls `resume` once, later. The returned function stops it. */
export type Pending<T> = (resume: (value: T) => void) => Cancel;

/** Work that yields what it waits for, and is resumed with what came of that. */
export type Work<T> = Generator<Pending<unknown>, T, unknown>;

/** Waits; what is waited for says what it gives. */
export function* waitFor<T>(pending: Pending<T>): Work<T> {
  return (yield pending as Pending<unknown>) as T;
}

/** Runs work to its end. `onEnd` gets its value, or what it threw. Returns what stops it. */
export function drive<T>(work: Work<T>, onEnd: (end: { value: T } | { error: unknown }) => void): Cancel {
  let cancel: Cancel = () => {};
  let isStopped = false;
  const advance = (next: () => IteratorResult<Pending<unknown>, T>): void => {
    if (isStopped) return;
    let result: IteratorResult<Pending<unknown>, T>;
    try {
      result = next();
    } catch (error) {
      return onEnd({ error });
    }
    if (result.done) return onEnd({ value: result.value });
    const pending = result.value;
    try {
      cancel = pending((value) => advance(() => work.next(value)));
    } catch (error) {
      // What could not even begin is told to who waits for it.
      advance(() => work.throw(error));
    }
  };
  advance(() => work.next());
  return () => {
    isStopped = true;
    cancel();
    work.return(undefined as T);
  };
}
