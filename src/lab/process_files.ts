/** The files of a process, as programs of the command line see a machine's. */
import type { FileFacts, FileTree, NewFile } from "../machine/file_tree.ts";
import { bytesOf, textOf, TextStream } from "../simulator/host/byte_text.ts";
import { absolutePath, type Process } from "../simulator/host/process.ts";
import { refusalOf, SystemError } from "../simulator/host/system_error.ts";
import { asDeno } from "./system_failure.ts";

/** Bytes that a file's stream hands out at a time. */
const CHUNK_BYTES = 64 * 1024;

/** Paths may be relative to the process's folder. */
export function processFiles(process: Process): FileTree {
  const { files } = process.machine;
  const at = (path: string) => absolutePath(process.cwd, path);
  const later = <T>(what: string, call: () => T): Promise<T> =>
    new Promise((resolve) => resolve(asDeno(what, call)));
  return {
    facts: (path) => Promise.resolve(factsOf(files.facts(at(path)))),
    realPath: (path) => later(`realpath '${path}'`, () => files.realPath(at(path))),
    list: (path) => later(`readdir '${path}'`, () => files.listNames(at(path))),
    read: (path) => later(`open '${path}'`, () => streamOf(bytesOf(files.readText(at(path))))),
    makeFolder: (path) => later(`mkdir '${path}'`, () => files.makeFolder(at(path))),
    create: (path) => later(`open '${path}'`, () => newFile(process, at(path))),
    remove: (path) =>
      later(`remove '${path}'`, () => {
        if (!files.facts(at(path))) throw new SystemError("ENOENT");
        if (files.remove(at(path)) !== undefined) throw new SystemError("EACCES");
      }),
    rename: (from, to) => later(`rename '${from}' -> '${to}'`, () => files.rename(at(from), at(to))),
    link: (target, path) => later(`symlink '${target}' -> '${path}'`, () => files.makeLink(at(path), target)),
    changeMode: (path, mode) => later(`chmod '${path}'`, () => files.change(at(path), { mode })),
  };
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at += CHUNK_BYTES));
    },
  });
}

function factsOf(facts: ReturnType<Process["machine"]["files"]["facts"]>): FileFacts | undefined {
  if (!facts) return undefined;
  const { kind, size, mode, uid, gid, changedMs, target } = facts;
  const known = kind === "file" || kind === "folder" || kind === "link" ? kind : "other";
  return { kind: known, size, mode, uid, gid, changedMs, ...(target === undefined ? {} : { target }) };
}

/** The file takes its place when it is complete. */
function newFile({ machine: { files } }: Process, path: string): NewFile {
  if (files.isFolder(path)) throw new SystemError("EISDIR");
  const refused = refusalOf(() => {
    if (files.refusal(path) !== undefined) files.write(path, files.readText(path));
  });
  if (refused !== undefined) throw new SystemError("EACCES");
  const decoder = new TextStream();
  const parts: string[] = [];
  return {
    write: (chunk) => Promise.resolve(void parts.push(decoder.feed(chunk))),
    keep: () => {
      parts.push(decoder.end());
      return new Promise((resolve) =>
        resolve(asDeno(`write '${path}'`, () => files.write(path, parts.join(""))))
      );
    },
    abandon: () => Promise.resolve(),
  };
}

/** A whole file. Throws as Deno does. */
export function readWhole(process: Process, path: string): Uint8Array {
  const { files } = process.machine;
  return asDeno(`readfile '${path}'`, () => bytesOf(files.readText(absolutePath(process.cwd, path))));
}

/** Writes a whole file and makes the folders above it. */
export function writeWhole(process: Process, path: string, data: Uint8Array, mode = 0o600): void {
  const { files } = process.machine;
  asDeno(`open '${path}'`, () => files.write(absolutePath(process.cwd, path), textOf(data), mode));
}
