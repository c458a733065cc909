/** `tar`: what `kubectl cp` runs in a container, and people by hand. */
import { bytesOf, textOf } from "../../host/byte_text.ts";
import { absolutePath, type Process, readAll, type Run } from "../../host/process.ts";
import { decodeTar, encodeTar, type TarEntry } from "../../host/tar_archive.ts";

interface Wanted {
  mode: "c" | "x" | "t";
  file: string;
  folder: string;
  verbose: boolean;
  keepsTime: boolean;
  names: string[];
}

/** `tar c|x|t [f FILE] [-C FOLDER] [NAME…]`, with v, m and p. */
export function* tar(process: Process): Run {
  const wanted = parse(process);
  if (typeof wanted === "string") {
    process.err(`tar: ${wanted}\n`);
    return 1;
  }
  if (wanted.mode === "c") return create(process, wanted);
  const { files } = process.machine;
  const text = wanted.file === "-"
    ? yield* readAll(process)
    : files.read(absolutePath(process.cwd, wanted.file));
  if (text === undefined) {
    process.err(`tar: can't open '${wanted.file}': No such file or directory\n`);
    return 1;
  }
  try {
    return unpack(process, wanted, decodeTar(bytesOf(text)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.err(`tar: ${error.message}\n`);
    return 1;
  }
}

function parse(process: Process): Wanted | string {
  const words = process.argv.slice(1);
  let letters = words[0]?.startsWith("-") ? "" : words.shift() ?? "";
  let file = "-";
  let folder = process.cwd;
  const names: string[] = [];
  // The old way: letters first, their values after them.
  if (letters.includes("f")) file = words.shift() ?? "-";
  if (letters.includes("C")) folder = absolutePath(process.cwd, words.shift() ?? "");
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === "--") names.push(...words.splice(0));
    else if (word.startsWith("--")) continue;
    else if (word.startsWith("-") && word.length > 1) {
      letters += word.slice(1);
      if (word.endsWith("f")) file = words.shift() ?? "-";
      if (word.endsWith("C")) folder = absolutePath(process.cwd, words.shift() ?? "");
    } else names.push(word);
  }
  if (/[zjJ]/.test(letters)) return "compressed archives are not supported by this build";
  const mode = (["c", "x", "t"] as const).find((letter) => letters.includes(letter));
  if (!mode) return "must specify one of -c, -x, -t";
  return { mode, file, folder, verbose: letters.includes("v"), keepsTime: !letters.includes("m"), names };
}

function create(process: Process, { file, folder, verbose, names }: Wanted): number {
  const entries: TarEntry[] = [];
  let status = 0;
  if (names.some((name) => name.startsWith("/"))) {
    process.err("tar: removing leading '/' from member names\n");
  }
  for (const name of names) {
    const path = absolutePath(folder, name);
    if (process.machine.files.facts(path)) collect(process, path, name.replace(/^\/+/, ""), entries);
    else {
      process.err(`tar: ${name}: No such file or directory\n`);
      status = 1;
    }
  }
  if (verbose) { for (const entry of entries) process.err(entry.name + "\n"); }
  if (status !== 0) process.err("tar: error exit delayed from previous errors\n");
  const text = textOf(encodeTar(entries));
  if (file === "-") process.out(text);
  else {
    const path = absolutePath(process.cwd, file);
    const refusal = process.machine.files.refusal(path);
    if (refusal) {
      process.err(`tar: can't open '${file}': ${refusal}\n`);
      return 1;
    }
    process.machine.files.write(path, text);
  }
  return status;
}

function collect(process: Process, path: string, name: string, entries: TarEntry[]): void {
  const { files } = process.machine;
  const facts = files.facts(path)!;
  const { mode, uid, changedMs } = facts;
  const shared = { mode, uid, changedMs, bytes: new Uint8Array() };
  if (facts.kind === "link") entries.push({ ...shared, name, target: facts.target ?? "" });
  else if (facts.kind === "file") entries.push({ ...shared, name, bytes: bytesOf(files.read(path) ?? "") });
  else {
    entries.push({ ...shared, name: name === "" ? "./" : name.replace(/\/?$/, "/") });
    for (const child of files.list(path)) {
      collect(
        process,
        absolutePath(path, child),
        `${name.replace(/\/$/, "")}/${child}`.replace(/^\//, ""),
        entries,
      );
    }
  }
}

function unpack(process: Process, wanted: Wanted, entries: readonly TarEntry[]): number {
  const { files } = process.machine;
  let status = 0;
  for (const entry of entries) {
    const isWanted = wanted.names.length === 0 ||
      wanted.names.some((name) => entry.name === name || entry.name.startsWith(name.replace(/\/?$/, "/")));
    if (!isWanted) continue;
    if (wanted.mode === "t" || wanted.verbose) process.out(entry.name + "\n");
    if (wanted.mode === "t" || entry.target !== undefined) continue;
    const path = absolutePath(wanted.folder, entry.name.replace(/^\/+/, "").replace(/\/$/, ""));
    const isInside = path === wanted.folder || path.startsWith(wanted.folder.replace(/\/?$/, "/"));
    const isFolder = entry.name.endsWith("/");
    // The folders above are made as they are needed: what counts is the first that is there.
    const isFree = !files.exists(path.slice(0, path.lastIndexOf("/")) || "/");
    const problem = !isInside
      ? "Operation not permitted"
      : isFolder || isFree
      ? files.folderRefusal(path)
      : files.refusal(path);
    if (isFolder) {
      if (!files.isFolder(path) && !problem) files.makeFolder(path);
    } else if (problem) {
      process.err(`tar: can't open '${entry.name}': ${problem}\n`);
      status = 1;
    } else {
      files.write(path, textOf(entry.bytes), entry.mode);
      if (wanted.keepsTime) files.change(path, { changedMs: entry.changedMs });
    }
  }
  return status;
}
