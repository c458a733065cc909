/** How the shells differ: bash, Debian's dash, and the ash of busybox. */
import type { ArithmeticError } from "./arithmetic_syntax.ts";
import type { ShellSyntaxError, SyntaxProblem } from "./syntax.ts";

/** What an error message begins with depends on where the script comes from. */
export interface Place {
  /** `$0`, or the file that is sourced. */
  name: string;
  /** `argument` of `-c`, a `file`, standard `input`, or typed at a prompt. */
  source: "argument" | "file" | "input" | "prompt";
  line: number;
  inFunction: boolean;
}

export interface ShellFlavour {
  kind: "bash" | "dash" | "ash";
  isBash: boolean;
  /** PS1 where nobody has set it. */
  prompt: string;
  /** `bash: line 3: ` */
  prefix(place: Place): string;
  notFound(name: string): string;
  unset(name: string): string;
  arithmeticError(prefix: string, text: string, error: ArithmeticError): string;
  /** The lines that tell of a script that is none. */
  syntaxError(error: ShellSyntaxError, place: Place): string;
  /** `reason` is strerror's. */
  cannotOpen(name: string, reason: string): string;
  cannotCreate(name: string, reason: string): string;
  cannotChange(name: string, reason: string): string;
  /** What a script without an interpreter's line or an unreadable one is answered with. */
  cannotRun(name: string, reason: string): string;
  /** The exit code of a shell that ends because of an expansion. */
  expansionStatus: number;
  /** The status of a command whose redirect cannot be opened. */
  redirectStatus: number;
}

export const BASH: ShellFlavour = {
  kind: "bash",
  isBash: true,
  prompt: "\\u@\\h:\\w\\$ ",
  prefix: ({ name, source, line, inFunction }) =>
    source === "prompt"
      ? `${name}: `
      : `${source === "argument" && inFunction ? "environment" : name}: line ${line}: `,
  notFound: (name) => `${name}: command not found`,
  unset: (name) => `${name}: unbound variable`,
  arithmeticError: (prefix, text, error) =>
    `${prefix}${error.text ?? text}: ${error.message} (error token is "${error.token}")`,
  syntaxError: bashSyntaxError,
  cannotOpen: (name, reason) => `${name}: ${reason}`,
  cannotCreate: (name, reason) => `${name}: ${reason}`,
  cannotChange: (name, reason) => `${name}: ${reason}`,
  cannotRun: (name, reason) => `${name}: ${reason}`,
  expansionStatus: 1,
  redirectStatus: 1,
};

export const DASH: ShellFlavour = {
  kind: "dash",
  isBash: false,
  prompt: "\\$ ",
  prefix: ({ name, line }) => `${name}: ${line}: `,
  notFound: (name) => `${name}: not found`,
  unset: (name) => `${name.replace("$", "")}: parameter not set`,
  arithmeticError: (_prefix, text, { message }) =>
    message === "division by 0"
      ? `arithmetic expression: division by zero: "${text}"`
      : `arithmetic expression: expecting primary: "${text}"`,
  syntaxError: (error, place) =>
    `${place.name}: ${error.line}: Syntax error: ${dashProblem(error.problem)}\n`,
  cannotOpen: (name, reason) => `cannot open ${name}: ${noFile(reason, "No such file")}`,
  cannotCreate: (name, reason) => `cannot create ${name}: ${noFile(reason, "Directory nonexistent")}`,
  cannotChange: (name) => `can't cd to ${name}`,
  cannotRun: (name, reason) => `${name}: ${RUNNING[reason] ?? reason}`,
  expansionStatus: 2,
  redirectStatus: 2,
};

/** What dash says instead of strerror's words. */
const RUNNING: Readonly<Record<string, string>> = {
  "No such file or directory": "not found",
  "Is a directory": "Permission denied",
};

export const ASH: ShellFlavour = {
  kind: "ash",
  isBash: false,
  prompt: "\\w \\$ ",
  prefix: ({ name, source, line }) => source === "file" ? `${name}: line ${line}: ` : `${name}: `,
  notFound: (name) => `${name}: not found`,
  unset: (name) => `${name.replace("$", "")}: parameter not set`,
  arithmeticError: (_prefix, _text, { message }) =>
    message === "division by 0" ? "divide by zero" : "arithmetic syntax error",
  syntaxError: (error, place) => {
    const where = place.source === "file" ? `${place.name}: line ${error.line}: ` : `${place.name}: `;
    return `${where}syntax error: ${ashProblem(error.problem)}\n`;
  },
  cannotOpen: (name, reason) => `can't open ${name}: ${noFile(reason, "no such file")}`,
  cannotCreate: (name, reason) => `can't create ${name}: ${noFile(reason, "nonexistent directory")}`,
  cannotChange: (name, reason) => `can't cd to ${name}: ${reason}`,
  cannotRun: (name, reason) => `${name}: ${reason === "No such file or directory" ? "not found" : reason}`,
  expansionStatus: 2,
  redirectStatus: 1,
};

function noFile(reason: string, word: string): string {
  return reason === "No such file or directory" ? word : reason;
}

function bashSyntaxError(error: ShellSyntaxError, place: Place): string {
  const where = place.source === "prompt"
    ? `${place.name}: `
    : `${place.name}: ${place.source === "argument" ? "-c: " : ""}line ${error.line}: `;
  const { problem } = error;
  switch (problem.kind) {
    case "unexpected":
      return place.source === "prompt"
        ? `${where}syntax error near unexpected token \`${problem.token}'\n`
        : `${where}syntax error near unexpected token \`${problem.token}'\n${where}\`${error.source}'\n`;
    case "unclosed":
      return `${where}unexpected EOF while looking for matching \`${problem.closer}'\n`;
    case "end":
      return place.source === "prompt"
        ? `${where}syntax error: unexpected end of file\n`
        : `${place.name}: ${
          place.source === "argument" ? "-c: " : ""
        }line ${error.endLine}: syntax error: unexpected end of file\n`;
    case "other":
      return `${where}${problem.text}\n`;
  }
}

function dashProblem(problem: SyntaxProblem): string {
  const expecting = "expecting" in problem && problem.expecting ? ` (expecting "${problem.expecting}")` : "";
  switch (problem.kind) {
    case "unexpected":
      return `${problem.token === "newline" ? "newline" : `"${problem.token}"`} unexpected${expecting}`;
    case "unclosed":
      return problem.closer === ")"
        ? `end of file unexpected (expecting ")")`
        : problem.closer === "}"
        ? "Missing '}'"
        : problem.closer === "`"
        ? "EOF in backquote substitution"
        : "Unterminated quoted string";
    case "end":
      return `end of file unexpected${expecting}`;
    case "other":
      return problem.text;
  }
}

function ashProblem(problem: SyntaxProblem): string {
  const expecting = "expecting" in problem && problem.expecting ? ` (expecting "${problem.expecting}")` : "";
  switch (problem.kind) {
    case "unexpected":
      return `unexpected ${problem.token === "newline" ? "newline" : `"${problem.token}"`}${expecting}`;
    case "unclosed":
      return problem.closer === ")"
        ? `unexpected end of file (expecting ")")`
        : problem.closer === "}"
        ? "missing '}'"
        : problem.closer === "`"
        ? "EOF in backquote substitution"
        : "unterminated quoted string";
    case "end":
      return `unexpected end of file${expecting}`;
    case "other":
      return problem.text;
  }
}
