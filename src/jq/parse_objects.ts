/** Reads `{…}`. */
import type { Expression } from "./syntax.ts";
import type { ExpressionReader } from "./token_reader.ts";
import { JqSyntaxError, unexpected } from "./tokens.ts";

/** `start`: where the bracket stands that was taken. */
export function readObject(reader: ExpressionReader, start: number): Expression {
  const fields: { key: Expression; value: Expression }[] = [];
  while (!reader.take("}")) {
    fields.push(readField(reader));
    if (reader.take(",")) continue;
    if (reader.take("}")) break;
    const problem = reader.unexpected("'}'");
    throw reader.token.kind === "end"
      ? unexpected("$end", problem.at)
      : new JqSyntaxError(problem.message, problem.at, {
        message: "May need parentheses around object key expression",
        at: start + 1,
      });
  }
  return { kind: "object", fields };
}

function readField(reader: ExpressionReader): { key: Expression; value: Expression } {
  const { token } = reader;
  if (token.kind === "variable") {
    reader.at++;
    const value: Expression = token.text === "__loc__"
      ? { kind: "location", line: reader.lineOf(token.at) }
      : { kind: "variable", name: token.text, at: token.at };
    return { key: { kind: "literal", value: token.text }, value };
  }
  const key = token.kind === "format"
    ? reader.format(token.text)
    : token.kind === "number"
    ? reader.term()
    : readKey(reader);
  if (reader.take(":")) return { key, value: readFieldValue(reader) };
  return { key, value: { kind: "index", of: { kind: "identity" }, key, optional: false } };
}

/** Terms with bars between them, and, as later versions have it, operators. */
function readFieldValue(reader: ExpressionReader): Expression {
  const left = reader.operators();
  return reader.take("|") ? { kind: "pipe", left, right: readFieldValue(reader) } : left;
}

/** A name, a string or `(…)`. */
export function readKey(reader: ExpressionReader): Expression {
  const { token } = reader;
  if (token.kind === "word") {
    reader.at++;
    return { kind: "literal", value: token.text };
  }
  if (token.kind === "string") return reader.string(undefined);
  if (!reader.take("(")) throw reader.unexpected();
  const key = reader.pipe();
  reader.expect(")");
  return key;
}
