/** `docker run --init`: a small first process that passes signals on and ends as the command does (tini). */
import { findProgram, Interrupted, type Process, type Run, SIGNALS } from "../host/process.ts";

/** Where the engine mounts it in the container. */
const PATH = "/sbin/docker-init";
/** What tini ends with when there is no such command. */
const NOT_FOUND = 127;
const NOT_PASSED_ON = ["KILL", "STOP", "CHLD"];

/** Its own argument vector, with the command in it. */
export function initArgv(argv: readonly string[]): string[] {
  return [PATH, "--", ...argv];
}

export function* dockerInit(process: Process): Run {
  const { machine, env, cwd, task } = process;
  const argv = process.argv.slice(initArgv([]).length);
  const path = findProgram(machine, env, cwd, argv[0] ?? "");
  const program = path === undefined ? undefined : machine.program(path);
  if (!program || !task) {
    process.err(`[FATAL tini (7)] exec ${argv[0]} failed: No such file or directory\n`);
    return NOT_FOUND;
  }
  const child = task.kernel.spawn({ parent: task, argv, env, cwd, program });
  process.termination.thrown = Object.keys(SIGNALS).filter((name) => !NOT_PASSED_ON.includes(name));
  while (!child.hasEnded) {
    try {
      yield { kind: "ready", of: child.changes };
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      child.signal(error.signal);
    }
  }
  return child.exit!.code;
}
