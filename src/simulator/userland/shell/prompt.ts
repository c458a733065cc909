import type { Shell } from "./shell.ts";

/** The escapes of PS1: `\u`, `\h`, `\w`, `\$` and so on (bash(1), PROMPTING). */
export function expandPrompt(shell: Shell, text: string): string {
  const now = new Date(shell.process.machine.now());
  return text.replace(/\\([0-7]{3}|D\{[^}]*\}|[^])/g, (all, escape: string) => {
    if (/^[0-7]{3}$/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8));
    const known = ESCAPES[escape];
    return known ? known(shell, now) : all;
  });
}

const ESCAPES: Readonly<Record<string, (shell: Shell, now: Date) => string>> = {
  u: (shell) => shell.user.name,
  h: (shell) => shell.process.machine.hostname.split(".")[0]!,
  H: (shell) => shell.process.machine.hostname,
  w: (shell) => shortFolder(shell),
  W: (shell) => {
    const folder = shortFolder(shell);
    return folder === "~" || folder === "/" ? folder : folder.split("/").at(-1)!;
  },
  $: (shell) => shell.user.uid === 0 ? "#" : "$",
  s: (shell) => shell.name.split("/").at(-1)!,
  v: () => "5.2",
  V: () => "5.2.15",
  n: () => "\n",
  r: () => "\r",
  a: () => "\x07",
  e: () => "\x1b",
  "\\": () => "\\",
  "[": () => "",
  "]": () => "",
  j: (shell) => String(shell.jobs.all.length),
  "!": (shell) => String((shell.history?.lines.length ?? 0) + 1),
  "#": () => "1",
  t: (_shell, now) => now.toISOString().slice(11, 19),
  A: (_shell, now) => now.toISOString().slice(11, 16),
  d: (_shell, now) => now.toUTCString().replace(/^(\w+), (\d+) (\w+).*/, "$1 $3 $2"),
};

/** The folder, with `~` for the user's own. */
function shortFolder(shell: Shell): string {
  const home = shell.variables.get("HOME");
  const { cwd } = shell;
  if (!home || home === "/") return cwd;
  return cwd === home ? "~" : cwd.startsWith(`${home}/`) ? "~" + cwd.slice(home.length) : cwd;
}
