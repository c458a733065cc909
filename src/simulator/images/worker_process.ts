/** Processes below a server's first one: they do its work, and end with it. */
import type { Process, Program, Run, User } from "../host/process.ts";
import type { Task } from "../host/task.ts";

export interface WorkerWish {
  /** What `ps` shows. */
  title: string;
  /** Absent: the server's own. */
  user?: User;
  memoryBytes?: number;
  /** What it does; absent: it waits. */
  program?: Program;
}

/** Starts one; undefined where the server runs without a kernel. */
export function startWorker(
  process: Process,
  { title, user, memoryBytes, program = waiting }: WorkerWish,
): Task | undefined {
  const master = process.task;
  if (!master) return undefined;
  const worker = master.kernel.spawn({
    parent: master,
    argv: process.argv,
    title,
    ...(user ? { user } : {}),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    program,
  });
  master.onExit(() => worker.end({ code: 0 }));
  return worker;
}

function* waiting(): Run {
  yield { kind: "forever" };
  return 0;
}
