import type { Run } from "../../host/process.ts";
import { runScript } from "./execute.ts";
import type { Shell } from "./shell.ts";

/** What is trapped runs, and leaves the status as it was. */
export function* runTrap(shell: Shell, script: string): Run {
  const { status, line } = shell;
  shell.trapped++;
  try {
    if (script !== "") yield* runScript(shell, script, { firstLine: line });
  } finally {
    shell.trapped--;
  }
  shell.status = status;
  shell.line = line;
  return status;
}

/** A signal that came while a command ran is handled when that has ended. */
export function* runPendingTraps(shell: Shell): Run {
  const { termination } = shell.process;
  for (let name = termination.requested; name !== undefined; name = termination.requested) {
    delete termination.requested;
    const script = shell.traps.get(name);
    if (script) yield* runTrap(shell, script);
  }
  return shell.status;
}

/** ERR, DEBUG and RETURN are no signals; functions and subshells do not have them unless they are told to. */
export function* runOwnTrap(shell: Shell, name: "ERR" | "DEBUG" | "RETURN"): Run {
  const script = shell.traps.get(name);
  if (!script) return shell.status;
  const inherits = shell.options.has(name === "ERR" ? "errtrace" : "functrace");
  const isOwn = shell.trapCalls.get(name) === shell.calls.at(-1);
  if (!inherits && !isOwn && shell.calls.some((call) => call.isFunction)) return shell.status;
  // It is not trapped in what it runs itself.
  shell.traps.delete(name);
  try {
    return yield* runTrap(shell, script);
  } finally {
    if (!shell.traps.has(name)) shell.traps.set(name, script);
  }
}

/** Tells the kernel which signals this shell looks at, and which do nothing. */
export function connectTraps(shell: Shell): void {
  const { termination } = shell.process;
  const signals = [...shell.traps].filter(([name]) => !["EXIT", "ERR", "DEBUG", "RETURN"].includes(name));
  const handled = signals.filter(([, script]) => script !== "").map(([name]) => name);
  const ignored = signals.filter(([, script]) => script === "").map(([name]) => name);
  termination.handler = handled.includes("TERM") ? "polled" : "default";
  termination.handled = handled;
  // At a prompt Ctrl-C ends what runs, not the shell, though it may be the first process of a container.
  termination.thrown = shell.interactive && !handled.includes("INT") ? ["INT"] : [];
  const own = shell.interactive ? ["QUIT", "TERM", "TSTP", "TTIN", "TTOU"] : [];
  termination.ignored = [...ignored, ...own.filter((name) => !handled.includes(name))];
}
