/**
 * The grammar of label selectors. Wording of the errors, and a few oddities of what is accepted (`a in (,)`),
 * are those of k8s.io/apimachinery/pkg/labels.
 */
import { checkLabelRequirement, type LabelOperator, type LabelRequirement } from "./label_requirement.ts";
import { qualifiedNameProblems } from "./name_rules.ts";
import { ownEntry } from "./own_entry.ts";
import { SelectorError } from "./selector_error.ts";

/**
 * Reads the requirements of a selector in the order written. Keys and values are checked.
 *
 * @throws {SelectorError}
 */
export function parseLabelRequirements(text: string): LabelRequirement[] {
  const tokens = new Tokens(text);
  const requirements: LabelRequirement[] = [];
  for (;;) {
    const token = tokens.peek();
    if (token.kind === "end") return requirements;
    if (token.kind !== "word" && token.kind !== "!") {
      throw new SelectorError(`found '${token.text}', expected: !, identifier, or 'end of string'`);
    }
    requirements.push(parseRequirement(tokens));
    const separator = tokens.next();
    if (separator.kind === "end") return requirements;
    if (separator.kind !== ",") {
      throw new SelectorError(`found '${separator.text}', expected: ',' or 'end of string'`);
    }
    const after = tokens.peek();
    if (after.kind !== "word" && after.kind !== "!") {
      throw new SelectorError(`found '${after.text}', expected: identifier after ','`);
    }
  }
}

interface Token {
  kind: "end" | "word" | "(" | ")" | "," | "!" | "=" | "==" | "!=" | ">" | "<";
  text: string;
}

const symbols = ["(", ")", ",", "!", "=", "==", "!=", ">", "<"] as const;
const binaryOperators: Record<string, LabelOperator> = {
  in: "in",
  notin: "notin",
  "=": "=",
  "==": "==",
  "!=": "!=",
  ">": "gt",
  "<": "lt",
};

class Tokens {
  #tokens: Token[];
  #position = 0;

  constructor(text: string) {
    this.#tokens = [...scan(text)];
  }

  peek(): Token {
    return this.#tokens[Math.min(this.#position, this.#tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.#position++;
    return token;
  }
}

function* scan(text: string): Generator<Token> {
  // A word runs to the next blank or symbol; symbols are taken as long as they still make one.
  const pattern = /[ \t\r\n]*(?:([^=!(),<> \t\r\n]+)|(==|!=|[=!(),<>])|$)/gy;
  for (;;) {
    const match = pattern.exec(text);
    const [, word, symbol] = match ?? [];
    if (word !== undefined) yield { kind: "word", text: word };
    else if (symbol !== undefined) yield { kind: symbols.find((kind) => kind === symbol)!, text: symbol };
    else return yield { kind: "end", text: "" };
  }
}

function parseRequirement(tokens: Tokens): LabelRequirement {
  try {
    const isNegated = tokens.peek().kind === "!";
    if (isNegated) tokens.next();
    const key = parseKey(tokens);
    const { kind } = tokens.peek();
    if (isNegated) return { key, operator: "!", values: [] };
    if (kind === "end" || kind === ",") return { key, operator: "exists", values: [] };
    const operator = parseOperator(tokens);
    const isSet = operator === "in" || operator === "notin";
    const values = isSet ? parseSet(tokens) : [parseValue(tokens)];
    const requirement: LabelRequirement = { key, operator, values: [...new Set(values)].sort() };
    checkLabelRequirement(requirement);
    return requirement;
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new SelectorError(`unable to parse requirement: ${error.message}`, { cause: error });
  }
}

function parseKey(tokens: Tokens): string {
  const { kind, text } = tokens.next();
  if (kind !== "word") throw new SelectorError(`found '${text}', expected: identifier`);
  const problems = qualifiedNameProblems(text);
  // The machinery has no path for this field and prints that it has none.
  if (problems.length > 0) {
    throw new SelectorError(`<nil>: Invalid value: ${JSON.stringify(text)}: ${problems.join("; ")}`);
  }
  return text;
}

function parseOperator(tokens: Tokens): LabelOperator {
  const { text } = tokens.next();
  const operator = ownEntry(binaryOperators, text);
  if (operator) return operator;
  throw new SelectorError(`found '${text}', expected: in, notin, =, ==, !=, gt, lt`);
}

function parseSet(tokens: Tokens): string[] {
  const open = tokens.next();
  if (open.kind !== "(") throw new SelectorError(`found '${open.text}' expected: '('`);
  const first = tokens.peek();
  if (first.kind === ")") {
    tokens.next();
    return [""];
  }
  if (first.kind !== "word" && first.kind !== ",") {
    throw new SelectorError(`found '${first.text}', expected: ',', ')' or identifier`);
  }
  return parseSetValues(tokens);
}

function parseSetValues(tokens: Tokens): string[] {
  const values: string[] = [];
  for (;;) {
    const token = tokens.next();
    if (token.kind === "word") {
      values.push(token.text);
      const after = tokens.peek();
      if (after.kind === ")") break;
      if (after.kind !== ",") throw new SelectorError(`found '${after.text}', expected: ',' or ')'`);
    } else if (token.kind === ",") {
      // `(,a)` and `(a,,b)` name the empty value.
      if (values.length === 0) values.push("");
      const after = tokens.peek();
      if (after.kind === ")") {
        values.push("");
        break;
      }
      if (after.kind === ",") {
        tokens.next();
        values.push("");
      }
    } else throw new SelectorError(`found '${token.text}', expected: ',', or identifier`);
  }
  tokens.next();
  return values;
}

function parseValue(tokens: Tokens): string {
  const { kind } = tokens.peek();
  if (kind === "end" || kind === ",") return "";
  const token = tokens.next();
  if (token.kind === "word") return token.text;
  throw new SelectorError(`found '${token.text}', expected: identifier`);
}
