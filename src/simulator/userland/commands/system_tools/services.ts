/** `systemctl` and `journalctl`: services as the processes that run tell of them. */
import { userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { splitLines } from "../lines.ts";
import { type ListedProcess, listProcesses } from "../procps/process_list.ts";

interface Service {
  name: string;
  about: string;
  program: string;
}

/** Services that a Docker host has, with the programs that they are. */
const SERVICES: readonly Service[] = [
  { name: "containerd", about: "containerd container runtime", program: "containerd" },
  { name: "cron", about: "Regular background program processing daemon", program: "cron" },
  { name: "docker", about: "Docker Application Container Engine", program: "dockerd" },
  { name: "nginx", about: "A high performance web server and a reverse proxy server", program: "nginx" },
  { name: "ssh", about: "OpenBSD Secure Shell server", program: "sshd" },
  { name: "systemd-journald", about: "Journal Service", program: "systemd-journal" },
  { name: "systemd-resolved", about: "Network Name Resolution", program: "systemd-resolve" },
];

export const systemctl: CommandRecord = {
  name: "systemctl",
  about: "Shows the services of the machine",
  usage: ["status|is-active|list-units|start|stop|restart [SERVICE]"],
  options: {
    "t type=TYPE": "only units of this type",
    "a all": "those that do not run, too",
    "no-pager": "print at once",
    "q quiet": "say nothing",
    "l full": "whole lines",
    "now": "at once",
  },
  run(call) {
    const [verb = "list-units", ...names] = call.operands;
    if (verb === "list-units") return listUnits(call);
    if (verb === "status" && names.length > 0) return Math.max(...names.map((name) => status(call, name)));
    if (verb === "is-active") return Math.max(...names.map((name) => isActive(call, name)));
    if (["start", "stop", "restart", "reload", "enable", "disable"].includes(verb)) {
      return change(call, verb, names);
    }
    return call.complain(
      `Unknown command verb '${verb}'.`,
    );
  },
};

function serviceNamed(name: string): Service | undefined {
  return SERVICES.find((service) => service.name === name.replace(/\.service$/, ""));
}

function mainProcess(call: Call, { program }: Service): ListedProcess | undefined {
  const space = call.process.task?.namespaces.pid;
  const programs = listProcesses(call.process).filter(({ name, task }) =>
    // Those in containers are no services.
    name === program.slice(0, 15) && task?.namespaces.pid === space
  );
  return programs.find(({ parentPid }) => parentPid <= 1) ?? programs[0];
}

function listUnits(call: Call): number {
  const rows = SERVICES.map((service) => ({ service, main: mainProcess(call, service) }))
    .filter(({ main }) => main || call.has("a"));
  call.out("  UNIT                        LOAD   ACTIVE   SUB     DESCRIPTION\n");
  for (const { service, main } of rows) {
    const [active, sub] = main ? ["active", "running"] : ["inactive", "dead"];
    call.out(
      `  ${`${service.name}.service`.padEnd(27)} loaded ${active!.padEnd(8)} ${
        sub!.padEnd(7)
      } ${service.about}\n`,
    );
  }
  call.out(`\n${rows.length} loaded units listed.\n`);
  return 0;
}

function status(call: Call, name: string): number {
  const service = serviceNamed(name);
  const unit = name.includes(".") ? name : `${name}.service`;
  if (!service) {
    call.process.err(`Unit ${unit} could not be found.\n`);
    return 4;
  }
  const main = mainProcess(call, service);
  call.out(`${main ? "●" : "○"} ${unit} - ${service.about}\n`);
  call.out(`     Loaded: loaded (/usr/lib/systemd/system/${unit}; enabled; preset: enabled)\n`);
  if (!main) {
    call.out("     Active: inactive (dead)\n");
    return 3;
  }
  const started = new Date(main.startedMs);
  const day = started.toUTCString().slice(0, 3);
  const since = `${day} ${started.toISOString().slice(0, 10)} ${started.toISOString().slice(11, 19)} UTC`;
  call.out(`     Active: active (running) since ${since}; ${agoText(main.ageMs)} ago\n`);
  call.out(`   Main PID: ${main.pid} (${main.name})\n`);
  call.out(
    `     Memory: ${(main.memoryBytes / 1024 ** 2).toFixed(1)}M\n        CPU: ${Math.round(main.cpuMs)}ms\n`,
  );
  call.out(`     CGroup: /system.slice/${unit}\n             └─${main.pid} ${main.command}\n`);
  return 0;
}

function agoText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${Math.floor(ms / 1000)}s`;
  if (minutes < 60) return `${minutes}min`;
  return minutes < 1440
    ? `${Math.floor(minutes / 60)}h ${minutes % 60}min`
    : `${Math.floor(minutes / 1440)} days`;
}

function isActive(call: Call, name: string): number {
  const service = serviceNamed(name);
  const isRunning = service !== undefined && mainProcess(call, service) !== undefined;
  if (!call.has("q")) call.out(isRunning ? "active\n" : "inactive\n");
  return isRunning ? 0 : service ? 3 : 4;
}

/** What runs here belongs to the machine: it is not stopped. */
function change(call: Call, verb: string, names: readonly string[]): number {
  for (const name of names) {
    const service = serviceNamed(name);
    const unit = name.includes(".") ? name : `${name}.service`;
    if (!service) {
      call.process.err(`Failed to ${verb} ${unit}: Unit ${unit} not found.\n`);
      return 5;
    }
    if (userOf(call.process).uid !== 0) {
      call.process.err(`Failed to ${verb} ${unit}: Access denied\n`);
      return 4;
    }
    const isFine = mainProcess(call, service) !== undefined && (verb === "start" || verb === "enable");
    if (isFine) continue;
    call.process.err(
      `Failed to ${verb} ${unit}: Operation refused, the services of this machine stay as they are.\n`,
    );
    return 1;
  }
  return 0;
}

export const journalctl: CommandRecord = {
  name: "journalctl",
  about: "Shows the log of the machine",
  usage: ["[OPTION]..."],
  options: {
    "u unit=UNIT": "only this service",
    "n lines=NUM": "only the last lines",
    "f follow": "go on with what comes",
    "e pager-end": "from the end",
    "x catalog": "with explanations",
    "b boot": "since the machine was started",
    "no-pager": "print at once",
    "S since=TIME": "from then on",
    "r reverse": "the newest first",
  },
  *run(call) {
    const unit = call.value("u")?.replace(/\.service$/, "");
    const program = unit === undefined ? undefined : serviceNamed(unit)?.program ?? unit;
    const read = () =>
      splitLines(call.files.read("/var/log/syslog") ?? "").filter((line) =>
        program === undefined || new RegExp(` ${program.replace(/\W/g, "\\$&")}(\\[\\d+\\])?: `).test(line)
      );
    const lines = read();
    const count = Number(call.value("n") ?? (call.has("f") ? 10 : Infinity));
    const shown = count === Infinity ? lines : lines.slice(Math.max(0, lines.length - count));
    if (shown.length === 0 && !call.has("f")) call.out("-- No entries --\n");
    for (const line of call.has("r") ? shown.reverse() : shown) call.out(line + "\n");
    for (let seen = lines.length; call.has("f");) {
      yield { kind: "sleep", ms: 1000 };
      const now = read();
      for (const line of now.slice(seen)) call.out(line + "\n");
      seen = now.length;
    }
    return 0;
  },
};
