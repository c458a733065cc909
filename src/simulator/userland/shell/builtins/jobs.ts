/** `jobs`, `fg`, `bg`, `wait`, `kill`, `disown`. */
import { type Run, SIGNALS } from "../../../host/process.ts";
import { continueInBackground, continueInForeground, signalJob } from "../job_control.ts";
import { hasEnded, type Job, stateOf } from "../job_table.ts";
import type { Shell } from "../shell.ts";
import { signalName, signalNumber, signalTable } from "../signal_name.ts";
import { execute } from "../simple_command.ts";
import { readLetters } from "./builtin.ts";
import { builtinNamed } from "./mod.ts";

export function* jobs(shell: Shell, words: readonly string[]): Run {
  if (words[1] === "-x") return yield* withPids(shell, words.slice(2));
  const found = readLetters(shell, words, "lnprsx", "jobs [-lnprs] [jobspec ...] or jobs -x command [args]");
  if (!found) return 2;
  const { letters, rest } = found;
  const table = shell.jobs.all.length > 0 ? shell.jobs : shell.outerJobs ?? shell.jobs;
  const wanted = rest.length === 0 ? [...table.all] : rest.flatMap((spec) => {
    const job = jobNamed(shell, "jobs", spec);
    return job ? [job] : [];
  });
  for (const job of wanted) {
    const state = stateOf(job);
    if ((letters.includes("r") && state !== "Running") || (letters.includes("s") && state !== "Stopped")) {
      continue;
    }
    shell.process.out(
      letters.includes("p") ? `${job.tasks[0]!.pid}\n` : table.line(job, { pids: letters.includes("l") }),
    );
    // What a copy has shown is still news for the shell itself.
    if (table === shell.jobs) job.told = state;
  }
  for (const job of wanted) if (hasEnded(job)) shell.jobs.remove(job);
  return 0;
}

/** `jobs -x command %1`: each job in its words by its first process. */
function* withPids(shell: Shell, words: readonly string[]): Run {
  if (words.length === 0) return 0;
  const replaced = words.map((word) => {
    const job = word.startsWith("%") ? shell.jobs.find(word) : undefined;
    return typeof job === "object" ? String(job.tasks[0]!.pid) : word;
  });
  const builtin = builtinNamed(shell, replaced[0]!);
  if (!builtin) return yield* execute(shell, replaced, { source: replaced.join(" ") });
  const status = builtin(shell, replaced, new Map());
  return typeof status === "number" ? status : yield* status;
}

function jobNamed(shell: Shell, command: string, spec: string | undefined): Job | undefined {
  const found = shell.jobs.find(spec);
  if (typeof found !== "string") return found;
  const reason = found === "none" ? "no such job" : "ambiguous job spec";
  shell.complain(`${command}: ${spec ?? "current"}: ${reason}`);
  return undefined;
}

export function* fg(shell: Shell, words: readonly string[]): Run {
  if (!shell.options.has("monitor")) return withoutControl(shell, "fg");
  const job = jobNamed(shell, "fg", words[1]);
  if (!job) return 1;
  if (hasEnded(job)) {
    shell.complain("fg: job has terminated");
    shell.jobs.remove(job);
    return 1;
  }
  return yield* continueInForeground(shell, job);
}

export function bg(shell: Shell, words: readonly string[]): number {
  if (!shell.options.has("monitor")) return withoutControl(shell, "bg");
  let status = 0;
  for (const spec of words.length > 1 ? words.slice(1) : [undefined]) {
    const job = jobNamed(shell, "bg", spec);
    if (!job) status = 1;
    else if (stateOf(job) === "Running") shell.complain(`bg: job ${job.number} already in background`);
    else continueInBackground(shell, job);
  }
  return status;
}

function withoutControl(shell: Shell, name: string): number {
  shell.complain(`${name}: no job control`);
  return 1;
}

/** A signal that is trapped ends the waiting. */
const SIGNALLED = 128;

export function* wait(shell: Shell, words: readonly string[]): Run {
  const found = readLetters(shell, words, "fnp", "wait [-fn] [-p var] [id ...]");
  if (!found) return 2;
  const { letters, rest } = found;
  if (letters.includes("n")) return yield* waitForAny(shell);
  if (rest.length === 0) {
    const status = yield* waitUntil(
      shell,
      () => shell.jobs.all.every((job) => hasEnded(job) || stateOf(job) === "Stopped"),
    );
    if (status === undefined && !shell.interactive) {
      for (const job of [...shell.jobs.all]) if (hasEnded(job)) shell.jobs.remove(job);
    }
    return status ?? 0;
  }
  let status = 0;
  for (const spec of rest) status = yield* waitForOne(shell, spec);
  return status;
}

function* waitForOne(shell: Shell, spec: string): Run {
  if (!/^\d+$/.test(spec) && !spec.startsWith("%")) {
    shell.complain(`wait: \`${spec}': not a pid or valid job spec`);
    return 1;
  }
  const job = spec.startsWith("%") ? jobNamed(shell, "wait", spec) : shell.jobs.ofPid(Number(spec));
  if (!job) {
    const known = shell.jobs.ended.get(Number(spec));
    if (known !== undefined) return known;
    if (!spec.startsWith("%") && shell.flavour.isBash) {
      shell.complain(`wait: pid ${spec} is not a child of this shell`);
    }
    return 127;
  }
  const interrupted = yield* waitUntil(shell, () => hasEnded(job));
  if (interrupted !== undefined) return interrupted;
  const task = spec.startsWith("%")
    ? job.tasks.at(-1)!
    : job.tasks.find((one) => one.pid === Number(spec)) ?? job.tasks.at(-1)!;
  if (!shell.interactive) shell.jobs.remove(job);
  return task.exit!.code;
}

