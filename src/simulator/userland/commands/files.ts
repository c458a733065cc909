/** Programs that look at files and change them. */
import type { FileFacts } from "../../host/file_tree.ts";
import { absolutePath, type Process } from "../../host/process.ts";
import { refusalOf } from "../../host/system_error.ts";
import { changedMode } from "./coreutils/mode_change.ts";
import { readOptions, writesToTerminal } from "./coreutils.ts";

/** `ls` with -l, -a, -1; several names. */
export function ls(process: Process): number {
  const words = process.argv.slice(1);
  const flags = words.filter((word) => word.startsWith("-")).join("");
  const names = words.filter((word) => !word.startsWith("-"));
  const given = names.length > 0 ? names : ["."];
  const isShownWhole = (name: string) =>
    !process.machine.files.isFolder(absolutePath(process.cwd, name)) || flags.includes("d");
  // Files come before folders.
  const targets = [...given.filter(isShownWhole), ...given.filter((name) => !isShownWhole(name))];
  let status = 0;
  for (const name of targets) {
    const path = absolutePath(process.cwd, name);
    const { files } = process.machine;
    const isLink = flags.includes("l") && !name.endsWith("/") && files.facts(path)?.kind === "link";
    if (!files.exists(path)) {
      process.err(`ls: ${name}: No such file or directory\n`);
      status = 1;
    } else if (!files.isFolder(path) || isLink || flags.includes("d")) {
      show(process, flags, [{ name, path }], false);
    } else {
      if (targets.length > 1) process.out(`${name}:\n`);
      const hidden = /a/i.test(flags);
      const dots = /a/.test(flags) ? [".", ".."] : [];
      const entries = [...dots, ...files.list(path)].filter((entry) => hidden || !entry.startsWith("."))
        .map((entry) => ({ name: entry, path: absolutePath(path, entry) }));
      show(process, flags, entries, true);
    }
  }
  return status;
}

function show(
  process: Process,
  flags: string,
  entries: readonly { name: string; path: string }[],
  isFolder: boolean,
): void {
  if (!flags.includes("l")) {
    if (entries.length === 0) return;
    const separator = writesToTerminal(process) && !flags.includes("1") ? "  " : "\n";
    process.out(entries.map((entry) => entry.name).join(separator) + "\n");
    return;
  }
  if (isFolder) process.out(`total ${entries.length * 4}\n`);
  const { machine } = process;
  for (const { name, path } of entries) {
    const facts = machine.files.facts(path);
    if (!facts) continue;
    const [owner, group] = [
      nameOf(process, "/etc/passwd", facts.uid),
      nameOf(process, "/etc/group", facts.gid),
    ];
    const size = facts.device ? facts.device.join(", ") : String(facts.size);
    const target = facts.target ? ` -> ${facts.target}` : "";
    const date = shortDate(facts.changedMs || machine.now());
    process.out(
      `${modeText(facts)} ${String(facts.links).padStart(4)} ${owner.padEnd(8)} ${group.padEnd(8)} ${
        size.padStart(9)
      } ${date} ${name}${target}\n`,
    );
  }
}

/** `-rwxr-xr-x` */
export function modeText({ kind, mode }: Pick<FileFacts, "kind" | "mode">): string {
  const letters = "rwxrwxrwx";
  const bits = [...letters].map((letter, at) => (mode & (0o400 >> at)) ? letter : "-").join("");
  const marked = [...bits];
  const mark = (bit: number, at: number, letter: string) => {
    if (mode & bit) marked[at] = marked[at] === "x" ? letter : letter.toUpperCase();
  };
  mark(0o4000, 2, "s");
  mark(0o2000, 5, "s");
  mark(0o1000, 8, "t");
  return KIND_LETTERS[kind] + marked.join("");
}

export const KIND_LETTERS: Readonly<Record<FileFacts["kind"], string>> = {
  file: "-",
  folder: "d",
  link: "l",
  character: "c",
  block: "b",
  pipe: "p",
  socket: "s",
};

