/** Sets of programs that images share, by name. */
import { programOf } from "./command.ts";
import { env } from "./coreutils/env.ts";
import { nl } from "./coreutils/nl.ts";
import { nproc } from "./coreutils/nproc.ts";
import { od } from "./coreutils/od.ts";
import { readlink, realpath } from "./coreutils/real_path.ts";
import { sleep } from "./coreutils/sleep.ts";
import { tac } from "./coreutils/tac.ts";
import { tty } from "./coreutils/tty.ts";
import { ip } from "./iproute2/ip.ts";
import { netstat } from "./iproute2/ss.ts";
import type { Program } from "../../host/process.ts";
import { addgroup, adduser, groupadd, useradd } from "./accounts.ts";
import { awk } from "./awk/awk.ts";
import { basename, dirname } from "./fields.ts";
import { trProgram } from "./coreutils/tr.ts";
import { findProgram } from "./findutils/find.ts";
import { xargsProgram } from "./findutils/xargs.ts";
import { chmod, copy, ls, mkdir, pwd, rm, rmdir, touch } from "./files.ts";
import { ln, mv } from "./links.ts";
import { dd } from "./dd.ts";
import { yes } from "./load.ts";
import { df } from "./mounts.ts";
import { mount, umount } from "./system_tools/mount.ts";
import { chgrp, chown } from "./owners.ts";
import { nslookup, wget } from "./network.ts";
import { cutProgram } from "./text_tools/cut.ts";
import { grepProgram } from "./text_tools/grep.ts";
import { sed } from "./sed/sed.ts";
import { date, hostname, id, kill, printenv, ps, timeout, uname, which, whoami } from "./system.ts";
import { tar } from "./tar.ts";
import { test } from "./test.ts";
import { expr, paste, rev, seq, sort, uniq, wc } from "./line_tools.ts";
import { base64, cat, echo, head, printf, tail, tee } from "./text.ts";

/** What every image with a shell has. */
export const CORE: Readonly<Record<string, Program>> = {
  awk,
  base64,
  basename,
  cat,
  chmod,
  chgrp,
  chown,
  cp: copy,
  cut: cutProgram,
  date,
  dd,
  df,
  dirname,
  echo,
  env: programOf(env),
  expr,
  false: () => 1,
  find: findProgram,
  egrep: grepProgram,
  fgrep: grepProgram,
  grep: grepProgram,
  head,
  hostname,
  id,
  kill,
  ln,
  ls,
  mkdir,
  mount: programOf(mount),
  mv: (process) => mv(process, copy),
  nl: programOf(nl),
  nproc: programOf(nproc),
  od: programOf(od),
  paste,
  printenv,
  printf,
  pwd,
  readlink: programOf(readlink),
  realpath: programOf(realpath),
  rev,
  rm,
  rmdir,
  sed,
  seq,
  sleep: programOf(sleep),
  sort,
  sync: () => 0,
  tac: programOf(tac),
  tail,
  tar,
  tee,
  test,
  timeout,
  touch,
  tr: trProgram,
  true: () => 0,
  umount: programOf(umount),
  uname,
  uniq,
  wc,
  which,
  whoami,
  xargs: xargsProgram,
  yes,
};

/** What busybox adds to it. */
export const BUSYBOX: Readonly<Record<string, Program>> = {
  ...CORE,
  addgroup,
  adduser,
  ip: programOf(ip),
  netstat: programOf(netstat),
  nslookup,
  ps,
  tty: programOf(tty),
  wget,
};

/** What Debian and its like add to it. */
export const SHADOW: Readonly<Record<string, Program>> = { addgroup, adduser, groupadd, useradd };

/** The same programs by absolute path. */
export function inFolder(
  folder: string,
  programs: Readonly<Record<string, Program>>,
): Readonly<Record<string, Program>> {
  return Object.fromEntries(
    Object.entries(programs).map(([name, program]) => [`${folder}/${name}`, program]),
  );
}
