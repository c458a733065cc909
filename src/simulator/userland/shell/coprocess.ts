/** `coproc`: a command that runs beside the shell, with a pipe to it and one from it. */
import { runCommand } from "./execute.ts";
import { startedJob } from "./job_control.ts";
import type { Shell } from "./shell.ts";
import { startSubshell, withStreams } from "./subshell.ts";
import type { Command } from "./syntax.ts";

/** Descriptors of the shell's ends are looked for from here on down, as bash does. */
const HIGHEST = 63;

/** Its descriptors are in the array of its name: what it writes, and what it reads. */
export function startCoprocess(shell: Shell, command: Command & { kind: "coprocess" }): number {
  const { kernel, descriptors } = shell.task;
  const to = kernel.makePipe();
  const from = kernel.makePipe();
  const task = startSubshell(
    shell,
    {
      descriptors: withStreams(shell, { 0: to.input, 1: from.output }),
      ...(shell.options.has("monitor") ? { jobGroup: "new" as const } : {}),
    },
    (inner) => runCommand(inner, command.body, ""),
  );
  to.input.release();
  from.output.release();
  const numbers = [from.input, to.output].map((stream) => {
    let number = HIGHEST;
    while (descriptors.has(number)) number--;
    descriptors.set(number, stream);
    return String(number);
  });
  shell.variables.setList(command.name, numbers);
  shell.variables.assign(`${command.name}_PID`, String(task.pid));
  shell.lastBackground = task.pid;
  const group = shell.options.has("monitor") ? task.jobGroup : undefined;
  startedJob(shell, { tasks: [task], group }, command.source);
  return 0;
}
