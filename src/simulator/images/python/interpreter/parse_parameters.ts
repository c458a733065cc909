/** What stands between the brackets of `def`, and behind `lambda`. */
import type { Expression, Parameter } from "./syntax.ts";
import type { TokenReader } from "./token_reader.ts";

type ReadTest = () => Expression;

/** Up to `)` or `:`; `test` reads what a parameter has where none is given. */
export function parseParameters(reader: TokenReader, end: ")" | ":", test: ReadTest): Parameter[] {
  const found: Parameter[] = [];
  let isNamed = false;
  while (!reader.is(end)) {
    if (reader.skip("/")) {
      // What stands before is given by its place: others are not forbidden here.
    } else if (reader.skip("**")) found.push({ name: parameterName(reader, end, test), kind: "named-rest" });
    else if (reader.skip("*")) {
      isNamed = true;
      if (!reader.is(",")) found.push({ name: parameterName(reader, end, test), kind: "rest" });
    } else {
      const name = parameterName(reader, end, test);
      const usual = reader.skip("=") ? { usual: test() } : {};
      const before = found.at(-1);
      if (!isNamed && before?.usual && !usual.usual) {
        reader.fail("parameter without a default follows parameter with a default", reader.last);
      }
      found.push({ name, ...usual, kind: isNamed ? "named" : "plain" });
    }
    const last = found.at(-1);
    if (last && found.some((one) => one !== last && one.name === last.name)) {
      reader.fail(`duplicate argument '${last.name}' in function definition`, reader.last);
    }
    if (!reader.skip(",") && !reader.is(end)) reader.fail("invalid syntax");
  }
  return found;
}

function parameterName(reader: TokenReader, end: ")" | ":", test: ReadTest): string {
  const name = reader.name();
  if (end === ")" && reader.skip(":")) test();
  return name;
}
