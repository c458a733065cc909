/** Files that were there from the start, told as a record from path to text. */
import { DEVICE_LINKS, DEVICES } from "./devices.ts";
import { MemoryFiles, type MemoryNode, UNDATED } from "./memory_files.ts";

/** Absolute path to text. A path that ends in `/` is an empty folder; ` -> ` in a path makes a link: `/bin -> usr/bin`. */
export type FileRecord = Readonly<Record<string, string>>;

const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;
const ANYBODYS_MODE = 0o1777;
/** Folders where everybody may write. */
const ANYBODYS = /^\/(tmp|var\/tmp|dev\/shm)$/;
const PRIVATE = /^\/root$/;
const SECRET = /^\/etc\/g?shadow-?$/;

const LOWERS = new WeakMap<FileRecord, MemoryFiles>();

/** The files of a record, made once and shared by all who show them: nobody may write there. */
export function lowerOf(record: FileRecord): MemoryNode {
  let files = LOWERS.get(record);
  if (!files) {
    files = new MemoryFiles();
    LOWERS.set(record, files);
    fillFrom(files.root, record);
  }
  return files.root;
}

/** Puts a record's files into a folder. They have no date of their own but the one given. */
export function fillFrom(root: MemoryNode, record: FileRecord, changedMs = UNDATED): void {
  for (const [path, text] of Object.entries(record)) {
    const [place = "", target] = path.split(" -> ");
    const at = place.lastIndexOf("/");
    const folder = folderAt(root, place.slice(0, at), changedMs);
    const name = place.slice(at + 1);
    if (name === "") continue;
    if (target !== undefined) {
      folder.make(name, { kind: "link", mode: 0o777, uid: 0, gid: 0, target, changedMs });
    } else {
      const mode = text.startsWith("\x7fELF") || text.startsWith("#!")
        ? FOLDER_MODE
        : SECRET.test(place)
        ? 0o640
        : FILE_MODE;
      folder.make(name, { kind: "file", mode, uid: 0, gid: 0, text, changedMs });
    }
  }
}

/** The folder at a path, made with those above it. */
function folderAt(root: MemoryNode, path: string, changedMs: number): MemoryNode {
  let folder = root;
  let sofar = "";
  for (const name of path.split("/")) {
    if (name === "") continue;
    sofar += `/${name}`;
    folder = folder.child(name) ??
      folder.make(name, { kind: "folder", mode: folderMode(sofar), uid: 0, gid: 0, changedMs });
  }
  return folder;
}

function folderMode(path: string): number {
  return ANYBODYS.test(path) ? ANYBODYS_MODE : PRIVATE.test(path) ? 0o700 : FOLDER_MODE;
}

/** What a runtime puts into a container's /dev. */
export function fillDevices(folder: MemoryNode, changedMs = UNDATED): void {
  const owner = { uid: 0, gid: 0, changedMs };
  for (const [name, device] of Object.entries(DEVICES)) {
    if (!folder.child(name)) folder.make(name, { kind: "character", mode: 0o666, device, ...owner });
  }
  for (const [name, target] of Object.entries(DEVICE_LINKS)) {
    if (!folder.child(name)) folder.make(name, { kind: "link", mode: 0o777, target, ...owner });
  }
  for (const [name, mode] of [["pts", 0o755], ["shm", 0o1777], ["mqueue", 0o1777]] as const) {
    if (!folder.child(name)) folder.make(name, { kind: "folder", mode, ...owner });
  }
}
