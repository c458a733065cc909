/** The programs of an Ubuntu machine, by package: what is there from the beginning, and what `apt` can bring. */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { Program } from "../../host/process.ts";
import { type CommandRecord, programOf } from "./command.ts";
import { awkRecord } from "./awk/awk_record.ts";
import { CHANGING_FILES } from "./coreutils/changing_files.ts";
import { SYSTEM_RECORDS } from "./coreutils/system_records.ts";
import { TEXT_RECORDS } from "./coreutils/text_records.ts";
import { base64 } from "./coreutils/base64.ts";
import { cat } from "./coreutils/cat.ts";
import { date } from "./coreutils/date.ts";
import { df } from "./coreutils/df.ts";
import { basename, dirname } from "./coreutils/file_names.ts";
import { head } from "./coreutils/head.ts";
import { groups, id, whoami } from "./coreutils/identity.ts";
import { ls } from "./coreutils/ls.ts";
import { install } from "./coreutils/install.ts";
import { join } from "./coreutils/join.ts";
import { nice } from "./coreutils/nice.ts";
import { nohup } from "./coreutils/nohup.ts";
import { shuf } from "./coreutils/shuf.ts";
import { split } from "./coreutils/split.ts";
import { env } from "./coreutils/env.ts";
import { nl } from "./coreutils/nl.ts";
import { nproc } from "./coreutils/nproc.ts";
import { od } from "./coreutils/od.ts";
import { readlink, realpath, unlink } from "./coreutils/real_path.ts";
import { sleep } from "./coreutils/sleep.ts";
import { tac } from "./coreutils/tac.ts";
import { seq } from "./coreutils/seq.ts";
import { sort } from "./coreutils/sort.ts";
import { tail } from "./coreutils/tail.ts";
import { tee } from "./coreutils/tee.ts";
import { tr } from "./coreutils/tr.ts";
import { uniq } from "./coreutils/uniq.ts";
import { wc } from "./coreutils/wc.ts";
import { du, stat } from "./coreutils/stat.ts";
import { mktemp } from "./coreutils/mktemp.ts";
import { touch } from "./coreutils/touch.ts";
import { timeout } from "./coreutils/timeout.ts";
import { tty } from "./coreutils/tty.ts";
import { stty } from "./coreutils/stty.ts";
import { tree } from "./coreutils/tree.ts";
import { truncate } from "./coreutils/truncate.ts";
import { find } from "./findutils/find.ts";
import { xargs } from "./findutils/xargs.ts";
import { ip } from "./iproute2/ip.ts";
import { dig, getent, host } from "./iproute2/name_lookup.ts";
import { lsof } from "./iproute2/lsof.ts";
import { nc } from "./iproute2/nc.ts";
import { ping } from "./iproute2/ping.ts";
import { netstat, ss } from "./iproute2/ss.ts";
import { traceroute } from "./iproute2/traceroute.ts";
import { killall, pgrep, pidof, pkill, pstree } from "./procps/find_processes.ts";
import { free } from "./procps/memory_use.ts";
import { ps } from "./procps/ps.ts";
import { uptime, w, who } from "./procps/who_is_here.ts";
import { git } from "./sample_projects/git.ts";
import { nano } from "./screens/nano.ts";
import { less, more } from "./screens/pager.ts";
import { clear, reset, tput } from "./screens/terminal_controls.ts";
import { top } from "./screens/top.ts";
import { vi, vim } from "./screens/vi.ts";
import { watch } from "./screens/watch.ts";
import { sedRecord } from "./sed/sed.ts";
import { curlRecord, nslookupRecord, wgetRecord } from "./system_tools/transfer_records.ts";
import { hostnameRecord, killRecord, revRecord, whichRecord } from "./system_tools/machine_records.ts";
import { su, sudo } from "./system_tools/as_user.ts";
import { nsenter, unshare } from "./system_tools/enter_namespaces.ts";
import { mount, umount } from "./system_tools/mount.ts";
import { findmnt } from "./system_tools/findmnt.ts";
import { lsblk } from "./system_tools/lsblk.ts";
import { lsns } from "./system_tools/lsns.ts";
import { manOf } from "./system_tools/man.ts";
import { journalctl, systemctl } from "./system_tools/services.ts";
import { tar } from "./tar/tar.ts";
import { cal } from "./text_tools/cal.ts";
import { CHECKSUMS } from "./text_tools/checksums.ts";
import { cut } from "./text_tools/cut.ts";
import { column, comm, fold } from "./text_tools/columns.ts";
import { cmp, diff } from "./text_tools/diff.ts";
import { file, xxd } from "./text_tools/file.ts";
import { grep } from "./text_tools/grep.ts";
import { GZIP } from "./text_tools/gzip.ts";
import { jq } from "./text_tools/jq.ts";
import { expand, unexpand } from "./text_tools/tabs.ts";

