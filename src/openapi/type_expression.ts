/** The few shapes that types of fields have in the declaration files of `kubernetes-models`. */

export type TypeExpression =
  | { kind: "string" | "number" | "boolean" | "any" }
  | { kind: "literals"; values: string[] }
  | { kind: "array"; item: TypeExpression }
  | { kind: "map"; value: TypeExpression }
  /** Another declaration, by the name under which it is exported or imported: `IIoK8sApiCoreV1Container`. */
  | { kind: "reference"; name: string }
  /** An object whose fields are written out in place. */
  | { kind: "inline"; fields: string[] }
  | { kind: "union"; options: TypeExpression[] };

/** Reads a type. @throws {SyntaxError} for what the declaration files were not known to contain. */
export function parseType(source: string): TypeExpression {
  const text = source.trim();
  const options = splitAtTop(text, "|").map((option) => option.trim());
  if (options.length > 1) return parseUnion(options);
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return { kind: "literals", values: [JSON.parse(text)] };
  const array = /^Array<([\s\S]*)>$/.exec(text);
  if (array) return { kind: "array", item: parseType(array[1]!) };
  if (text.startsWith("{") && text.endsWith("}")) return parseBraces(text.slice(1, -1).trim());
  if (text === "string" || text === "number" || text === "boolean" || text === "any") return { kind: text };
  if (text === "unknown" || text === "object") return { kind: "any" };
  if (/^I[A-Z]\w*$/.test(text)) return { kind: "reference", name: text };
  throw new SyntaxError(`Cannot read type "${text}"`);
}

function parseUnion(options: string[]): TypeExpression {
  const parsed = options.map(parseType);
  const values = parsed.flatMap((option) => option.kind === "literals" ? option.values : []);
  return values.length === parsed.length ? { kind: "literals", values } : { kind: "union", options: parsed };
}

function parseBraces(inner: string): TypeExpression {
  const map = /^\[key: string\]: ([\s\S]*?);?$/.exec(inner);
  if (map) return { kind: "map", value: parseType(map[1]!) };
  return { kind: "inline", fields: [...inner.matchAll(/"([^"]+)"\??:/g)].map((match) => match[1]!) };
}

/** Splits where nothing is open: not within quotes, angle brackets or braces. */
function splitAtTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '"' && text[i - 1] !== "\\") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (char === "<" || char === "{") depth++;
    else if (char === ">" || char === "}") depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}
