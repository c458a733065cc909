/** Programs that look at files and change them. */
import { absolutePath, type Process } from "../process.ts";

/** `ls` with -l, -a, -1; several names. */
export function ls(process: Process): number {
  const words = process.argv.slice(1);
  const flags = words.filter((word) => word.startsWith("-")).join("");
  const names = words.filter((word) => !word.startsWith("-"));
  const targets = names.length > 0 ? names : ["."];
  let status = 0;
  for (const name of targets) {
    const path = absolutePath(process.cwd, name);
    const { files } = process.machine;
    if (!files.exists(path)) {
      process.err(`ls: ${name}: No such file or directory\n`);
      status = 1;
    } else if (!files.isFolder(path)) show(process, flags, [{ name, path }]);
    else {
      if (targets.length > 1) process.out(`${name}:\n`);
      const hidden = /a/.test(flags);
      const entries = files.list(path).filter((entry) => hidden || !entry.startsWith("."))
        .map((entry) => ({ name: entry, path: absolutePath(path, entry) }));
      show(process, flags, entries);
    }
  }
  return status;
}

function show(process: Process, flags: string, entries: readonly { name: string; path: string }[]): void {
  if (!flags.includes("l")) {
    if (entries.length === 0) return;
    const separator = process.tty && !flags.includes("1") ? "  " : "\n";
    process.out(entries.map((entry) => entry.name).join(separator) + "\n");
    return;
  }
  process.out(`total ${entries.length * 4}\n`);
  for (const { name, path } of entries) {
    const folder = process.machine.files.isFolder(path);
    const size = folder ? 4096 : (process.machine.files.read(path) ?? "").length;
    const mode = folder ? "drwxr-xr-x" : process.machine.program(path) ? "-rwxr-xr-x" : "-rw-r--r--";
    process.out(
      `${mode}    1 root     root     ${String(size).padStart(9)} ${
        shortDate(process.machine.now())
      } ${name}\n`,
    );
  }
}

/** `Jun  1 12:00` */
function shortDate(nowMs: number): string {
  const date = new Date(nowMs);
  const month = date.toUTCString().slice(8, 11);
  return `${month} ${String(date.getUTCDate()).padStart(2)} ${date.toISOString().slice(11, 16)}`;
}

export function mkdir(process: Process): number {
  const parents = process.argv.includes("-p");
  let status = 0;
  for (const name of process.argv.slice(1).filter((word) => !word.startsWith("-"))) {
    const path = absolutePath(process.cwd, name);
    const { files } = process.machine;
    const problem = files.exists(path) && !parents
      ? "File exists"
      : parents || files.isFolder(absolutePath(path, ".."))
      ? undefined
      : "No such file or directory";
    if (problem) {
      process.err(`mkdir: can't create directory '${name}': ${problem}\n`);
      status = 1;
    } else files.makeFolder(path);
  }
  return status;
}

export function rm(process: Process): number {
  const flags = process.argv.slice(1).filter((word) => word.startsWith("-")).join("");
  let status = 0;
  for (const name of process.argv.slice(1).filter((word) => !word.startsWith("-"))) {
    const path = absolutePath(process.cwd, name);
    const { files } = process.machine;
    const problem = !files.exists(path)
      ? flags.includes("f") ? undefined : `can't remove '${name}': No such file or directory`
      : files.isFolder(path) && !/r/i.test(flags)
      ? `'${name}' is a directory`
      : files.refusal(path) === "Read-only file system"
      ? `can't remove '${name}': Read-only file system`
      : undefined;
    if (problem) {
      process.err(`rm: ${problem}\n`);
      status = 1;
    } else if (files.exists(path)) files.remove(path);
  }
  return status;
}

export function touch(process: Process): number {
  let status = 0;
  for (const name of process.argv.slice(1).filter((word) => !word.startsWith("-"))) {
    const path = absolutePath(process.cwd, name);
    const { files } = process.machine;
    if (files.exists(path)) continue;
    const problem = files.refusal(path);
    if (problem) {
      process.err(`touch: ${name}: ${problem}\n`);
      status = 1;
    } else files.write(path, "");
  }
  return status;
}

/** `cp FILE FILE` and `mv FILE FILE`; the target may be a folder. */
export function copy(process: Process): number {
  const program = (process.argv[0] ?? "").split("/").at(-1)!;
  const [from = "", to = ""] = process.argv.slice(1).filter((word) => !word.startsWith("-"));
  const { files } = process.machine;
  const source = absolutePath(process.cwd, from);
  const text = files.read(source);
  if (text === undefined) {
    process.err(`${program}: can't stat '${from}': No such file or directory\n`);
    return 1;
  }
  let target = absolutePath(process.cwd, to);
  if (files.isFolder(target)) target = absolutePath(target, from.split("/").at(-1)!);
  const problem = files.refusal(target);
  if (problem) {
    process.err(`${program}: can't create '${to}': ${problem}\n`);
    return 1;
  }
  files.write(target, text);
  if (program === "mv") files.remove(source);
  return 0;
}

export function pwd(process: Process): number {
  process.out(process.cwd + "\n");
  return 0;
}
