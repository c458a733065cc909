import type { Shell } from "./shell.ts";

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

/** What bash at a terminal says when it is left; other shells say nothing. */
export function farewell(shell: Shell): string {
  if (!shell.flavour.isBash) return "";
  return isLogin(shell) ? "logout\n" : "exit\n";
}

/** Whoever starts it says so by the name that it is called by (bash(1), INVOCATION). */
export function isLogin({ name }: Pick<Shell, "name">): boolean {
  return name.startsWith("-");
}
