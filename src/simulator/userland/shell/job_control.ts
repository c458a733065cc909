/** Jobs: the terminal's foreground, Ctrl-Z, and what is told of the end of a job. */
import { Interrupted, type Run, type Wait } from "../../host/process.ts";
import type { ProcessGroup } from "../../host/process_group.ts";
import type { Task } from "../../host/task.ts";
import { hasEnded, type Job, signalText, stateOf } from "./job_table.ts";
import type { Shell } from "./shell.ts";
import { waitForAll } from "./subshell.ts";

/** 128 and SIGTSTP. */
const STOPPED = 148;

/** The terminal's keys concern that group from now on. */
export function putInForeground(shell: Shell, group: ProcessGroup): void {
  const { terminal } = shell.task;
  if (!terminal) return;
  terminal.foreground = group;
  if (group === shell.task.jobGroup || shell.typedAhead === "") return;
  const typed = shell.typedAhead;
  shell.typedAhead = "";
  terminal.type(typed);
}

/** Waits for a job in the foreground; one that is stopped is put among the jobs. */
export function* waitForForeground(
  shell: Shell,
  started: { tasks: readonly Task[]; group: ProcessGroup | undefined; source: string },
): Generator<Wait, "ended" | "stopped", void> {
  const { terminal } = shell.task;
  const modes = terminal?.modes;
  try {
    const how = yield* waitForAll(shell, started.tasks);
    // What a program that has ended well has made of the terminal stays: `stty -echo` (bash, jobs.c, wait_for).
    if (modes && (how === "stopped" || started.tasks.at(-1)!.exit?.signal)) terminal!.change(modes);
    if (how === "stopped") {
      const known = shell.jobs.all.find((job) => job.tasks[0] === started.tasks[0]);
      const job = known ?? shell.jobs.add(started.tasks, started.group, started.source);
      shell.jobs.use(job);
      job.told = "Stopped";
      shell.process.err(`\n${shell.jobs.line(job)}`);
      shell.status = STOPPED;
    }
    return how;
  } finally {
    putInForeground(shell, shell.task.jobGroup);
  }
}

/** Tells of a program in the foreground that a signal has ended. */
export function reportEnd(shell: Shell, task: Task, source: string): void {
  const signal = task.exit?.signal;
  if (!signal || signal === "PIPE") return;
  if (signal === "INT") {
    if (!shell.interactive) return;
    // As if the shell had got it, too, so that loops and lists end with it (bash, jobs.c, wait_for).
    if (!shell.traps.has("INT")) throw new Interrupted();
    shell.process.err("\n");
  } else if (shell.interactive) shell.process.err(`${signalText(signal)}\n`);
  else if (shell.flavour.isBash && signal !== "TERM") {
    const pid = String(task.pid).padStart(5);
    shell.complain(`${pid} ${signalText(signal).padEnd(23)} ${source}`);
  } else shell.process.err(`${signalText(signal)}\n`);
}

/** A job runs beside the shell from now on. */
export function startedJob(
  shell: Shell,
  started: { tasks: readonly Task[]; group: ProcessGroup | undefined },
  source: string,
): void {
  const job = shell.jobs.add(started.tasks, started.group, source);
  if (shell.interactive) shell.process.err(`[${job.number}] ${job.tasks.at(-1)!.pid}\n`);
}

/** Before a prompt: what has become of jobs since the last one. */
export function tellOfJobs(shell: Shell): void {
  for (const job of [...shell.jobs.all]) {
    const state = stateOf(job);
    if (state === job.told && !hasEnded(job)) continue;
    if (!job.isSilent && (shell.interactive || state === "Stopped")) shell.process.err(shell.jobs.line(job));
    job.told = state;
    if (hasEnded(job)) shell.jobs.remove(job);
  }
}

/** `fg`: the job goes on, and the shell waits for it. */
export function* continueInForeground(shell: Shell, job: Job): Run {
  shell.process.out(`${job.command}\n`);
  if (job.group) putInForeground(shell, job.group);
  job.told = "Running";
  signalJob(job, "CONT");
  const how = yield* waitForForeground(shell, { tasks: job.tasks, group: job.group, source: job.command });
  if (how === "stopped") return STOPPED;
  shell.jobs.remove(job);
  const last = job.tasks.at(-1)!;
  reportEnd(shell, last, job.command);
  return last.exit!.code;
}

/** `bg`: the job goes on beside the shell. */
export function continueInBackground(shell: Shell, job: Job): number {
  job.told = "Running";
  shell.process.out(`[${job.number}]${shell.jobs.mark(job)} ${job.command} &\n`);
  signalJob(job, "CONT");
  return 0;
}

export function signalJob(job: Job, name: string): void {
  for (const task of job.tasks) if (!task.hasEnded) task.signal(name);
}
