/** The syntax tree of the container shell: the part of POSIX sh that manifests and exec sessions use. */

export type Word = readonly Part[];

export type Part =
  | { kind: "text"; text: string; quoted: boolean }
  | { kind: "variable"; name: string; operator?: string; fallback?: string; quoted: boolean }
  | { kind: "command"; script: string; quoted: boolean }
  | { kind: "arithmetic"; text: string };

export interface Redirect {
  /** 0 input, 1 output, 2 errors. */
  descriptor: number;
  /** `<<`: the target is the text itself. */
  mode: "<" | "<<" | ">" | ">>" | ">&";
  target: Word;
}

export type Command =
  | { kind: "simple"; assignments: { name: string; value: Word }[]; words: Word[]; redirects: Redirect[] }
  | { kind: "if"; clauses: { test: List; body: List }[]; otherwise: List; redirects: Redirect[] }
  | { kind: "loop"; until: boolean; test: List; body: List; redirects: Redirect[] }
  | { kind: "for"; name: string; words: Word[]; body: List; redirects: Redirect[] }
  | { kind: "case"; word: Word; clauses: { patterns: Word[]; body: List }[]; redirects: Redirect[] }
  | { kind: "function"; name: string; body: Command; redirects: Redirect[] }
  | { kind: "group"; subshell: boolean; body: List; redirects: Redirect[] };

export interface Pipeline {
  negated: boolean;
  commands: Command[];
  /** What stands after it: decides whether the next one runs. */
  then: ";" | "&&" | "||" | "&";
}

export type List = Pipeline[];

/** The script is not a script: the shell exits with 2. `incomplete` asks for another line at a prompt. */
export class ShellSyntaxError extends Error {
  readonly incomplete: boolean;

  constructor(message: string, incomplete: boolean) {
    super(message);
    this.name = "ShellSyntaxError";
    this.incomplete = incomplete;
  }
}
