/** The programs of an Ubuntu machine, by package: what is there from the beginning, and what `apt` can bring. */
import type { Program } from "../../host/process.ts";
import { type CommandRecord, programOf } from "./command.ts";
import { ls } from "./coreutils/ls.ts";
import { du, stat } from "./coreutils/stat.ts";
import { tree } from "./coreutils/tree.ts";
import { ip } from "./iproute2/ip.ts";
import { ping } from "./iproute2/ping.ts";
import { netstat, ss } from "./iproute2/ss.ts";
import { killall, pgrep, pidof, pkill, pstree } from "./procps/find_processes.ts";
import { free } from "./procps/memory_use.ts";
import { ps } from "./procps/ps.ts";
import { uptime, w, who } from "./procps/who_is_here.ts";
import { less, more } from "./screens/pager.ts";
import { top } from "./screens/top.ts";
import { watch } from "./screens/watch.ts";
import { su, sudo } from "./system_tools/as_user.ts";
import { nsenter, unshare } from "./system_tools/enter_namespaces.ts";
import { lsns } from "./system_tools/lsns.ts";

/** From a package to what it brings. */
export const PACKAGES: Readonly<Record<string, readonly CommandRecord[]>> = {
  "coreutils": [du, ls, stat, who],
  "iproute2": [ip, ss],
  "iputils-ping": [ping],
  "less": [less],
  "net-tools": [netstat],
  "procps": [free, pgrep, pidof, pkill, ps, top, uptime, w, watch],
  "psmisc": [killall, pstree],
  "sudo": [sudo],
  "tree": [tree],
  "util-linux": [lsns, more, nsenter, su, unshare],
};

/** What the images of Debian and Ubuntu bring; the rest is to be installed. */
export const ESSENTIAL_PACKAGES = ["coreutils", "util-linux"] as const;

/** All records by the program's name. */
export const RECORDS: ReadonlyMap<string, CommandRecord> = new Map(
  Object.values(PACKAGES).flat().map((record) => [record.name, record]),
);

const MADE = new Map<CommandRecord, Program>();

/** A package's programs by path. */
export function programsOfPackage(name: string): Readonly<Record<string, Program>> {
  return Object.fromEntries(
    (PACKAGES[name] ?? []).map((record) => [`/usr/bin/${record.name}`, made(record)]),
  );
}

/** What a new container of Debian or Ubuntu has. */
export const ESSENTIAL_PROGRAMS: Readonly<Record<string, Program>> = Object.assign(
  {},
  ...ESSENTIAL_PACKAGES.map(programsOfPackage),
);

/** All of them: the host's. */
export const UBUNTU_PROGRAMS: Readonly<Record<string, Program>> = Object.assign(
  {},
  ...Object.keys(PACKAGES).map(programsOfPackage),
);

/** One record is one program, wherever it lies. */
function made(record: CommandRecord): Program {
  const program = MADE.get(record) ?? programOf(record);
  MADE.set(record, program);
  return program;
}
