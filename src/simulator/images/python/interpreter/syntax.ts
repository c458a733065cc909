/** What a Python text says. */

/** Where an expression stands: for a traceback's marks. `anchor`: its operator or brackets. */
export interface Span {
  line: number;
  from: number;
  to: number;
  endLine: number;
  anchor?: readonly [from: number, to: number];
}

export type Expression = Span & ExpressionKind;

export type ExpressionKind =
  | {
    kind: "value";
    value: null | boolean | bigint | number | string | "..." | Uint8Array;
    isEllipsis?: boolean;
  }
  | { kind: "name"; name: string }
  | { kind: "text"; parts: readonly (string | TextPart)[] }
  | { kind: "list" | "tuple" | "set"; items: readonly Expression[] }
  | { kind: "dict"; rows: readonly { key: Expression | undefined; value: Expression }[] }
  | { kind: "star"; value: Expression }
  | { kind: "unary"; operator: string; value: Expression }
  | { kind: "binary"; operator: string; left: Expression; right: Expression }
  | { kind: "compare"; first: Expression; rest: readonly { operator: string; value: Expression }[] }
  | { kind: "and" | "or"; left: Expression; right: Expression }
  | { kind: "choice"; test: Expression; yes: Expression; no: Expression }
  | { kind: "lambda"; parameters: Parameters; body: Expression }
  | { kind: "call"; callee: Expression; given: readonly Argument[] }
  | { kind: "attribute"; of: Expression; name: string }
  | { kind: "item"; of: Expression; key: Expression }
  | { kind: "slice"; parts: { from?: Expression; to?: Expression; step?: Expression } }
  | {
    kind: "each";
    makes: "list" | "set" | "dict" | "generator";
    key?: Expression;
    value: Expression;
    loops: readonly Loop[];
  }
  | { kind: "assign"; name: string; value: Expression }
  | { kind: "yield"; value?: Expression; isFrom: boolean }
  | { kind: "await"; value: Expression };

export interface TextPart {
  value: Expression;
  conversion: string;
  format: readonly (string | TextPart)[];
  /** `{x=}` shows this first. */
  label?: string;
}

export interface Loop {
  target: Expression;
  items: Expression;
  tests: readonly Expression[];
}

export interface Argument {
  value: Expression;
  name?: string;
  spread?: "*" | "**";
}

export interface Parameter {
  name: string;
  usual?: Expression;
  /** `*args`, `**named`, after a bare `*`, before a `/`. */
  kind: "plain" | "rest" | "named-rest" | "named";
}
export type Parameters = readonly Parameter[];

export type Statement = { line: number; span: Span } & StatementKind;
export type Body = readonly Statement[];

export type StatementKind =
  | { kind: "expression"; value: Expression }
  | { kind: "assign"; targets: readonly Expression[]; value: Expression }
  | { kind: "change"; target: Expression; operator: string; value: Expression }
  | { kind: "annotate"; target: Expression; value?: Expression }
  | { kind: "pass" | "break" | "continue" }
  | { kind: "return"; value?: Expression }
  | { kind: "raise"; value?: Expression; cause?: Expression }
  | { kind: "delete"; targets: readonly Expression[] }
  | { kind: "assert"; test: Expression; message?: Expression }
  | { kind: "global" | "nonlocal"; names: readonly string[] }
  | { kind: "import"; names: readonly { name: string; as?: string }[] }
  | { kind: "from"; module: string; names: readonly { name: string; as?: string }[] }
  | { kind: "if"; test: Expression; body: Body; otherwise: Body }
  | { kind: "while"; test: Expression; body: Body; otherwise: Body }
  | { kind: "for"; target: Expression; items: Expression; body: Body; otherwise: Body }
  | { kind: "try"; body: Body; handlers: readonly Handler[]; otherwise: Body; last: Body }
  | { kind: "with"; items: readonly { value: Expression; target?: Expression }[]; body: Body }
  | {
    kind: "function";
    name: string;
    parameters: Parameters;
    body: Body;
    decorators: readonly Expression[];
    isGenerator: boolean;
    locals: ReadonlySet<string>;
  }
  | { kind: "class"; name: string; bases: readonly Argument[]; body: Body; decorators: readonly Expression[] }
  | {
    kind: "match";
    subject: Expression;
    cases: readonly { pattern: Expression; guard?: Expression; body: Body }[];
  };

export interface Handler {
  type?: Expression;
  name?: string;
  body: Body;
}
