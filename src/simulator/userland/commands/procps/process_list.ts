/** What ps, pgrep, pstree and top know of a process. */
import { programName } from "../../../host/program_name.ts";
import type { Process, ProcessRow } from "../../../host/process.ts";
import type { Task } from "../../../host/task.ts";
import { userName } from "../account_files.ts";

export interface ListedProcess extends ProcessRow {
  /** As this machine's /etc/passwd names the owner. */
  owner: string;
  /** The program's name without its folder. */
  name: string;
  task?: Task;
  startedMs: number;
  groupPid: number;
  sessionPid: number;
}

/** In the order of their numbers. */
export function listProcesses(process: Process): ListedProcess[] {
  const { machine } = process;
  const now = machine.now();
  const space = process.task?.namespaces.pid;
  return machine.processes().map((row) => {
    const task = space?.find(row.pid);
    const group = task?.jobGroup;
    return {
      ...row,
      owner: userName(machine.files, row.uid),
      name: programName(task?.process.argv[0] ?? row.command, row.command),
      ...(task ? { task } : {}),
      startedMs: now - row.ageMs,
      groupPid: (space && group?.leader.numberIn(space)) ?? row.pid,
      sessionPid: (space && group?.session.leader?.numberIn(space)) ?? row.pid,
    };
  });
}

/** Whether the process belongs to the kernel: it has no memory of its own. */
export function isKernelThread({ command }: ProcessRow): boolean {
  return command.startsWith("[") && command.endsWith("]");
}

/** From a process to its children. */
export function childrenOf(rows: readonly ListedProcess[]): Map<number, ListedProcess[]> {
  const children = new Map<number, ListedProcess[]>();
  for (const row of rows) children.set(row.parentPid, [...children.get(row.parentPid) ?? [], row]);
  return children;
}

/** CPU time, `12:34:56` or `1-02:03:04`. */
export function clockText(ms: number, hasHours = true): string {
  const seconds = Math.floor(ms / 1000);
  const two = (number: number) => String(number).padStart(2, "0");
  if (!hasHours) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  const days = Math.floor(seconds / 86_400);
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${
    two(seconds % 60)
  }`;
  return days > 0 ? `${days}-${clock}` : clock;
}
