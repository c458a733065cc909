/** A template: `{{ … }}` is evaluated, what is marked `{# … #}` is left out. */
import { fail, Raised } from "../python/interpreter/types.ts";
import type { Named, PythonValue, Work } from "../python/interpreter/value.ts";
import type { PackageParts } from "../python_modules.ts";
import { escaped } from "./page.ts";

export function* rendered(
  { evaluate, interpreter }: PackageParts,
  text: string,
  named: Named,
): Work<PythonValue> {
  const statement = /\{%-?\s*(\w+)/.exec(text);
  if (statement) {
    fail("NotImplementedError", `this simulated flask knows no {% ${statement[1]} %} in templates`);
  }
  let made = "";
  for (const part of text.replace(/\{#.*?#\}/gs, "").split(/(\{\{.*?\}\})/s)) {
    const expression = /^\{\{-?(.*?)-?\}\}$/s.exec(part)?.[1];
    if (expression === undefined) made += part;
    else made += escaped(yield* interpreter.texts.text(yield* valueOf(evaluate, expression.trim(), named)));
  }
  return made;
}

/** A name that nobody gave is empty. */
function* valueOf(
  evaluate: PackageParts["evaluate"],
  expression: string,
  named: Named,
): Work<PythonValue> {
  try {
    return yield* evaluate(expression, named);
  } catch (error) {
    if (error instanceof Raised && error.value.type.name === "NameError") return "";
    throw error;
  }
}
