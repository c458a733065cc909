/** Field selectors: `status.phase!=Running,metadata.name=web`. */
import { ownEntry } from "./own_entry.ts";
import { SelectorError } from "./selector_error.ts";

/** One condition; all conditions of a selector must hold. */
export interface FieldRequirement {
  field: string;
  operator: "=" | "!=";
  value: string;
}

/**
 * Reads a field selector; empty text gives no conditions. `,`, `=` and `\` in a value are escaped by `\`.
 *
 * @throws {SelectorError} in the API server's wording.
 */
export function parseFieldSelector(text: string): FieldRequirement[] {
  return splitTerms(text).filter((term) => term !== "").map(parseTerm);
}

/** The selector as a query parameter carries it. */
export function printFieldSelector(requirements: FieldRequirement[]): string {
  return requirements.map(({ field, operator, value }) => `${field}${operator}${escapeValue(value)}`).join(
    ",",
  );
}

/** Whether an object's selectable fields satisfy the selector; an absent field counts as empty. */
export function matchesFields(
  requirements: FieldRequirement[],
  fields: Record<string, string | undefined>,
): boolean {
  return requirements.every(({ field, operator, value }) =>
    ((ownEntry(fields, field) ?? "") === value) === (operator === "=")
  );
}

function splitTerms(text: string): string[] {
  const terms: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === ",") {
      terms.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...terms, text.slice(start)];
}

function parseTerm(term: string): FieldRequirement {
  const match = /!=|==|=/.exec(term);
  if (!match) throw new SelectorError(`invalid selector: '${term}'; can't understand '${term}'`);
  return {
    field: term.slice(0, match.index),
    operator: match[0] === "!=" ? "!=" : "=",
    value: unescapeValue(term.slice(match.index + match[0].length)),
  };
}

function unescapeValue(text: string): string {
  return text.replace(/\\([\s\S]?)|[,=]/g, (found: string, escaped: string | undefined) => {
    if (escaped === undefined) {
      throw new SelectorError(
        `invalid field selector: unescaped character in value: ${found.codePointAt(0)}`,
      );
    }
    if (escaped === "\\" || escaped === "," || escaped === "=") return escaped;
    throw new SelectorError(`invalid field selector: invalid escape sequence: ${found}`);
  });
}

function escapeValue(value: string): string {
  return value.replace(/[\\,=]/g, "\\$&");
}