/** From a package to what it brings. */
export const PACKAGES: Readonly<Record<string, readonly CommandRecord[]>> = {
  "coreutils": [
    ...CHANGING_FILES,
    ...CHECKSUMS,
    ...SYSTEM_RECORDS,
    ...TEXT_RECORDS,
    base64,
    basename,
    cat,
    comm,
    cut,
    date,
    df,
    dirname,
    du,
    env,
    expand,
    fold,
    groups,
    head,
    id,
    install,
    join,
    ls,
    mktemp,
    nice,
    nl,
    nohup,
    nproc,
    od,
    readlink,
    realpath,
    seq,
    shuf,
    sleep,
    sort,
    split,
    stat,
    stty,
    tac,
    tail,
    tee,
    timeout,
    touch,
    tr,
    truncate,
    tty,
    unexpand,
    uniq,
    unlink,
    wc,
    who,
    whoami,
  ],
  "bsdextrautils": [column, revRecord],
  "bind9-host": [dig, host, nslookupRecord],
  "curl": [curlRecord],
  "debianutils": [whichRecord],
  "diffutils": [cmp, diff],
  "file": [file],
  "findutils": [find, xargs],
  "git": [git],
  "grep": [grep],
  "gzip": [...GZIP],
  "hostname": [hostnameRecord],
  "iproute2": [ip, ss],
  "libc-bin": [getent],
  "iputils-ping": [ping],
  "jq": [jq],
  "less": [less],
  "man-db": [manOf(() => RECORDS)],
  "mawk": [awkRecord],
  "nano": [nano],
  "ncurses-bin": [clear, reset, tput],
  "lsof": [lsof],
  "ncal": [cal],
  "netcat-openbsd": [nc],
  "net-tools": [netstat],
  "procps": [free, pgrep, pidof, pkill, ps, top, uptime, w, watch, killRecord],
  "psmisc": [killall, pstree],
  "sed": [sedRecord],
  "sudo": [sudo],
  "systemd": [journalctl, systemctl],
  "tar": [tar],
  "traceroute": [traceroute],
  "tree": [tree],
  "util-linux": [findmnt, lsblk, lsns, more, mount, nsenter, su, umount, unshare],
  "vim": [vi, vim],
  "wget": [wgetRecord],
  "xxd": [xxd],
};

/** What the images of Debian and Ubuntu bring; the rest is to be installed. */
export const ESSENTIAL_PACKAGES = [
  "coreutils",
  "debianutils",
  "diffutils",
  "findutils",
  "grep",
  "gzip",
  "hostname",
  "libc-bin",
  "mawk",
  "ncurses-bin",
  "sed",
  "tar",
  "util-linux",
] as const;

/** All records by the program's name. */
export const RECORDS: ReadonlyMap<string, CommandRecord> = new Map(
  Object.values(PACKAGES).flat().map((record) => [record.name, record]),
);

const MADE = new Map<CommandRecord, Program>();

/** A package's programs by path. */
export function programsOfPackage(name: string): Readonly<Record<string, Program>> {
  return Object.fromEntries(
    (ownEntry(PACKAGES, name) ?? []).map((record) => [`/usr/bin/${record.name}`, made(record)]),
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
