import type { ProcessGroup } from "../../host/process_group.ts";
import { SIGNALS } from "../../host/process.ts";
import type { Task } from "../../host/task.ts";

/** What was started with `&`, or stopped with Ctrl-Z. */
export interface Job {
  number: number;
  tasks: readonly Task[];
  group: ProcessGroup | undefined;
  /** As it was written. */
  command: string;
  /** What was last told of it. */
  told: string;
  /** `wait` or a prompt has told of its end, or `disown` has let it go. */
  isSilent: boolean;
}

export class JobTable {
  all: Job[] = [];
  /** How processes that are gone have ended, by their numbers. */
  readonly ended = new Map<number, number>();
  /** Numbers of jobs, the last that was used first: the current and the previous one. */
  #recent: number[] = [];

  add(tasks: readonly Task[], group: ProcessGroup | undefined, command: string): Job {
    const number = Math.max(0, ...this.all.map((job) => job.number)) + 1;
    const job: Job = { number, tasks, group, command, told: "Running", isSilent: false };
    this.all.push(job);
    this.use(job);
    for (const task of tasks) {
      const { pid } = task;
      task.onExit(({ code }) => this.ended.set(pid, code));
    }
    return job;
  }

  /** It becomes the current one. */
  use(job: Job): void {
    this.#recent = [job.number, ...this.#recent.filter((number) => number !== job.number)];
  }

  remove(job: Job): void {
    this.all = this.all.filter((other) => other !== job);
    this.#recent = this.#recent.filter((number) => number !== job.number);
  }

  /** The current one and the one before: those that stand still come first. */
  get order(): readonly Job[] {
    const jobs = this.#recent.flatMap((number) => this.all.filter((job) => job.number === number));
    return [...jobs.filter(isStopped), ...jobs.filter((job) => !isStopped(job))];
  }

  /** `+`, `-` or a blank. */
  mark(job: Job): string {
    const place = this.order.indexOf(job);
    return place === 0 ? "+" : place === 1 ? "-" : " ";
  }

  /** `%1`, `%+`, `%-`, `%name`, `%?text`; without an argument the current one. Or why there is none. */
  find(text = "%+"): Job | "none" | "ambiguous" {
    const spec = text.replace(/^%/, "");
    if (spec === "" || spec === "+" || spec === "%") return this.order[0] ?? "none";
    if (spec === "-") return this.order[1] ?? this.order[0] ?? "none";
    if (/^\d+$/.test(spec)) return this.all.find((job) => job.number === Number(spec)) ?? "none";
    const matching = this.all.filter((job) =>
      spec.startsWith("?") ? job.command.includes(spec.slice(1)) : job.command.startsWith(spec)
    );
    return matching.length > 1 ? "ambiguous" : matching[0] ?? "none";
  }

  ofPid(pid: number): Job | undefined {
    return this.all.find((job) => job.tasks.some((task) => task.pid === pid));
  }

  /** `[1]+  Done                    sleep 1` */
  line(job: Job, { pids = false } = {}): string {
    const head = `[${job.number}]${this.mark(job)}  ${pids ? `${job.tasks[0]!.pid} ` : ""}`;
    const running = stateOf(job) === "Running" ? " &" : "";
    return `${head}${stateOf(job).padEnd(24)}${job.command}${running}\n`;
  }
}

export function isStopped(job: Job): boolean {
  const left = job.tasks.filter((task) => !task.hasEnded);
  return left.length > 0 && left.every((task) => task.isStopped);
}

export function hasEnded(job: Job): boolean {
  return job.tasks.every((task) => task.hasEnded);
}

/** `Running`, `Stopped`, `Done`, `Exit 2`, `Terminated` */
export function stateOf(job: Job): string {
  if (isStopped(job)) return "Stopped";
  if (!hasEnded(job)) return "Running";
  const exit = job.tasks.at(-1)!.exit!;
  if (exit.signal) return signalText(exit.signal);
  return exit.code === 0 ? "Done" : `Exit ${exit.code}`;
}

/** What strsignal(3) says of a signal. */
export function signalText(name: string): string {
  return TEXTS[name] ?? `Unknown signal ${SIGNALS[name] ?? ""}`.trim();
}

const TEXTS: Readonly<Record<string, string>> = {
  HUP: "Hangup",
  INT: "Interrupt",
  QUIT: "Quit",
  ILL: "Illegal instruction",
  TRAP: "Trace/breakpoint trap",
  ABRT: "Aborted",
  BUS: "Bus error",
  FPE: "Floating point exception",
  KILL: "Killed",
  USR1: "User defined signal 1",
  SEGV: "Segmentation fault",
  USR2: "User defined signal 2",
  PIPE: "Broken pipe",
  ALRM: "Alarm clock",
  TERM: "Terminated",
  XCPU: "CPU time limit exceeded",
};
