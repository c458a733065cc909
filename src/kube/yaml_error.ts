/** YAML that cannot be read, told as kubectl tells it. */

/** Where and why YAML could not be read. */
export class YamlError extends Error {
  override name = "YamlError";
  /** Line in the whole text, from 1. */
  readonly line: number;
  /** Column, from 1. */
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** What the YAML library says of a problem; line and column count from 0. */
export interface YamlProblem {
  reason: string;
  line: number;
  column: number;
}

/**
 * The sentence that kubectl prints, such as
 * `error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context`.
 * Its line counts within the document, and is one less where the grammar rather than a token is wrong.
 */
export function yamlErrorText(found: YamlProblem, document: string): string {
  const problem = atLineStart(found, document);
  const { text, layer } = translate(problem, document.split("\n"));
  const line = layer === "token" ? problem.line + 1 : Math.max(problem.line, 1);
  // What is wrong on the first line is told without its place, unless the text ends there.
  const isOnFirst = problem.line === 0 && (layer === "token" || !endsAt(problem, document));
  const where = layer === "value" || isOnFirst ? "" : `line ${line}: `;
  return `error converting YAML to JSON: yaml: ${where}${text}`;
}

/** An end that comes too early is found on the line after the last, whether that has a newline or not. */
function atLineStart(problem: YamlProblem, document: string): YamlProblem {
  const { reason, line, column } = problem;
  return isEarlyEnd(reason) && column > 0 && endsAt(problem, document)
    ? { reason, line: line + 1, column: 0 }
    : problem;
}

function isEarlyEnd(reason: string): boolean {
  return reason === "deficient indentation" || reason.startsWith("unexpected end of the");
}

function endsAt({ line, column }: YamlProblem, document: string): boolean {
  const [first = "", ...rest] = document.split("\n").slice(line);
  return [first.slice(column), ...rest].every((text) => text.trim() === "");
}

interface Translation {
  text: string;
  /** What found it: the tokenizer, the grammar, or the building of values (which knows no line). */
  layer: "token" | "grammar" | "value";
}

const token = (text: string): Translation => ({ text, layer: "token" });
const grammar = (text: string): Translation => ({ text, layer: "grammar" });

const fixedReasons: Record<string, Translation> = {
  "can not read a block mapping entry; a multiline key may not be an implicit key": token(
    "could not find expected ':'",
  ),
  "name of an anchor node must contain at least one character": token(
    "did not find expected alphabetic or numeric character",
  ),
  "name of an alias node must contain at least one character": token(
    "did not find expected alphabetic or numeric character",
  ),
  "a line break is expected": token("did not find expected comment or line break"),
  "unknown escape sequence": token("found unknown escape character"),
  "expected hexadecimal character": token("did not find expected hexdecimal number"),
  "directives end mark is expected": grammar("did not find expected <document start>"),
  "end of the stream or a document separator is expected": grammar("did not find expected key"),
  "expected ':' after a mapping key": grammar("did not find expected key"),
  "bad indentation of a sequence entry": grammar("did not find expected '-' indicator"),
  "null byte is not allowed in input": {
    text: "control characters are not allowed",
    layer: "value",
  },
  "the stream contains non-printable characters": {
    text: "control characters are not allowed",
    layer: "value",
  },
};

function translate({ reason, line, column }: YamlProblem, lines: string[]): Translation {
  const fixed = fixedReasons[reason];
  if (fixed) return fixed;
  if (reason === "missed comma between flow collection entries") {
    const closing = expectedClosing(
      [...lines.slice(0, line), (lines[line] ?? "").slice(0, column)].join("\n"),
    );
    return grammar(`did not find expected ',' or '${closing ?? "}"}'`);
  }
  const alias = /^unidentified alias "(.*)"$/.exec(reason);
  if (alias) return { text: `unknown anchor '${alias[1]}' referenced`, layer: "value" };
  if (reason === "bad indentation of a mapping entry") return misplaced(lines, line, column);
  if (reason.startsWith("tab characters")) {
    const isValue = /:\s*$/.test(lines[line - 1] ?? "");
    return token(
      isValue
        ? "found character that cannot start any token"
        : "found a tab character that violates indentation",
    );
  }
  if (isEarlyEnd(reason)) return unfinished(lines, line);
  return token(reason);
}

function unfinished(lines: string[], line: number): Translation {
  const before = lines.slice(0, line).join("\n");
  const closing = expectedClosing(before);
  if (!closing) return token("found unexpected end of stream");
  const isAtEnd = lines.slice(line).every((text) => text.trim() === "");
  return grammar(
    isAtEnd && /[[{,:]$/.test(before.trimEnd())
      ? "did not find expected node content"
      : `did not find expected ',' or '${closing}'`,
  );
}

function misplaced(lines: string[], line: number, column: number): Translation {
  const rest = (lines[line] ?? "").slice(column);
  const before = (lines[line] ?? "").slice(0, column).trimEnd();
  if (/^:(\s|$)/.test(rest)) return token("mapping values are not allowed in this context");
  if (/^[@`%]/.test(rest)) return token("found character that cannot start any token");
  if (/^-(\s|$)/.test(rest)) return token("block sequence entries are not allowed in this context");
  if (/^[\]}]/.test(rest) && before.endsWith(":")) return grammar("did not find expected node content");
  const isAfterItem = lines.slice(0, line).some((text) => text.startsWith(`${" ".repeat(column)}- `)) &&
    before === "" && lines[line - 1]?.search(/\S/) === column;
  return grammar(isAfterItem ? "did not find expected '-' indicator" : "did not find expected key");
}

/** The bracket that closes the innermost open `{` or `[`; undefined inside quotes. */
function expectedClosing(text: string): Bracket | undefined {
  const starts = [...text.matchAll(/(?:^|[:-])[ \t]+(?=['"[{])/gm)].slice(-maxStarts).reverse();
  // The value may have begun on an earlier line: go back until something is open.
  for (const { index } of starts) {
    const { quote, open } = scanFlow(text.slice(text.lastIndexOf("\n", index) + 1));
    if (quote) return undefined;
    if (open.length > 0) return open.at(-1);
  }
  return undefined;
}

type Bracket = "}" | "]";

/** How many possible beginnings are tried before an error is told in its more general form. */
const maxStarts = 100;

function scanFlow(text: string): { quote: string; open: Bracket[] } {
  const open: Bracket[] = [];
  let quote = "";
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]!;
    if (quote) {
      if (letter === "\\" && quote === '"') index++;
      else if (letter === quote) quote = "";
    } else if (letter === "'" || letter === '"') quote = letter;
    else if (letter === "{") open.push("}");
    else if (letter === "[") open.push("]");
    else if (letter === "}" || letter === "]") open.pop();
  }
  return { quote, open };
}
