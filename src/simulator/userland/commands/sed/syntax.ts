/** What the parser makes of a script. */

export type Address =
  | { kind: "line"; number: number }
  /** `first~step` */
  | { kind: "step"; first: number; step: number }
  | { kind: "last" }
  /** Undefined: the one that was used last. */
  | { kind: "pattern"; pattern: RegExp | undefined }
  /** `,+N` and `,~N`: only where a range ends. */
  | { kind: "more" | "multiple"; count: number };

/** A piece of what a match is replaced by; `change` is `U`, `L`, `u`, `l` or `E`. */
export type Piece = { text: string } | { group: number } | { change: string };

export interface Substitution {
  pattern: RegExp | undefined;
  filling: readonly Piece[];
  /** The match that is replaced; with `isGlobal` those after it too. */
  number: number;
  isGlobal: boolean;
  prints: boolean;
  executes: boolean;
  file?: string;
}

export interface Command {
  from?: Address;
  to?: Address;
  isNegated: boolean;
  letter: string;
  /** Of `a`, `i`, `c`, `e`; the label of `b`, `t`, `T`, `:`; the file of `r`, `R`, `w`, `W`. */
  text: string;
  /** Of `q`, `Q`, `l`. */
  number?: number;
  substitution?: Substitution;
  /** Of `y`. */
  letters?: ReadonlyMap<string, string>;
  /** Where `{`, `b`, `t` and `T` lead: the index of a command. */
  target: number;
}

export interface Script {
  commands: readonly Command[];
  /** Its first line is `#n`. */
  isQuiet: boolean;
}
