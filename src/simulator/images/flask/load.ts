/** The application of a module, as `flask run` finds it. */
import { Instance, type Work } from "../python/interpreter/value.ts";
import type { PackageParts } from "../python_modules.ts";
import { FlaskApplication } from "./application.ts";
import type { Answering } from "./serve.ts";

/** Imports the module in a program of its own; undefined: it has none, or it failed, and that was told. */
export function* loadFlask(
  { anew }: Pick<PackageParts, "anew">,
  module: string,
  name?: string,
): Work<Answering> {
  // A call of `app.run` is passed over.
  const program = anew({ FLASK_RUN_FROM_CLI: "true" });
  const done = yield* program.attempt(program.imported(module));
  if ("code" in done) return undefined;
  const { attributes } = done.value;
  const named = name === undefined
    ? [attributes.get("app"), attributes.get("application"), ...attributes.values()]
    : [attributes.get(name)];
  for (const one of named) {
    if (one instanceof Instance && one.state instanceof FlaskApplication) return one.state.answering;
  }
  for (const factory of [attributes.get("create_app"), attributes.get("make_app")]) {
    if (factory === undefined) continue;
    const made = yield* program.attempt(program.interpreter.call(factory, []));
    if ("value" in made && made.value instanceof Instance && made.value.state instanceof FlaskApplication) {
      return made.value.state.answering;
    }
  }
  return undefined;
}
