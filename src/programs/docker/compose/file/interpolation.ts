/** `$NAME`, `${NAME}`, `${NAME:-default}` and the like in values (compose-go, template/template.go). */

/** What is wrong with a value's text; the reader of the file adds where it stands. */
export class TemplateError extends Error {
  override name = "TemplateError";
}

export interface Variables {
  value(name: string): string | undefined;
  /** Told of each name that has no value and no default. */
  onMissing(name: string): void;
}

/** The text with its variables filled in. @throws {TemplateError} */
export function interpolate(text: string, variables: Variables): string {
  let result = "";
  for (let at = 0; at < text.length;) {
    const dollar = text.indexOf("$", at);
    if (dollar < 0) return result + text.slice(at);
    result += text.slice(at, dollar);
    const rest = text.slice(dollar + 1);
    const plain = /^[_a-z][_a-z0-9]*/i.exec(rest)?.[0];
    if (rest.startsWith("$")) {
      result += "$";
      at = dollar + 2;
    } else if (plain) {
      result += known(plain, variables);
      at = dollar + 1 + plain.length;
    } else {
      // A dollar before anything else is one.
      if (!/^[{_a-z]/i.test(rest)) {
        result += "$";
        at = dollar + 1;
        continue;
      }
      const end = rest.startsWith("{") ? closingBrace(rest) : -1;
      const expression = end < 0 ? undefined : EXPRESSION.exec(rest.slice(1, end));
      if (!expression) throw invalid(text);
      const [, name, operator = "", word = ""] = expression;
      result += expanded(name!, operator, word, variables);
      at = dollar + 2 + end;
    }
  }
  return result;
}

const EXPRESSION = /^([_a-z][_a-z0-9]*)(?:(:?[-?+])([\s\S]*))?$/i;

function expanded(name: string, operator: string, word: string, variables: Variables): string {
  if (operator === "") return known(name, variables);
  const value = variables.value(name);
  const isThere = value !== undefined && !(operator.startsWith(":") && value === "");
  switch (operator.at(-1)) {
    case "-":
      return isThere ? value : interpolate(word, variables);
    case "+":
      return isThere ? interpolate(word, variables) : "";
    default:
      if (isThere) return value;
      throw new TemplateError(
        `required variable ${name} is missing a value${word && `: ${interpolate(word, variables)}`}`,
      );
  }
}

function known(name: string, variables: Variables): string {
  const value = variables.value(name);
  if (value === undefined) variables.onMissing(name);
  return value ?? "";
}

/** Of `{…}` at the start: where the brace is that closes it; others may lie between. */
function closingBrace(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "}" && --depth === 0) return at;
    if (text[at] === "{" && (at === 0 || text[at - 1] === "$")) depth++;
  }
  return -1;
}

function invalid(text: string): TemplateError {
  return new TemplateError(`Invalid template: ${JSON.stringify(text)}`);
}
