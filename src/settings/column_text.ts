/** Columns as one writes them in a line: `NAME`, `ZONE:.metadata.labels.zone|W`, `AGE:.status.startTime|T`. */
import type { ColumnSetting, ColumnSettings } from "./settings.ts";

/**
 * Reads `TITLE[:EXPRESSION][|ATTRIBUTES]`, as k9s has it. An expression is JSONPath; one that begins with `jq ` is
 * jq. Attributes: T time, N number, W wide, H hidden, S shown (the default), L left, R right.
 *
 * @throws {Error} that says what is wrong, without the column
 */
export function parseColumn(written: string): ColumnSetting {
  const { body, attributes } = split(written);
  const colon = body.indexOf(":");
  const title = (colon < 0 ? body : body.slice(0, colon)).trim();
  const expression = colon < 0 ? "" : body.slice(colon + 1).trim();
  if (title === "") throw new Error("a column needs a title before the colon");
  if (colon >= 0 && expression === "") throw new Error("the expression after the colon is missing");
  const unknown = [...attributes].find((letter) => !"TNWHSLR".includes(letter));
  if (unknown) throw new Error(`there is no attribute ${unknown}; known are T N W H S L R`);
  const has = (letter: string): boolean => attributes.includes(letter);
  const kind = has("T") ? "time" : has("N") ? "number" : undefined;
  const align = has("R") ? "right" : has("L") ? "left" : undefined;
  return {
    title: title.toUpperCase(),
    ...(expression ? { path: pathOf(expression) } : {}),
    ...(kind ? { kind } : {}),
    ...(align ? { align } : {}),
    ...(has("W") ? { isWide: true } : {}),
    ...(has("H") ? { isHidden: true } : {}),
  };
}

/** Reads `AGE:desc`; without a word behind the colon, ascending. @throws {Error} */
export function parseSort(written: string): NonNullable<ColumnSettings["sort"]> {
  const match = /^(.+?)(?::(\w+))?$/.exec(written.trim());
  const word = match?.[2]?.toLowerCase() ?? "asc";
  if (!match || !["asc", "desc", "dsc"].includes(word)) {
    throw new Error("expected TITLE:asc or TITLE:desc");
  }
  return { title: match[1]!.trim().toUpperCase(), descending: word !== "asc" };
}

/** The bar that parts attributes is the last one outside of brackets and quotes that only letters follow. */
function split(written: string): { body: string; attributes: string } {
  const match = /^(.*)\|\s*([A-Za-z]*)\s*$/s.exec(written);
  // jq has bars, too: `.a | length` is no attribute, for attributes are capitals.
  if (!match || (match[2] !== match[2]!.toUpperCase())) return { body: written, attributes: "" };
  return { body: match[1]!, attributes: match[2]! };
}

function pathOf(expression: string): NonNullable<ColumnSetting["path"]> {
  const jq = /^jq\s+(.+)$/s.exec(expression);
  if (jq) return { language: "jq", expression: jq[1]! };
  // JSONPath has neither pipes nor functions: what has them was meant for jq.
  const isJq = /\||\b(select|map|join|length|keys|to_entries|tostring)\b\s*(\(|$|\|)/.test(
    expression.replace(/\[\?\([^)]*\)\]/g, ""),
  );
  return { language: isJq ? "jq" : "jsonpath", expression };
}
