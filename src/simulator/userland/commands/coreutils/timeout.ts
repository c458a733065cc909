/** timeout(1) as GNU has it. */
import { findProgram, Interrupted, type Run, SIGNALS } from "../../../host/process.ts";
import type { Task } from "../../../host/task.ts";
import { signalName } from "../../shell/signal_name.ts";
import type { Call, CommandRecord } from "../command.ts";
import { durationMs } from "../duration.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const timeout: CommandRecord = {
  name: "timeout",
  about: "Runs a command and ends it when the time is over",
  usage: ["[OPTION] DURATION COMMAND [ARG]..."],
  usageCode: 125,
  stopsAtOperand: true,
  options: {
    "preserve-status": "end as the command does, also when the time is over",
    "foreground": "the command reads from the terminal; what it starts itself is not ended",
    "k kill-after=DURATION": "send KILL, too, if it still runs so long after the signal",
    "s signal=SIGNAL": "the signal that ends it, instead of TERM",
    "v verbose": "tell which signals are sent",
  },
  run: runTimeout,
};

const TIMED_OUT = 124;
const FAILED = 125;
const NOT_RUNNABLE = 126;
const NOT_FOUND = 127;
const KILLED = 137;

function* runTimeout(call: Call): Run {
  const { process } = call;
  const [duration, ...argv] = call.operands;
  if (argv.length === 0) {
    process.err("Try 'timeout --help' for more information.\n");
    return FAILED;
  }
  const limitMs = durationMs(duration!);
  const graceText = call.value("k");
  const graceMs = graceText === undefined ? Infinity : durationMs(graceText);
  const signal = signalName(call.value("s") ?? "TERM");
  if (graceMs === undefined) return call.misused(`invalid time interval ‘${graceText}’`, FAILED);
  if (SIGNALS[signal] === undefined) return call.misused(`‘${call.value("s")}’: invalid signal`, FAILED);
  if (limitMs === undefined) return call.misused(`invalid time interval ‘${duration}’`, FAILED);
  const child = started(call, argv);
  if (typeof child === "number") return child;
  process.termination.thrown = ["TERM", "INT", "HUP", "QUIT"];
  return yield* watched(call, child, argv[0]!, {
    signal,
    limitMs: limitMs || Infinity,
    graceMs: graceMs || Infinity,
  });
}

/** The exit code where it cannot be started. */
function started(call: Call, argv: readonly string[]): Task | number {
  const { process } = call;
  const name = argv[0]!;
  const path = findProgram(process.machine, process.env, process.cwd, name);
  const program = path === undefined ? undefined : process.machine.program(path);
  if (!program || !process.task) {
    const isThere = name.includes("/") && call.files.exists(call.path(name));
    const why = isThere ? "Permission denied" : "No such file or directory";
    call.complain(`failed to run command ‘${name}’: ${why}`);
    return isThere ? NOT_RUNNABLE : NOT_FOUND;
  }
  const { kernel, jobGroup } = process.task;
  // A group of its own, so that all that the command starts can be ended; a shell's job is one already.
  const isOwn = call.has("foreground") || jobGroup.leader === process.task;
  return kernel.spawn({
    parent: process.task,
    argv,
    env: process.env,
    cwd: process.cwd,
    program,
    ...(isOwn ? {} : { jobGroup: "new" as const }),
  });
}

interface Limits {
  signal: string;
  limitMs: number;
  graceMs: number;
}

function* watched(call: Call, child: Task, name: string, { signal, limitMs, graceMs }: Limits): Run {
  const { process } = call;
  const { machine } = process;
  const send = (one: string) => {
    if (call.has("v")) call.process.err(`timeout: sending signal ${one} to command ‘${name}’\n`);
    const members = call.has("foreground") ? [child] : [...child.jobGroup.members];
    for (const member of members) if (member !== process.task) member.signal(one);
  };
  let dueMs = machine.now() + limitMs;
  let isOver = false;
  let isKilled = false;
  while (!child.hasEnded) {
    const leftMs = dueMs - machine.now();
    if (leftMs <= 0) {
      isKilled = isOver || signal === "KILL";
      send(isOver ? "KILL" : signal);
      dueMs = isOver ? Infinity : machine.now() + graceMs;
      isOver = true;
      continue;
    }
    try {
      yield { kind: "ready", of: child.changes, ...(leftMs === Infinity ? {} : { limitMs: leftMs }) };
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      child.signal(error.signal);
    }
  }
  const { code, signal: end } = child.exit!;
  if (end === "KILL" && (isKilled || !isOver)) {
    // It ends as the command did.
    process.task?.signal("KILL");
    yield { kind: "sleep", ms: 0 };
    return KILLED;
  }
  return isOver && !call.has("preserve-status") ? TIMED_OUT : code;
}