/** The name of a user or a group in its file; one that has none is told by its number. */
function nameOf(process: Process, file: string, number: number): string {
  if (number === 0) return "root";
  const line = process.machine.files.read(file)?.split("\n").find((it) =>
    it.split(":")[2] === String(number)
  );
  return line?.split(":")[0] ?? String(number);
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
    const problem = refusalOf(() => parents ? files.makeFolder(path) : files.makeNode(path, "folder", 0o777));
    if (problem) {
      process.err(`mkdir: can't create directory '${name}': ${problem}\n`);
      status = 1;
    }
  }
  return status;
}

export function rm(process: Process): number {
  const flags = process.argv.slice(1).filter((word) => word.startsWith("-")).join("");
  let status = 0;
  for (const name of process.argv.slice(1).filter((word) => !word.startsWith("-"))) {
    const path = absolutePath(process.cwd, name);
    const { files } = process.machine;
    const facts = files.facts(path);
    if (!facts && flags.includes("f")) continue;
    const isWhole = facts?.kind !== "folder" || /r/i.test(flags);
    const problem = isWhole ? facts ? files.remove(path) : "No such file or directory" : "Is a directory";
    if (problem) {
      process.err(isWhole ? `rm: can't remove '${name}': ${problem}\n` : `rm: '${name}' is a directory\n`);
      status = 1;
    }
  }
  return status;
}

/** `touch [-c] [-d DATE] FILE…` */
export function touch(process: Process): number {
  const options = readOptions(process, "acmd:r:t:", { date: "d", "no-create": "c", reference: "r" });
  if (!options) return 1;
  const { given, names } = options;
  const { files } = process.machine;
  const date = given.get("d");
  const changedMs = date === undefined
    ? process.machine.now()
    : Date.parse(date.includes("T") ? date : `${date} UTC`);
  if (Number.isNaN(changedMs)) {
    process.err(`touch: invalid date format '${date}'\n`);
    return 1;
  }
  let status = 0;
  for (const name of names) {
    const path = absolutePath(process.cwd, name);
    const isThere = files.exists(path);
    if (!isThere && given.has("c")) continue;
    const problem = isThere ? undefined : files.refusal(path);
    if (problem) {
      process.err(`touch: ${name}: ${problem}\n`);
      status = 1;
      continue;
    }
    if (!isThere) files.write(path, "");
    files.change(path, { changedMs });
  }
  return status;
}

/** `rmdir FOLDER…` */
export function rmdir(process: Process): number {
  let status = 0;
  for (const name of process.argv.slice(1).filter((word) => !word.startsWith("-"))) {
    const path = absolutePath(process.cwd, name);
    const { files } = process.machine;
    const problem = !files.exists(path)
      ? "No such file or directory"
      : !files.isFolder(path)
      ? "Not a directory"
      : files.list(path).length > 0
      ? "Directory not empty"
      : files.remove(path);
    if (!problem) continue;
    process.err(`rmdir: '${name}': ${problem}\n`);
    status = 1;
  }
  return status;
}

/** `cp [-r] FROM… TO` and `mv FROM… TO`; the target may be a folder. */
export function copy(process: Process): number {
  const program = (process.argv[0] ?? "").split("/").at(-1)!;
  const words = process.argv.slice(1);
  const isDeep = program === "mv" || words.some((word) => /^-[a-zA-Z]*[raR]/.test(word));
  const keeps = program === "mv" || words.some((word) => /^-[a-zA-Z]*[ap]/.test(word));
  const isLinking = program === "cp" && words.some((word) => /^-[a-zA-Z]*s/.test(word));
  const names = words.filter((word) => !word.startsWith("-"));
  const to = names.pop() ?? "";
  const { files } = process.machine;
  let status = 0;
  for (const from of names) {
    const source = absolutePath(process.cwd, from);
    let target = absolutePath(process.cwd, to);
    if (files.isFolder(target)) target = absolutePath(target, source.split("/").at(-1)!);
    const problem = !files.exists(source)
      ? `can't stat '${from}': No such file or directory`
      : files.isFolder(source) && !isDeep
      ? `omitting directory '${from}'`
      : isLinking
      ? linkTo(process, from, target)
      : copyTree(process, source, target, { isDeep, keeps });
    if (problem) {
      process.err(`${program}: ${problem.replace(target, to)}\n`);
      status = 1;
    } else if (program === "mv") files.remove(source);
  }
  return status;
}

