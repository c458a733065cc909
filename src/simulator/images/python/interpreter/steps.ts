/** Work that hands out values as an iterator, and what `super()` stands for. */
import type { Wait } from "../../../host/process.ts";
import { SourceError } from "./source_error.ts";
import { fail } from "./types.ts";
import { END, type PythonValue, Scope, type Work, Yielded } from "./value.ts";

/** Steps of what hands out values; `run` ends when it returns. */
export function stepOf(run: Work<unknown>): () => Work<PythonValue | typeof END> {
  return function* (): Work<PythonValue | typeof END> {
    for (let next = run.next(); !next.done; next = run.next()) {
      if (next.value instanceof Yielded) return next.value.value;
      yield next.value;
    }
    return END;
  };
}

/** What comes of what interrupts a wait: an error goes through the work; undefined: the work goes on. */
export type Interruption = (error: unknown) => Generator<Wait, { error: unknown } | undefined, void>;

/** Work outside of any generator only waits. */
export function* waits<T>(work: Work<T>, interrupted: Interruption = passed): Generator<Wait, T, void> {
  let { done, value } = work.next();
  while (!done) {
    if (value instanceof Yielded) throw new SourceError("'yield' outside function", 1, 0, 1);
    let thrown: { error: unknown } | undefined;
    try {
      yield value as Wait;
    } catch (error) {
      thrown = yield* interrupted(error);
    }
    ({ done, value } = thrown ? work.throw(thrown.error) : work.next());
  }
  return value as T;
}

// deno-lint-ignore require-yield
function* passed(error: unknown): ReturnType<Interruption> {
  return { error };
}

// deno-lint-ignore require-yield
export function* nothing(): Work<PythonValue> {
  return null;
}

/** What `super()` stands for in a method: its class and its object. */
export function selfOf(scope: Scope): PythonValue[] {
  for (let one: Scope | undefined = scope; one; one = one.parent) {
    const owner = one.names.get("__class__");
    const [self] = one.names.values();
    if (owner !== undefined && self !== undefined) return [owner, one.names.get("__self__") ?? self];
  }
  return fail("RuntimeError", "super(): no arguments");
}
