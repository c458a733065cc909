/** What `match` finds. */
import { expressionOf } from "../kube/expressions/bounded_expression.ts";
import type { Json } from "../kube/object.ts";
import { readPattern } from "./oniguruma.ts";
import { described, JqError, typeOf } from "./value.ts";

/** `g` all, `i` any case, `x` blanks are for the eye, `s` a dot is any character, `n` no empty ones. @throws {JqError} */
export function matches(input: Json, given: Json, flags: Json): Json[] {
  const [pattern, letters] = Array.isArray(given) ? [given[0] ?? null, given[1] ?? null] : [given, flags];
  if (typeof input !== "string") {
    throw new JqError(`${described(input)} cannot be matched, as it is not a string`);
  }
  if (typeof pattern !== "string") {
    throw new JqError(`${typeOf(pattern)} not a string or array`);
  }
  if (letters !== null && typeof letters !== "string") {
    throw new JqError(`${described(letters)} is not a string`);
  }
  const marks = typeof letters === "string" ? letters : "";
  if (/[^gimnpslx]/.test(marks)) throw new JqError(`${marks} is not a valid modifier string`);
  const { source, names } = readPattern(pattern, marks.includes("x"));
  let expression: RegExp;
  try {
    expression = expressionOf(source, `dgv${marks.includes("i") ? "i" : ""}${/[sp]/.test(marks) ? "s" : ""}`);
  } catch (error) {
    throw new JqError(`${pattern} (at offset 0) is not a valid regex: ${reasonOf(error as Error)}`);
  }
  const found: Json[] = [];
  for (const match of input.matchAll(expression)) {
    if (match[0] === "" && marks.includes("n")) continue;
    found.push(shown(input, match, names));
    if (!marks.includes("g")) break;
  }
  return found;
}

function shown(input: string, match: RegExpMatchArray, names: readonly (string | null)[]): Json {
  const length = (text: string) => [...text].length;
  const places: readonly ([number, number] | undefined)[] = match.indices!;
  const captures = match.slice(1).map((text: string | undefined, index): Json => {
    const name = names[index] ?? null;
    if (text === undefined) return { offset: -1, length: 0, string: null, name };
    return {
      offset: length(input.slice(0, places[index + 1]![0])),
      length: length(text),
      string: text,
      name,
    };
  });
  const offset = length(input.slice(0, match.index));
  return { offset, length: length(match[0]), string: match[0], captures };
}

/** Without the translated pattern. */
function reasonOf({ message }: Error): string {
  return message.replace(/^Invalid regular expression: \/[^]*\/[a-z]*: /, "").toLowerCase();
}
