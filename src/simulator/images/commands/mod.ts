/** Sets of programs that images share, by name. */
import type { Program } from "../process.ts";
import { copy, ls, mkdir, pwd, rm, touch } from "./files.ts";
import { nslookup, wget } from "./network.ts";
import { date, env, hostname, id, kill, printenv, ps, sleep, uname, which, whoami } from "./system.ts";
import { test } from "./test.ts";
import { base64, cat, echo, grep, head, printf, seq, sort, tail, tee, wc } from "./text.ts";

/** What every image with a shell has. */
export const CORE: Readonly<Record<string, Program>> = {
  base64,
  cat,
  cp: copy,
  date,
  echo,
  env,
  false: () => 1,
  grep,
  head,
  hostname,
  id,
  kill,
  ls,
  mkdir,
  mv: copy,
  printenv,
  printf,
  pwd,
  rm,
  seq,
  sleep,
  sort,
  tail,
  tee,
  test,
  touch,
  true: () => 0,
  uname,
  wc,
  which,
  whoami,
};

/** What busybox adds to it. */
export const BUSYBOX: Readonly<Record<string, Program>> = { ...CORE, nslookup, ps, wget };

/** The same programs by absolute path. */
export function inFolder(
  folder: string,
  programs: Readonly<Record<string, Program>>,
): Readonly<Record<string, Program>> {
  return Object.fromEntries(
    Object.entries(programs).map(([name, program]) => [`${folder}/${name}`, program]),
  );
}
