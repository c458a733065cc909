/** What tar makes of an archive's members. */
import { textOf } from "../../../host/byte_text.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { TarEntry } from "../../../host/tar_archive.ts";
import type { Call } from "../command.ts";

/** Unpacks members into a folder. */
export function extract(call: Call, folder: string, entries: readonly TarEntry[]): void {
  const folders: { path: string; entry: TarEntry }[] = [];
  if (entries.some(({ name }) => name.startsWith("/"))) {
    call.process.err("tar: Removing leading `/' from member names\n");
  }
  for (const entry of entries) {
    const name = entry.name.replace(/^\/+/, "");
    if (name.split("/").includes("..")) {
      call.complain(`${entry.name}: Member name contains '..'`, 2);
      continue;
    }
    if (call.has("O")) {
      if (entry.target === undefined && !entry.special) call.out(textOf(entry.bytes));
      continue;
    }
    const path = `${folder === "/" ? "" : folder}/${name.replace(/\/+$/, "")}`;
    const why = refusalOf(() => unpack(call, folder, path, entry));
    if (why !== undefined) call.complain(`${entry.name}: ${verbOf(entry)}: ${why}`, 2);
    else if (entry.name.endsWith("/")) folders.push({ path, entry });
  }
  // What is put into a folder changes it: its own rights and time come last.
  for (const { path, entry } of folders.reverse()) refusalOf(() => settle(call, path, entry));
}

function verbOf({ name, target, special }: TarEntry): string {
  if (special === "name") return "Cannot hard link to";
  if (target !== undefined) return "Cannot create symlink";
  return name.endsWith("/") ? "Cannot mkdir" : special ? "Cannot mknod" : "Cannot open";
}

function unpack(call: Call, folder: string, path: string, entry: TarEntry): void {
  const { files } = call;
  if (path === folder || path === `${folder}/.` || path === `${folder}/`) return;
  const above = path.slice(0, path.lastIndexOf("/")) || "/";
  if (!files.exists(above)) files.makeFolder(above);
  const there = files.facts(path);
  if (entry.name.endsWith("/")) {
    if (!files.isFolder(path)) files.makeNode(path, "folder", 0o777);
    return;
  }
  if (there && call.has("k")) {
    call.complain(`${entry.name}: Cannot open: File exists`, 2);
    return;
  }
  if (there) files.unlink(path);
  if (entry.special === "name") {
    files.makeName(path, `${folder === "/" ? "" : folder}/${entry.target}`);
    return;
  }
  if (entry.target !== undefined) {
    files.makeLink(path, entry.target);
    return;
  }
  files.makeNode(path, entry.special ?? "file", 0o666, entry.device);
  if (!entry.special) files.write(path, textOf(entry.bytes));
  settle(call, path, entry);
}

/** Rights, owner and time. Only root may give files away, and only he has rights without the mask by himself. */
function settle(call: Call, path: string, { mode, uid, gid, changedMs }: TarEntry): void {
  const { files } = call;
  const isRoot = files.uid === 0;
  if (isRoot && !call.has("no-same-owner")) files.change(path, { uid, gid: gid ?? uid });
  files.change(path, { mode: isRoot || call.has("p") ? mode : mode & 0o777 & ~files.umask });
  if (!call.has("m")) files.change(path, { changedMs });
}
