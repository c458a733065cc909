/** `import` and `from … import`. */
import type { Evaluator } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Statement } from "./syntax.ts";
import { fail } from "./types.ts";
import type { Instance, PythonValue, Work } from "./value.ts";

export function* importNames(
  statement: Statement,
  frame: Frame,
  evaluator: Evaluator,
  load: (name: string, frame: Frame) => Work<PythonValue>,
): Work<void> {
  if (statement.kind === "import") {
    for (const { name, as } of statement.names) {
      const whole = yield* load(name, frame);
      const first = as === undefined && name.includes(".") ? yield* load(name.split(".")[0]!, frame) : whole;
      evaluator.setName(as ?? name.split(".")[0]!, first, frame.scope);
    }
  } else if (statement.kind === "from") {
    const module = yield* load(statement.module, frame);
    for (const { name, as } of statement.names) {
      if (name === "*") {
        for (const [key, value] of (module as Instance).attributes) {
          if (!key.startsWith("_")) evaluator.setName(key, value, frame.scope);
        }
        continue;
      }
      const found = yield* evaluator.interpreter.findAttribute(module, name);
      if (found === undefined) {
        const place = (module as Instance).attributes.get("__file__") ?? "unknown location";
        fail("ImportError", `cannot import name '${name}' from '${statement.module}' (${place})`);
      }
      evaluator.setName(as ?? name, found, frame.scope);
    }
  }
}
