/** Programs that tell about the container, and those that wait. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { findProgram, type Process, type Run, SIGNALS } from "../../host/process.ts";
import { isGnu } from "./coreutils.ts";
import { signalName } from "../shell/signal_name.ts";
import { userName } from "./account_files.ts";

export function printenv(process: Process): number {
  const names = process.argv.slice(1);
  if (names.length === 0) {
    for (const [name, value] of Object.entries(process.env)) process.out(`${name}=${value}\n`);
    return 0;
  }
  const found = names.filter((name) => process.env[name] !== undefined);
  for (const name of found) process.out(`${process.env[name]}\n`);
  return found.length === names.length ? 0 : 1;
}

export function hostname(process: Process): number {
  const flag = process.argv[1];
  if (flag !== undefined && !flag.startsWith("-")) return rename(process, flag);
  const text = flag === "-i" || flag === "-I"
    ? process.machine.resolve(process.machine.hostname)[0] ?? "127.0.0.1"
    : process.machine.hostname;
  process.out(text + "\n");
  return 0;
}

function rename({ task, machine, user, err }: Process, name: string): number {
  if ((user ?? machine.user).uid !== 0) {
    err("hostname: you must be root to change the host name\n");
    return 1;
  }
  // Containers are started without CAP_SYS_ADMIN.
  if (!task || task.namespaces.cgroup !== task.kernel.namespaces.cgroup) {
    err("hostname: sethostname: Operation not permitted\n");
    return 1;
  }
  task.kernel.nameHost(task.namespaces.uts, name);
  return 0;
}

/** `date`, `date +%s`, `date -u`, `date -I`. Containers run in UTC. */
export function date(process: Process): number {
  const now = new Date(process.machine.now());
  const [weekday, day, month, year, time] = now.toUTCString().replace(",", "").split(" ") as string[];
  const iso = now.toISOString();
  const fields: Record<string, string> = {
    Y: year!,
    m: iso.slice(5, 7),
    d: day!,
    H: iso.slice(11, 13),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
    s: String(Math.floor(now.getTime() / 1000)),
    N: `${iso.slice(20, 23)}000000`,
    F: iso.slice(0, 10),
    T: time!,
    a: weekday!,
    b: month!,
    Z: "UTC",
    z: "+0000",
    "%": "%",
  };
  const format = process.argv.find((word) => word.startsWith("+"));
  if (format) process.out(format.slice(1).replace(/%(.)/g, (all, key: string) => fields[key] ?? all) + "\n");
  else if (process.argv.some((word) => word.startsWith("-I"))) process.out(iso.slice(0, 10) + "\n");
  else process.out(`${weekday} ${month} ${day!.replace(/^0/, " ")} ${time} UTC ${year}\n`);
  return 0;
}

export function id(process: Process): number {
  const { name, uid, group, gid } = process.machine.user;
  if (process.argv[1] === "-u") process.out(`${uid}\n`);
  else if (process.argv[1] === "-un") process.out(`${name}\n`);
  else if (process.argv[1] === "-g") process.out(`${gid}\n`);
  else process.out(`uid=${uid}(${name}) gid=${gid}(${group}) groups=${gid}(${group})\n`);
  return 0;
}

export function whoami(process: Process): number {
  process.out(process.machine.user.name + "\n");
  return 0;
}

export function uname(process: Process): number {
  const { kernel, hostname } = process.machine;
  const version = "#63-Ubuntu SMP PREEMPT_DYNAMIC Tue Apr 15 19:04:15 UTC 2025";
  const parts: Readonly<Record<string, string>> = {
    s: "Linux",
    n: hostname,
    r: kernel.split(" ")[1] ?? "",
    v: version,
    m: "x86_64",
    // busybox calls the system after its kernel alone.
    o: isGnu(process) ? "GNU/Linux" : "Linux",
  };
  const asked = process.argv.slice(1).flatMap((word) =>
    ownEntry(UNAME_WORDS, word) ?? [...word.replace(/^-/, "")]
  );
  const unknown = asked.find((letter) => letter !== "a" && !parts[letter]);
  if (unknown !== undefined) {
    process.err(`uname: invalid option -- '${unknown}'\n`);
    return 1;
  }
  const letters = asked.length === 0 ? ["s"] : asked.includes("a") ? Object.keys(parts) : asked;
  process.out(
    Object.keys(parts).filter((letter) => letters.includes(letter)).map((letter) => parts[letter]).join(" ") +
      "\n",
  );
  return 0;
}

