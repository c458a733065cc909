/** Reads what stands after `as`. */
import { readKey } from "./parse_objects.ts";
import type { Expression, Pattern } from "./syntax.ts";
import type { ExpressionReader } from "./token_reader.ts";

/** One, or several with `?//` between them. */
export function readPatterns(reader: ExpressionReader): Pattern[] {
  const patterns = [readPattern(reader)];
  while (reader.is("?") && reader.tokens[reader.at + 1]?.text === "//") {
    reader.at += 2;
    patterns.push(readPattern(reader));
  }
  return patterns;
}

function readPattern(reader: ExpressionReader): Pattern {
  const { token } = reader;
  if (token.kind === "variable") {
    reader.at++;
    return { kind: "variable", name: token.text };
  }
  if (reader.take("[")) {
    const items: Pattern[] = [];
    do items.push(readPattern(reader)); while (reader.take(","));
    reader.expect("]", "',' or ']'");
    return { kind: "array", items };
  }
  if (!reader.take("{")) throw reader.unexpected("'$' or '[' or '{'");
  const fields: (Pattern & { kind: "object" })["fields"] = [];
  do fields.push(readField(reader)); while (reader.take(","));
  reader.expect("}", "',' or '}'");
  return { kind: "object", fields };
}

function readField(reader: ExpressionReader): (Pattern & { kind: "object" })["fields"][number] {
  const { token } = reader;
  if (token.kind === "variable") {
    reader.at++;
    const key: Expression = { kind: "literal", value: token.text };
    return { key, variable: token.text, ...(reader.take(":") ? { value: readPattern(reader) } : {}) };
  }
  const key = readKey(reader);
  reader.expect(":", "':'");
  return { key, value: readPattern(reader) };
}
