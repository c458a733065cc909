/** Commands that the shell runs itself, by name. */
import type { Shell } from "../shell.ts";
import type { Builtin } from "./builtin.ts";
import { compgen, complete, compopt } from "./completing.ts";
import {
  breaking,
  builtinCommand,
  caller,
  command,
  continuing,
  evaluate,
  exec,
  exit,
  logout,
  returning,
  shift,
  source,
} from "./control.ts";
import { declare, exporting, letting, local, readonlyCommand, unset } from "./declaring.ts";
import { cd, dirs, popd, pushd, pwd } from "./directories.ts";
import { fc } from "./fc.ts";
import { help } from "./help.ts";
import { history } from "./history.ts";
import { mapfile, read } from "./input.ts";
import { bg, disown, fg, jobs, kill, suspend, wait } from "./jobs.ts";
import { alias, enable, hash, type, unalias, whatIs } from "./lookup.ts";
import { getopts, set, shopt, times, trap, ulimit, umask } from "./options.ts";
import { echo, printf } from "./output.ts";
import { test } from "./testing.ts";

const POSIX: Readonly<Record<string, Builtin>> = {
  ".": source,
  ":": () => 0,
  "[": test,
  alias,
  bg,
  break: breaking,
  cd,
  command: (shell, words, declared) =>
    /^-[vV]$/.test(words[1] ?? "")
      ? whatIs(shell, words.slice(2), words[1] === "-V")
      : command(shell, words, declared),
  continue: continuing,
  echo,
  eval: evaluate,
  exec,
  exit,
  export: exporting,
  false: () => 1,
  fg,
  getopts,
  hash,
  jobs,
  kill,
  local,
  printf,
  pwd,
  read,
  readonly: readonlyCommand,
  return: returning,
  set,
  shift,
  test,
  times,
  trap,
  true: () => 0,
  type,
  ulimit,
  umask,
  unalias,
  unset,
  wait,
};

const BASH: Readonly<Record<string, Builtin>> = {
  ...POSIX,
  builtin: builtinCommand,
  caller,
  compgen,
  complete,
  compopt,
  declare,
  dirs,
  disown,
  enable,
  fc,
  help,
  history,
  let: letting,
  mapfile,
  popd,
  pushd,
  readarray: mapfile,
  logout,
  shopt,
  source,
  suspend,
  typeset: declare,
};

/** busybox has some of bash's. */
const ASH: Readonly<Record<string, Builtin>> = { ...POSIX, history, let: letting, source };

export function builtinNamed(shell: Shell, name: string): Builtin | undefined {
  const table = { bash: BASH, dash: POSIX, ash: ASH }[shell.flavour.kind];
  return Object.hasOwn(table, name) && !shell.disabled.has(name) ? table[name] : undefined;
}

/** Of bash, sorted. */
export const BUILTIN_NAMES = (): string[] => Object.keys(BASH).sort();
