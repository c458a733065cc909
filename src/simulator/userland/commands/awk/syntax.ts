/** What the parser makes of a program. */
import type { Value } from "./value.ts";

export type Target =
  | { kind: "name"; name: string }
  | { kind: "element"; name: string; keys: readonly Expression[] }
  | { kind: "field"; index: Expression };

export type Expression =
  | Target
  | { kind: "constant"; value: Value }
  | { kind: "pattern"; source: string }
  /** `operator`: what comes before the `=`. */
  | { kind: "assign"; operator: string; target: Target; value: Expression }
  | { kind: "step"; target: Target; by: 1 | -1; isBefore: boolean }
  | { kind: "choice"; test: Expression; yes: Expression; no: Expression }
  /** Two strings put together are an operator without a sign. */
  | { kind: "binary"; operator: string; left: Expression; right: Expression }
  | { kind: "unary"; operator: string; operand: Expression }
  | { kind: "in"; keys: readonly Expression[]; name: string }
  /** In brackets; several only stand before `in`, or after `print`. */
  | { kind: "group"; operands: readonly Expression[] }
  | { kind: "call"; name: string; values: readonly Expression[] }
  | { kind: "getline"; source?: { kind: "<" | "|"; of: Expression }; target?: Target };

export interface Destination {
  kind: ">" | ">>" | "|";
  of: Expression;
}

export type Statement =
  | { kind: "block"; statements: readonly Statement[] }
  | { kind: "expression"; of: Expression }
  | { kind: "print" | "printf"; values: readonly Expression[]; to?: Destination }
  | { kind: "if"; test: Expression; yes: Statement; no?: Statement }
  | { kind: "while" | "do"; test: Expression; body: Statement }
  | { kind: "for"; first?: Statement; test?: Expression; then?: Statement; body: Statement }
  | { kind: "for-in"; variable: string; name: string; body: Statement }
  | { kind: "delete"; name: string; keys?: readonly Expression[] }
  | { kind: "next" | "nextfile" | "break" | "continue" }
  | { kind: "exit" | "return"; value?: Expression };

export interface UserFunction {
  name: string;
  parameters: readonly string[];
  body: Statement;
}

export interface Rule {
  when: "BEGIN" | "END" | "always" | { from: Expression; to?: Expression };
  /** Absent: the record is printed. */
  action?: Statement;
}

export interface Program {
  rules: readonly Rule[];
  functions: ReadonlyMap<string, UserFunction>;
}
