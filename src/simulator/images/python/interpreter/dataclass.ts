/** `@dataclass`: a class gets what its annotations ask for. */
import type { Interpreter } from "./interpreter.ts";
import { fail } from "./types.ts";
import {
  Dict,
  Instance,
  type Named,
  Native,
  NOT_IMPLEMENTED,
  PythonClass,
  type PythonValue,
  type Work,
} from "./value.ts";

/** `@dataclass` and `@dataclass(…)` */
export function addTo(interpreter: Interpreter, [type]: readonly PythonValue[], named: Named): PythonValue {
  if (!(type instanceof PythonClass)) {
    return new Native("dataclass", (given) => addTo(interpreter, given, named));
  }
  const fields = [
    ...new Set(
      [...type.order].reverse().flatMap(({ attributes }) => {
        const own = attributes.get("__annotations__");
        return own instanceof Dict ? own.entries.map(([name]) => String(name)) : [];
      }),
    ),
  ];
  const add = (name: string, call: Native["call"]) =>
    type.attributes.has(name) || type.attributes.set(name, new Native(name, call));
  add("__init__", function* (given, all): Work<PythonValue> {
    const self = given[0] as Instance;
    for (const [at, name] of fields.entries()) {
      const value = given[at + 1] ?? all.get(name) ?? type.find(name);
      if (value === undefined) {
        fail("TypeError", `${type.name}.__init__() missing 1 required positional argument: '${name}'`);
      }
      self.attributes.set(name, value);
    }
    const after = type.find("__post_init__");
    if (after !== undefined) yield* interpreter.call(after, [self]);
    return null;
  });
  add("__repr__", function* ([self = null]): Work<PythonValue> {
    const rows: string[] = [];
    for (const name of fields) {
      rows.push(
        `${name}=${yield* interpreter.texts.representation(yield* interpreter.attribute(self, name))}`,
      );
    }
    return `${type.name}(${rows.join(", ")})`;
  });
  add("__eq__", function* ([self = null, other = null]): Work<PythonValue> {
    if (!(other instanceof Instance) || other.type !== (self as Instance).type) return NOT_IMPLEMENTED;
    for (const name of fields) {
      const [a, b] = [yield* interpreter.attribute(self, name), yield* interpreter.attribute(other, name)];
      if (!(yield* interpreter.isEqual(a, b))) return false;
    }
    return true;
  });
  return type;
}
