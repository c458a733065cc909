/** The syntax tree of the shell: what bash's manual describes under "Shell Grammar" and "Quoting". */

export type Word = readonly Part[];

export type Part =
  | { kind: "text"; text: string; quoted: boolean }
  | ParameterPart
  /** `$(…)`, and backticks, whose text is read when it is run. */
  | { kind: "command"; body: string | List; quoted: boolean; line: number }
  | { kind: "arithmetic"; text: Word; quoted: boolean }
  /** `<(…)` and `>(…)` */
  | { kind: "process"; direction: "<" | ">"; body: List; line: number }
  /** `${x y}`: refused when it is expanded. */
  | { kind: "bad"; source: string };

export interface ParameterPart {
  kind: "parameter";
  /** A variable's name, a number, or one of `@*#?-$!`. */
  name: string;
  /** What stands in brackets; `@` and `*` are all elements. */
  subscript?: Word;
  /** `${!name}` */
  indirect?: boolean;
  operation?: Operation;
  quoted: boolean;
}

export type Operation =
  | { kind: "length" }
  /** `${!prefix*}` and `${!prefix@}` */
  | { kind: "names"; separate: boolean }
  /** `-`, `=`, `?`, `+`; with a colon, what is empty counts as absent. */
  | { kind: "default"; operator: "-" | "=" | "?" | "+"; colon: boolean; word: Word }
  | { kind: "trim"; operator: "#" | "##" | "%" | "%%"; pattern: Word }
  | { kind: "replace"; place: "first" | "all" | "start" | "end"; pattern: Word; by: Word }
  | { kind: "slice"; offset: Word; length?: Word }
  | { kind: "case"; operator: "^" | "^^" | "," | ",," | "~" | "~~"; pattern: Word }
  | { kind: "transform"; letter: string };

export interface Redirect {
  /** `{name}>file` puts the number it gets into a variable. */
  descriptor: number | { variable: string } | undefined;
  operator: "<" | ">" | ">>" | ">|" | "<>" | "<&" | ">&" | "&>" | "&>>" | "<<" | "<<<";
  /** Of `<<` the text itself. */
  target: Word;
}

export interface Assignment {
  name: string;
  subscript?: Word;
  append: boolean;
  value: Word | ArrayLiteral;
}

/** `(a b [3]=c)` */
export interface ArrayLiteral {
  elements: { key?: Word; append: boolean; value: Word }[];
}

export type SimpleWord = Word | { assignment: Assignment };

interface Common {
  redirects: Redirect[];
  line: number;
}

export interface SimpleCommand extends Common {
  kind: "simple";
  assignments: Assignment[];
  words: SimpleWord[];
}

export type CaseEnd = ";;" | ";&" | ";;&";

export type Command =
  | SimpleCommand
  | Common & { kind: "if"; clauses: { test: List; body: List }[]; otherwise: List | undefined }
  | Common & { kind: "while"; until: boolean; test: List; body: List }
  /** Without words: the positional parameters. */
  | Common & { kind: "for"; name: string; words: Word[] | undefined; body: List }
  | Common & { kind: "select"; name: string; words: Word[] | undefined; body: List }
  | Common & { kind: "count"; first: Word; test: Word; next: Word; body: List }
  | Common & { kind: "case"; word: Word; clauses: { patterns: Word[]; body: List; end: CaseEnd }[] }
  | Common & { kind: "function"; name: string; body: Command; source: string }
  | Common & { kind: "group"; body: List }
  | Common & { kind: "subshell"; body: List }
  | Common & { kind: "coprocess"; name: string; body: Command; source: string }
  | Common & { kind: "arithmetic"; text: Word }
  | Common & { kind: "condition"; test: Condition };

/** Inside `[[ ]]`. */
export type Condition =
  | { kind: "word"; word: Word }
  | { kind: "unary"; operator: string; word: Word }
  | { kind: "binary"; operator: string; left: Word; right: Word }
  | { kind: "not"; of: Condition }
  | { kind: "and" | "or"; left: Condition; right: Condition };

export interface Pipeline {
  negated: boolean;
  timed: boolean;
  commands: Command[];
}

/** Pipelines joined by `&&` and `||`. */
export interface Chain {
  first: Pipeline;
  rest: { operator: "&&" | "||"; pipeline: Pipeline }[];
  background: boolean;
  /** As it was written: what `jobs` shows. */
  source: string;
}

export type List = readonly Chain[];

/** What is wrong with a script; each shell words it in its own way. */
export type SyntaxProblem =
  /** `expecting`: the word that has to come. */
  | { kind: "unexpected"; token: string; expecting?: string }
  | { kind: "end"; expecting?: string; opened?: { word: string; line: number } }
  /** A quote or bracket that is never closed. */
  | { kind: "unclosed"; closer: string }
  | { kind: "other"; text: string };

/** The script is not a script. `incomplete` asks for another line at a prompt. */
export class ShellSyntaxError extends Error {
  readonly problem: SyntaxProblem;
  readonly line: number;
  /** The line it is in, as bash shows it. */
  readonly source: string;
  /** The line after the last one. */
  readonly endLine: number;

  constructor(problem: SyntaxProblem, line: number, source: string, endLine = line) {
    super(problem.kind);
    this.name = "ShellSyntaxError";
    this.problem = problem;
    this.line = line;
    this.source = source;
    this.endLine = endLine;
  }

  get incomplete(): boolean {
    return this.problem.kind === "end" || this.problem.kind === "unclosed";
  }
}
