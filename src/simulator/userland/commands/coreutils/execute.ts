/** What `env`, `nice` and `nohup` do at last: another program takes over their process (execvp(3)). */
import { findProgram, type Process, type Run, run } from "../../../host/process.ts";

/** It cannot be run, and there is none. */
const NOT_RUNNABLE = 126;
const NOT_FOUND = 127;

/** `complain` tells why it cannot be run: `No such file or directory`. */
export function* execute(
  process: Process,
  argv: readonly string[],
  changes: Partial<Pick<Process, "env" | "cwd">>,
  complain: (why: string) => void,
): Run {
  const { machine } = process;
  const { env, cwd } = { ...process, ...changes };
  const name = argv[0]!;
  const path = findProgram(machine, env, cwd, name);
  const program = path === undefined ? undefined : machine.program(path);
  if (!program) {
    const isThere = name.includes("/") &&
      machine.files.exists(name.startsWith("/") ? name : `${cwd}/${name}`);
    complain(isThere ? "Permission denied" : "No such file or directory");
    return isThere ? NOT_RUNNABLE : NOT_FOUND;
  }
  Object.assign(process, changes, { argv });
  if (process.task) process.task.title = argv.join(" ");
  return yield* run(program, process);
}
