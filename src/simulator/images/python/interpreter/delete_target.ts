/** `del` */
import type { Evaluator } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { deleteItemAt } from "./subscripts.ts";
import type { Expression } from "./syntax.ts";
import { fail, typeName } from "./types.ts";
import { Instance, type Work } from "./value.ts";

export function* deleteTarget(target: Expression, frame: Frame, evaluator: Evaluator): Work<void> {
  if (target.kind === "name") {
    const scope = frame.scope.outer.has(target.name) ? frame.scope.globals ?? frame.scope : frame.scope;
    if (!scope.names.delete(target.name)) fail("NameError", `name '${target.name}' is not defined`);
  } else if (target.kind === "item") {
    const of = yield* evaluator.evaluate(target.of, frame);
    const key = yield* evaluator.evaluate(target.key, frame);
    frame.at = target;
    yield* deleteItemAt(evaluator.interpreter, of, key);
  } else if (target.kind === "attribute") {
    const of = yield* evaluator.evaluate(target.of, frame);
    const isGone = of instanceof Instance && of.attributes.delete(target.name);
    if (!isGone) fail("AttributeError", `'${typeName(of)}' object has no attribute '${target.name}'`);
  }
}
