/** What `match` finds, by the regular expressions of this language. */
import type { Json } from "../kube/object.ts";
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
  const source = marks.includes("x")
    ? pattern.replace(/\\[^]|\s+|#.*/g, (all) => all[0] === "\\" ? all : "")
    : pattern;
  let expression: RegExp;
  try {
    expression = new RegExp(source, `gu${marks.includes("i") ? "i" : ""}${/[sp]/.test(marks) ? "s" : ""}`);
  } catch (error) {
    throw new JqError(`${pattern} (at offset 0) is not a valid regex: ${(error as Error).message}`);
  }
  const found: Json[] = [];
  for (const match of input.matchAll(expression)) {
    if (match[0] === "" && marks.includes("n")) continue;
    found.push(shown(input, match));
    if (!marks.includes("g")) break;
  }
  return found;
}

function shown(input: string, match: RegExpMatchArray): Json {
  const length = (text: string) => [...text].length;
  const offset = length(input.slice(0, match.index));
  const names = Object.keys(match.groups ?? {});
  let named = 0;
  const captures = match.slice(1).map((text: string | undefined): Json => {
    const name = names.length > 0 ? names[named++] ?? null : null;
    if (text === undefined) return { offset: -1, length: 0, string: null, name };
    return {
      offset: offset + length(match[0].slice(0, match[0].indexOf(text))),
      length: length(text),
      string: text,
      name,
    };
  });
  return { offset, length: length(match[0]), string: match[0], captures };
}
