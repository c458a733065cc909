/** What a database leaves in the folder for its data. */
import type { FileTree } from "../host/file_tree.ts";
import type { Process, User } from "../host/process.ts";

/** Path below the folder to text; one that ends in `/` is a folder. */
export type DataFiles = Readonly<Record<string, string>>;

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Writes them as the database's own user, where the process may say whose files are; else as its own. */
export function fillDataFolder(process: Process, folder: string, owner: User, content: DataFiles): void {
  const { files } = process.machine;
  const isRoot = files.caller.uid === 0;
  const settle = (path: string, mode: number) =>
    files.change(path, { mode, ...(isRoot ? { uid: owner.uid, gid: owner.gid } : {}) });
  makeFolder(files, folder, settle);
  for (const [name, text] of Object.entries(content)) {
    const path = `${folder}/${name}`.replace(/\/$/, "");
    if (name.endsWith("/")) makeFolder(files, path, settle);
    else {
      files.write(path, text);
      settle(path, FILE_MODE);
    }
  }
}

/** Writes a file of data that belongs to the owner of the folder, as all in it does. */
export function writeData(files: FileTree, path: string, text: string): void {
  files.write(path, text, FILE_MODE);
  giveToOwner(files, path);
}

/** A new folder of data, which belongs to the owner of the one that it is in. */
export function makeDataFolder(files: FileTree, path: string): void {
  files.makeFolder(path, FOLDER_MODE);
  giveToOwner(files, path);
}

function giveToOwner(files: FileTree, path: string): void {
  const owner = files.status(path.slice(0, path.lastIndexOf("/")));
  if (files.caller.uid === 0 && owner) files.change(path, { uid: owner.uid, gid: owner.gid });
}

function makeFolder(files: FileTree, path: string, settle: (path: string, mode: number) => void): void {
  if (!files.isFolder(path)) files.makeFolder(path);
  // A folder of the host that somebody else owns stays theirs.
  if (files.caller.uid === 0 || files.status(path)?.uid === files.caller.uid) settle(path, FOLDER_MODE);
}
