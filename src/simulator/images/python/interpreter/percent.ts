/** `"%s is %d" % (…)` */
import { percentFormatted } from "./format.ts";
import type { Texts } from "./texts.ts";
import { fail } from "./types.ts";
import { Dict, Instance, type PythonValue, Tuple, type Work } from "./value.ts";

export function* percent(texts: Texts, text: string, given: PythonValue): Work<PythonValue> {
  const values = given instanceof Tuple ? [...given.items] : [given];
  let [made, at] = ["", 0];
  for (const found of text.matchAll(/%(?:\(([^)]*)\))?([-+ 0#]*)(\d*)(?:\.(\d+))?(.)?/gsu)) {
    made += text.slice(at, found.index);
    at = found.index + found[0].length;
    const type = found[5];
    if (type === undefined) fail("ValueError", "incomplete format");
    if (type === "%") {
      made += "%";
      continue;
    }
    if (found[1] !== undefined && !(given instanceof Dict)) fail("TypeError", "format requires a mapping");
    const value = found[1] === undefined ? values.shift() : (given as Dict).get(found[1]);
    if (found[1] !== undefined && value === undefined) fail("KeyError", found[1]);
    if (!"sdifgeEFGaxXorcu".includes(type)) {
      const code = type.codePointAt(0)!.toString(16);
      fail("ValueError", `unsupported format character '${type}' (0x${code}) at index ${at - type.length}`);
    }
    if (value === undefined) fail("TypeError", "not enough arguments for format string");
    const shown = { text: yield* texts.text(value), representation: yield* texts.representation(value) };
    made += percentFormatted(["", found[2]!, found[3]!, found[4] as string, type], value, shown);
  }
  const isMapping = given instanceof Dict || given instanceof Instance || Array.isArray(given) ||
    given instanceof Uint8Array;
  if (!isMapping && values.length > 0) {
    fail("TypeError", "not all arguments converted during string formatting");
  }
  return made + text.slice(at);
}
