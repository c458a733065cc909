/** `uptime`, `w` and `who`: how long the machine runs, how busy it is, who works on it. */
import type { Process } from "../../../host/process.ts";
import type { CommandRecord } from "../command.ts";
import { clockText, type ListedProcess, listProcesses } from "./process_list.ts";

export const uptime: CommandRecord = {
  name: "uptime",
  about: "Tells how long the machine has been running",
  usage: ["[OPTION]..."],
  options: { "p pretty": "in words", "s since": "when it started" },
  run(call) {
    const upMs = upTimeMs(call.process);
    if (call.has("s")) {
      call.out(
        new Date(call.process.machine.now() - upMs).toISOString().slice(0, 19).replace("T", " ") + "\n",
      );
    } else if (call.has("p")) call.out(`up ${prettyTime(upMs)}\n`);
    else call.out(uptimeLine(call.process) + "\n");
    return 0;
  },
};

export const w: CommandRecord = {
  name: "w",
  about: "Shows who works on the machine, and on what",
  usage: ["[OPTION]..."],
  options: {
    "h no-header": "without headings",
    "s short": "short format",
    "i ip-addr": "addresses instead of names",
  },
  run(call) {
    if (!call.has("h")) {
      call.out(uptimeLine(call.process) + "\n");
      call.out("USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT\n");
    }
    for (const row of sessions(call.process)) {
      const time = new Date(row.startedMs).toISOString().slice(11, 16);
      call.out(
        `${row.owner.padEnd(8)} ${row.terminal!.padEnd(8)} ${"-".padEnd(16)} ${time.padEnd(8)} ${
          "0.00s".padEnd(6)
        } ${"0.00s".padEnd(6)} 0.00s ${what(row)}\n`,
      );
    }
    return 0;
  },
};

export const who: CommandRecord = {
  name: "who",
  about: "Lists those who are logged in",
  usage: ["[OPTION]..."],
  options: {
    "H heading": "with headings",
    "q count": "names and how many",
    "b boot": "when the machine started",
  },
  run(call) {
    const all = sessions(call.process);
    if (call.has("q")) {
      call.out(`${all.map(({ owner }) => owner).join(" ")}\n# users=${all.length}\n`);
      return 0;
    }
    if (call.has("b")) {
      const started = new Date(call.process.machine.now() - upTimeMs(call.process)).toISOString();
      call.out(`         system boot  ${started.slice(0, 10)} ${started.slice(11, 16)}\n`);
      return 0;
    }
    if (call.has("H")) call.out("NAME     LINE         TIME             COMMENT\n");
    for (const { owner, terminal, startedMs } of all) {
      const time = new Date(startedMs).toISOString();
      call.out(`${owner.padEnd(8)} ${terminal!.padEnd(12)} ${time.slice(0, 10)} ${time.slice(11, 16)}\n`);
    }
    return 0;
  },
};

/** ` 11:33:04 up  1:02,  1 user,  load average: 0.00, 0.00, 0.00` */
export function uptimeLine(process: Process): string {
  const { machine } = process;
  const users = sessions(process).length;
  const load = (machine.files.read("/proc/loadavg") ?? "0.00 0.00 0.00").split(" ").slice(0, 3).join(", ");
  const clock = new Date(machine.now()).toISOString().slice(11, 19);
  return ` ${clock} up ${upText(upTimeMs(process))}, ${String(users).padStart(2)} user${
    users === 1 ? "" : "s"
  },  load average: ${load}`;
}

function upTimeMs({ machine }: Process): number {
  return Number((machine.files.read("/proc/uptime") ?? "0").split(" ")[0]) * 1000;
}

function upText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const days = Math.floor(minutes / 1440);
  const front = days > 0 ? `${days} day${days === 1 ? "" : "s"}, ` : "";
  const hours = Math.floor(minutes / 60) % 24;
  return front +
    (hours > 0 ? `${String(hours).padStart(2)}:${clockText(ms).slice(-5, -3)}` : `${minutes % 60} min`);
}

function prettyTime(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [[Math.floor(minutes / 10_080), "week"], [Math.floor(minutes / 1440) % 7, "day"], [
    Math.floor(minutes / 60) % 24,
    "hour",
  ], [minutes % 60, "minute"]] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, name]) =>
    `${count} ${name}${count === 1 ? "" : "s"}`
  );
  return told.join(", ") || "0 minutes";
}

/** The command in the foreground of the login's terminal. */
function what({ task, command }: ListedProcess): string {
  return [...task?.terminal?.foreground?.members ?? []].at(-1)?.title ?? command;
}

/** Logins: who leads a session on a terminal of the machine itself, not of a container. */
function sessions(process: Process): ListedProcess[] {
  return listProcesses(process).filter(({ terminal, task }) =>
    terminal !== undefined && task?.jobGroup.session.leader === task &&
    task?.namespaces.mnt === task?.kernel.namespaces.mnt
  );
}
