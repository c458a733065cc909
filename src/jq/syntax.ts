/** The syntax tree of a program of jq. */

export type Expression =
  | { kind: "identity" }
  | { kind: "descent" }
  | { kind: "literal"; value: null | boolean | number | string }
  | { kind: "string"; format: string | undefined; parts: (string | Expression)[]; at: number }
  | { kind: "format"; name: string }
  /** `optional`: what cannot be taken is left out. */
  | { kind: "index"; of: Expression; key: Expression; optional: boolean }
  | { kind: "slice"; of: Expression; from?: Expression; to?: Expression; optional: boolean }
  | { kind: "each"; of: Expression; optional: boolean }
  | { kind: "array"; of: Expression | undefined }
  | { kind: "object"; fields: { key: Expression; value: Expression }[] }
  | { kind: "negation"; of: Expression }
  | { kind: "pipe" | "comma" | "alternative" | "and" | "or"; left: Expression; right: Expression }
  | { kind: "binary"; operator: string; left: Expression; right: Expression }
  /** `=`, `|=`, `//=`, `+=` and so on. */
  | { kind: "assignment"; operator: string; left: Expression; right: Expression }
  | { kind: "if"; branches: { test: Expression; then: Expression }[]; otherwise: Expression | undefined }
  | { kind: "try"; body: Expression; handler: Expression | undefined }
  | { kind: "reduce"; source: Expression; pattern: Pattern[]; from: Expression; update: Expression }
  | {
    kind: "foreach";
    source: Expression;
    pattern: Pattern[];
    from: Expression;
    update: Expression;
    extract: Expression | undefined;
  }
  | { kind: "definition"; name: string; parameters: Parameter[]; body: Expression; rest: Expression }
  | { kind: "call"; name: string; given: Expression[]; at: number }
  | { kind: "variable"; name: string; at: number }
  | { kind: "binding"; source: Expression; patterns: Pattern[]; body: Expression }
  | { kind: "label"; name: string; body: Expression }
  | { kind: "break"; name: string; at: number }
  | { kind: "location"; line: number };

export interface Parameter {
  name: string;
  /** `$name` */
  isValue: boolean;
}

/** What stands after `as`. */
export type Pattern =
  | { kind: "variable"; name: string }
  | { kind: "array"; items: Pattern[] }
  /** `variable`: `$name` and `$name: pattern` bind the field itself, too. */
  | { kind: "object"; fields: { key: Expression; variable?: string; value?: Pattern }[] };