function* waitForAny(shell: Shell): Run {
  const open = shell.jobs.all;
  if (open.length === 0) return 127;
  const interrupted = yield* waitUntil(shell, () => open.some(hasEnded));
  if (interrupted !== undefined) return interrupted;
  const job = open.find(hasEnded)!;
  shell.jobs.remove(job);
  return job.tasks.at(-1)!.exit!.code;
}

function* waitUntil(
  shell: Shell,
  isDone: () => boolean,
): Generator<{ kind: "ready"; of: Shell["task"]["changes"] }, number | undefined, void> {
  while (!isDone()) {
    const { requested } = shell.process.termination;
    if (requested !== undefined) return SIGNALLED + (SIGNALS[requested] ?? 15);
    yield { kind: "ready", of: shell.task.changes };
  }
  return undefined;
}

const KILL_USAGE = "kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]";

export function* kill(shell: Shell, words: readonly string[]): Run {
  let rest = words.slice(1);
  if (rest[0] === "-l" || rest[0] === "-L") return listSignals(shell, rest.slice(1));
  let name = "TERM";
  if (rest[0] === "-s" || rest[0] === "-n") {
    name = signalName(rest[1] ?? "");
    rest = rest.slice(2);
  } else if (/^-[A-Za-z0-9]/.test(rest[0] ?? "")) {
    name = signalName(rest[0]!.slice(1));
    if (!isSignal(name)) {
      shell.complain(`kill: ${rest[0]!.slice(1)}: invalid signal specification`);
      return 1;
    }
    rest = rest.slice(1);
  }
  if (rest[0] === "--") rest = rest.slice(1);
  if (!isSignal(name)) {
    shell.complain(`kill: ${name}: invalid signal specification`);
    return 1;
  }
  if (rest.length === 0) {
    shell.process.err(`kill: usage: ${KILL_USAGE}\n`);
    return 2;
  }
  let status = 0;
  for (const target of rest) status = (yield* killOne(shell, target, name)) || status;
  return status;
}

function isSignal(name: string): boolean {
  return name === "EXIT" || SIGNALS[name] !== undefined;
}

function* killOne(shell: Shell, target: string, name: string): Run {
  if (target.startsWith("%")) {
    const job = jobNamed(shell, "kill", target);
    if (!job) return 1;
    signalJob(job, name);
    // One that stands still has to go on to be ended.
    if (stateOf(job) === "Stopped" && ["TERM", "HUP"].includes(name)) signalJob(job, "CONT");
    return 0;
  }
  if (!/^-?\d+$/.test(target)) {
    shell.complain(`kill: ${target}: arguments must be process or job IDs`);
    return 1;
  }
  const { namespaces } = shell.task;
  const pid = Math.abs(Number(target));
  const task = namespaces.pid.find(pid);
  if (!task) {
    shell.complain(`kill: (${target}) - No such process`);
    return 1;
  }
  if (shell.user.uid !== 0 && task.user.uid !== shell.user.uid) {
    shell.complain(`kill: (${target}) - Operation not permitted`);
    return 1;
  }
  if (name === "EXIT") return 0;
  const isGroup = target.startsWith("-");
  if (isGroup) task.jobGroup.signal(name);
  else task.signal(name);
  // What it has sent to itself takes effect before the next command.
  if (task === shell.task || (isGroup && task.jobGroup.members.has(shell.task))) {
    yield { kind: "sleep", ms: 0 };
  }
  return 0;
}

function listSignals(shell: Shell, names: readonly string[]): number {
  if (names.length === 0) {
    shell.process.out(signalTable());
    return 0;
  }
  let status = 0;
  for (const text of names) {
    const number = /^\d+$/.test(text) ? Number(text) & 127 : undefined;
    const name = signalName(number === undefined ? text : String(number));
    const known = number === undefined
      ? signalNumber(name)?.toString()
      : SIGNALS[name] === undefined
      ? undefined
      : name;
    if (known !== undefined) shell.process.out(`${known}\n`);
    else {
      shell.complain(`kill: ${text}: invalid signal specification`);
      status = 1;
    }
  }
  return status;
}

export function disown(shell: Shell, words: readonly string[]): number {
  const found = readLetters(shell, words, "ahr", "disown [-h] [-ar] [jobspec ... | pid ...]");
  if (!found) return 2;
  if (found.letters.includes("a")) {
    shell.jobs.all = [];
    return 0;
  }
  let status = 0;
  for (const spec of found.rest.length > 0 ? found.rest : [undefined]) {
    const job = spec !== undefined && /^\d+$/.test(spec)
      ? shell.jobs.ofPid(Number(spec))
      : jobNamed(shell, "disown", spec);
    if (job && !found.letters.includes("h")) shell.jobs.remove(job);
    if (!job) status = 1;
  }
  return status;
}

export function suspend(shell: Shell): number {
  if (!shell.options.has("monitor")) {
    shell.complain("suspend: cannot suspend: no job control");
    return 1;
  }
  shell.task.signal("STOP");
  return 0;
}
