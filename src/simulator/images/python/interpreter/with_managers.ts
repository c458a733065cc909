/** `with`: what is entered is left, whatever happens. */
import type { Evaluator } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Statement } from "./syntax.ts";
import { fail, Raised, typeName } from "./types.ts";
import type { Work } from "./value.ts";

export function* withManagers<T>(
  items: Extract<Statement, { kind: "with" }>["items"],
  frame: Frame,
  evaluator: Evaluator,
  body: () => Work<T>,
): Work<T | undefined> {
  const [first, ...rest] = items;
  if (!first) return yield* body();
  const manager = yield* evaluator.evaluate(first.value, frame);
  frame.at = first.value;
  const exit = yield* evaluator.interpreter.findAttribute(manager, "__exit__");
  const enter = yield* evaluator.interpreter.findAttribute(manager, "__enter__");
  if (exit === undefined || enter === undefined) {
    return fail("TypeError", `'${typeName(manager)}' object does not support the context manager protocol`);
  }
  const entered = yield* evaluator.interpreter.call(enter, []);
  if (first.target) yield* evaluator.assign(first.target, entered, frame);
  let ending: T | undefined;
  try {
    ending = yield* withManagers(rest, frame, evaluator, body);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const isDealtWith = yield* evaluator.interpreter.call(exit, [error.value.type, error.value, null]);
    if (yield* evaluator.interpreter.isTrue(isDealtWith)) return undefined;
    throw error;
  }
  yield* evaluator.interpreter.call(exit, [null, null, null]);
  return ending;
}