const UNAME_WORDS: Readonly<Record<string, string[]>> = {
  "--all": ["a"],
  "--kernel-name": ["s"],
  "--nodename": ["n"],
  "--kernel-release": ["r"],
  "--kernel-version": ["v"],
  "--machine": ["m"],
  "--operating-system": ["o"],
};

/** busybox' `ps`: PID, USER, TIME, COMMAND. */
export function ps(process: Process): number {
  const { machine } = process;
  process.out("PID   USER     TIME  COMMAND\n");
  for (const { pid, uid, command } of machine.processes()) {
    // Who has no name here, as one of the host or of another container, is a number.
    const user = userName(machine.files, uid).slice(0, 8).padEnd(8);
    process.out(`${String(pid).padStart(5)} ${user}  0:00 ${command}\n`);
  }
  return 0;
}

/** `kill [-SIGNAL] PID…`, `kill -s SIGNAL PID…`, `kill -0 PID` */
export function kill(process: Process): number {
  const words = process.argv.slice(1);
  let name = "TERM";
  if (words[0] === "-s") name = signalName(words.splice(0, 2)[1] ?? "");
  else if (/^-[A-Za-z0-9]+$/.test(words[0] ?? "")) name = signalName(words.shift()!.slice(1));
  if (name !== "EXIT" && SIGNALS[name] === undefined) {
    process.err(`kill: bad signal name '${name}'\n`);
    return 1;
  }
  let status = 0;
  for (const word of words) {
    const pid = Number(word);
    const exists = process.machine.processes().some((row) => row.pid === pid);
    if (exists && (name === "EXIT" || process.machine.signal(pid, name))) continue;
    process.err(`kill: can't kill pid ${word}: No such process\n`);
    status = 1;
  }
  return status;
}

/** `timeout [-s SIGNAL] SECONDS COMMAND…`: 124 when the time is over, with busybox 143. */
export function* timeout(process: Process): Run {
  const words = process.argv.slice(1);
  let signal = "TERM";
  while (/^-/.test(words[0] ?? "")) {
    const option = words.shift()!;
    if (option === "-s" || option === "-k") {
      const value = words.shift() ?? "";
      if (option === "-s") signal = signalName(value);
    }
  }
  const [limit = "0", ...argv] = words;
  const path = findProgram(process.machine, process.env, process.cwd, argv[0] ?? "");
  const { task } = process;
  if (!path || !task) {
    process.err(`timeout: can't execute '${argv[0]}': No such file or directory\n`);
    return 127;
  }
  const { kernel } = task;
  const child = kernel.spawn({
    parent: task,
    argv,
    env: process.env,
    cwd: process.cwd,
    program: process.machine.program(path)!,
  });
  const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[limit.at(-1)!] ?? 1;
  const untilMs = process.machine.now() + Number.parseFloat(limit) * unit * 1000;
  let isOver = false;
  while (!child.hasEnded) {
    const leftMs = untilMs - process.machine.now();
    if (leftMs > 0 || isOver) {
      yield { kind: "ready", of: child.changes, ...(isOver ? {} : { limitMs: leftMs }) };
    } else {
      isOver = true;
      child.signal(signal);
    }
  }
  if (!isOver) return child.exit!.code;
  return TIMED_OUT;
}

const TIMED_OUT = 143;

/** `which NAME` */
export function which(process: Process): number {
  let status = 0;
  for (const name of process.argv.slice(1)) {
    const path = findProgram(process.machine, process.env, process.cwd, name);
    if (path) process.out(path + "\n");
    else status = 1;
  }
  return status;
}
