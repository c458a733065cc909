/** Leaves loops, functions or the shell: thrown by the builtins of these names. */
export class Leave extends Error {
  readonly what: "exit" | "break" | "continue" | "return";
  /** Exit code, or how many loops to leave. */
  readonly value: number;

  constructor(what: Leave["what"], value: number) {
    super(what);
    this.name = "Leave";
    this.what = what;
    this.value = value;
  }
}
