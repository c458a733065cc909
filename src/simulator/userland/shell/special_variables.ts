import { commandSource } from "./function_text.ts";
import { SeededRandom } from "./seeded_random.ts";
import type { Shell } from "./shell.ts";
import type { Computed, Variable } from "./variables.ts";

/** The variables that bash answers anew each time. */
export function specialVariables(shell: Shell): Readonly<Record<string, Computed>> {
  const { machine } = shell.process;
  const text = (read: () => string): Computed => ({ read: () => ({ value: read() }), write: () => {} });
  const numbers = (read: () => number): Computed => text(() => String(read()));
  const list = (read: () => readonly (string | number)[]): Computed => ({
    read: () => listOf(read()),
    write: () => {},
  });
  let seeded: SeededRandom | undefined;
  return {
    RANDOM: {
      read: () => ({ value: String(seeded?.next() ?? machine.random.below(32_768)), integer: true }),
      write: (value) => seeded = new SeededRandom(Number.parseInt(value, 10) || 0),
    },
    SRANDOM: numbers(() => machine.random.below(2 ** 32)),
    SECONDS: {
      read: () => ({ value: String(Math.floor((machine.now() - shell.startedMs) / 1000)) }),
      write: (value) => shell.startedMs = machine.now() - (Number.parseInt(value, 10) || 0) * 1000,
    },
    EPOCHSECONDS: numbers(() => Math.floor(machine.now() / 1000)),
    EPOCHREALTIME: text(() => `${(machine.now() / 1000).toFixed(6)}`),
    LINENO: { read: () => ({ value: String(shell.line) }), write: () => {} },
    BASHPID: numbers(() => shell.task.pid),
    BASH_SUBSHELL: numbers(() => shell.subshells),
    BASH_COMMAND: text(() => shell.command ? commandSource(shell.command) : ""),
    PIPESTATUS: list(() => shell.pipeStatus),
    DIRSTACK: list(() => [shell.cwd, ...shell.folders]),
    GROUPS: list(() => [shell.user.gid]),
    FUNCNAME: {
      read: () => shell.calls.some((call) => call.isFunction) ? listOf(functionNames(shell)) : undefined,
    },
    BASH_SOURCE: list(() => sources(shell)),
    BASH_LINENO: list(() =>
      [...shell.calls].reverse().map((call) => call.line).concat(isFile(shell) ? 0 : [])
    ),
    SHELLOPTS: text(() => [...shell.options].sort().join(":")),
    BASHOPTS: text(() => [...shell.settings].sort().join(":")),
  };
}

function listOf(values: readonly (string | number)[]): Variable {
  return { list: new Map(values.map((value, index) => [index, String(value)])) };
}

function isFile(shell: Shell): boolean {
  return shell.source === "file";
}

/** The innermost first; the script itself is `main`. */
function functionNames(shell: Shell): string[] {
  const names = [...shell.calls].reverse().map((call) => call.name);
  return isFile(shell) ? [...names, "main"] : names;
}

function sources(shell: Shell): string[] {
  const files = [...shell.calls].reverse().map((call) =>
    call.file || (isFile(shell) ? shell.name : "environment")
  );
  return isFile(shell) ? [...files, shell.name] : files;
}