/** `cp -s`: what the link tells has to be right from where it lies. */
function linkTo({ cwd, machine: { files } }: Process, from: string, target: string): string | undefined {
  if (!from.startsWith("/") && absolutePath(target, "..") !== cwd) {
    return `${target}: can make relative symbolic links only in current directory`;
  }
  const refusal = refusalOf(() => files.makeLink(target, from));
  return refusal && `cannot create symbolic link '${target}': ${refusal}`;
}

interface CopyOptions {
  /** Folders with all that they hold; links in them stay links. */
  isDeep: boolean;
  /** Owners, rights and times are kept. */
  keeps: boolean;
}

function copyTree(
  process: Process,
  source: string,
  target: string,
  options: CopyOptions,
): string | undefined {
  const problem = copyOne(process, source, target, options);
  const { files } = process.machine;
  const facts = files.facts(source);
  if (problem || !options.keeps || !facts || facts.kind === "link") return problem;
  const { mode, uid, gid, changedMs } = facts;
  // Who may not give files away keeps what he can.
  refusalOf(() =>
    files.change(target, files.uid === 0 ? { mode, uid, gid, changedMs } : { mode, changedMs })
  );
  return undefined;
}

function copyOne(process: Process, source: string, target: string, options: CopyOptions): string | undefined {
  const { files } = process.machine;
  const link = files.facts(source)?.target;
  if (options.isDeep && link !== undefined) {
    if (files.facts(target)) files.remove(target);
    const refusal = refusalOf(() => files.makeLink(target, link));
    return refusal && `cannot create symbolic link '${target}': ${refusal}`;
  }
  if (!files.isFolder(source)) {
    const refusal = files.refusal(target);
    if (refusal) return `can't create '${target}': ${refusal}`;
    const text = files.read(source);
    if (text !== undefined) files.write(target, text, files.facts(source)?.mode);
    return undefined;
  }
  const refusal = refusalOf(() => files.makeFolder(target));
  if (refusal) return `can't create directory '${target}': ${refusal}`;
  for (const name of files.list(source)) {
    const problem = copyTree(process, absolutePath(source, name), absolutePath(target, name), options);
    if (problem) return problem;
  }
  return undefined;
}

/** `chmod [-R] 755 FILE…`, `chmod +x FILE…` */
export function chmod(process: Process): number {
  const words = process.argv.slice(1);
  const isDeep = words.includes("-R") || words.includes("--recursive");
  const [mode = "", ...names] = words.filter((word) => !/^-[Rvfc]+$|^--/.test(word));
  const { files } = process.machine;
  let status = 0;
  if (changedMode(0, mode) === undefined) {
    process.err(`chmod: invalid mode '${mode}'\n`);
    return 1;
  }
  const change = (path: string, shown: string): void => {
    const facts = files.status(path);
    const problem = files.refusalTo("change", path);
    if (problem || !facts) {
      process.err(`chmod: ${shown}: ${problem}\n`);
      status = 1;
      return;
    }
    const circumstances = { isFolder: facts.kind === "folder", umask: files.umask };
    files.change(path, { mode: changedMode(facts.mode, mode, circumstances) ?? facts.mode });
    if (!isDeep || facts.kind !== "folder") return;
    for (const name of files.list(path)) {
      if (files.facts(absolutePath(path, name))?.kind !== "link") {
        change(absolutePath(path, name), `${shown}/${name}`);
      }
    }
  };
  for (const name of names) change(absolutePath(process.cwd, name), name);
  return status;
}

export function pwd(process: Process): number {
  process.out(process.cwd + "\n");
  return 0;
}
