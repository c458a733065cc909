/** `"%s is %d" % (…)` */
import { percentFormatted } from "./format.ts";
import type { Texts } from "./texts.ts";
import { fail } from "./types.ts";
import { Dict, type PythonValue, Tuple, type Work } from "./value.ts";

export function* percent(texts: Texts, text: string, given: PythonValue): Work<PythonValue> {
  const values = given instanceof Tuple ? [...given.items] : [given];
  let [made, at] = ["", 0];
  for (const found of text.matchAll(/%(?:\((\w+)\))?([-+ 0#]*)(\d*)(?:\.(\d+))?([sdifgeExXorcu%])/g)) {
    made += text.slice(at, found.index);
    at = found.index + found[0].length;
    if (found[5] === "%") {
      made += "%";
      continue;
    }
    const value = found[1] === undefined ? values.shift() : (given as Dict).get(found[1]);
    if (value === undefined) fail("TypeError", "not enough arguments for format string");
    const shown = { text: yield* texts.text(value), representation: yield* texts.representation(value) };
    made += percentFormatted(["", found[2]!, found[3]!, found[4] as string, found[5]!], value, shown);
  }
  if (given instanceof Tuple && values.length > 0) {
    fail("TypeError", "not all arguments converted during string formatting");
  }
  return made + text.slice(at);
}
