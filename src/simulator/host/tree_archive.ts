/** Files as entries of a tar archive, and back: what `docker cp`, `export`, layers and build contexts move. */
import { bytesOf, textOf } from "./byte_text.ts";
import type { FileNode } from "./file_node.ts";
import type { FileTree } from "./file_tree.ts";
import type { MemoryNode } from "./memory_files.ts";
import { isWhiteout } from "./overlay_files.ts";
import type { TarEntry } from "./tar_archive.ts";

/** A layer's archive tells by these names what it hides (OCI image-spec, layer.md). */
const WHITEOUT = ".wh.";
const OPAQUE = ".wh..wh..opq";

/** A node and all below it. `name`: what it is called in the archive; empty: only what it holds is told. */
export function packNode(node: FileNode, name: string): TarEntry[] {
  const entries: TarEntry[] = [];
  pack(entries, new Map(), node, name);
  return entries;
}

/** A layer: what an upper folder holds, its whiteouts told by name. */
export function packLayer(folder: FileNode): TarEntry[] {
  return packNode(folder, "");
}

function pack(entries: TarEntry[], names: Map<FileNode, string>, node: FileNode, name: string): void {
  const { mode, uid, gid, changedMs, links, target, device } = node.facts();
  const shared = { mode, uid, ...gid === uid ? {} : { gid }, changedMs: Math.max(0, changedMs) };
  const bytes = new Uint8Array();
  const first = names.get(node);
  if (node.kind === "folder") {
    if (name !== "") entries.push({ ...shared, name: `${name}/`, bytes });
    const inside = name === "" ? "" : `${name}/`;
    if (node.isOpaque) entries.push({ ...shared, mode: 0, name: inside + OPAQUE, bytes });
    for (const child of [...node.names()].sort()) pack(entries, names, node.child(child)!, inside + child);
  } else if (isWhiteout(node)) {
    const at = name.lastIndexOf("/") + 1;
    entries.push({ ...shared, name: name.slice(0, at) + WHITEOUT + name.slice(at), bytes });
  } else if (first !== undefined) entries.push({ ...shared, name, bytes, target: first, special: "name" });
  else {
    if (links > 1) names.set(node, name);
    if (node.kind === "link") entries.push({ ...shared, name, bytes, target: target ?? "" });
    else if (node.kind === "file") entries.push({ ...shared, name, bytes: bytesOf(node.read()) });
    else if (node.kind === "pipe") entries.push({ ...shared, name, bytes, special: "pipe" });
    else if (device && node.kind !== "socket") {
      entries.push({ ...shared, name, bytes, special: node.kind as "character" | "block", device });
    }
  }
}

/** Puts a layer's archive into an empty folder: names that hide become whiteouts. */
export function unpackLayer(folder: MemoryNode, entries: readonly TarEntry[]): void {
  for (const entry of entries) {
    const parts = partsOf(entry.name);
    const name = parts.pop();
    if (name === undefined) continue;
    const parent = folderAt(folder, parts);
    if (name === OPAQUE) parent.isOpaque = true;
    else if (name.startsWith(WHITEOUT)) {
      parent.make(name.slice(WHITEOUT.length), {
        kind: "character",
        mode: 0,
        uid: 0,
        gid: 0,
        device: [0, 0],
      });
    } else putNode(folder, parent, name, entry);
  }
}

function putNode(root: MemoryNode, parent: MemoryNode, name: string, entry: TarEntry): void {
  const { mode, uid, gid = uid, changedMs, target, special, device } = entry;
  const there = parent.child(name);
  if (there?.kind === "folder" && entry.name.endsWith("/")) {
    return there.change({ mode, uid, gid, changedMs });
  }
  if (there) parent.unlink(name);
  if (special === "name") {
    const parts = partsOf(target ?? "");
    const other = parts.reduce<MemoryNode | undefined>((node, part) => node?.child(part), root);
    if (other) parent.link(name, other);
    return;
  }
  const kind = special ?? (target !== undefined ? "link" : entry.name.endsWith("/") ? "folder" : "file");
  parent.make(name, {
    kind,
    mode,
    uid,
    gid,
    changedMs,
    ...(kind === "file" ? { text: textOf(entry.bytes) } : {}),
    ...(kind === "link" ? { target: target ?? "" } : {}),
    ...(device ? { device } : {}),
  });
}

function folderAt(root: MemoryNode, parts: readonly string[]): MemoryNode {
  return parts.reduce(
    (node, part) => node.child(part) ?? node.make(part, { kind: "folder", mode: 0o755, uid: 0, gid: 0 }),
    root,
  );
}

/** Names in an archive are hostile: none leads out of the folder that it is unpacked into. */
function partsOf(name: string): string[] {
  const parts: string[] = [];
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts;
}

export interface UnpackOptions {
  /** Whom all belongs to; absent: as the archive says. */
  owner?: { uid: number; gid: number };
  mode?: number;
}

/** Unpacks into a folder of a tree, over what is there. @throws {SystemError} */
export function unpackInto(
  tree: FileTree,
  folder: string,
  entries: readonly TarEntry[],
  { owner, mode }: UnpackOptions = {},
): void {
  const base = folder === "/" ? "" : folder.replace(/\/+$/, "");
  for (const entry of entries) {
    const inside = partsOf(entry.name).join("/");
    const path = inside === "" ? base || "/" : `${base}/${inside}`;
    const { uid, gid } = owner ?? { uid: entry.uid, gid: entry.gid ?? entry.uid };
    const facts = { mode: mode ?? entry.mode, uid, gid, changedMs: entry.changedMs };
    if (entry.name.endsWith("/") || inside === "") {
      tree.makeFolder(path);
      tree.change(path, facts);
      continue;
    }
    const parent = path.slice(0, path.lastIndexOf("/")) || "/";
    if (!tree.exists(parent)) tree.makeFolder(parent);
    const before = tree.facts(path)?.kind;
    if (before !== undefined && (before !== "file" || entry.target !== undefined)) tree.unlink(path);
    if (entry.special === "name") tree.makeName(path, `${base}/${partsOf(entry.target ?? "").join("/")}`);
    else if (entry.target !== undefined) tree.makeLink(path, entry.target);
    else if (entry.special) tree.makeNode(path, entry.special, entry.mode, entry.device);
    else tree.write(path, textOf(entry.bytes));
    tree.change(path, facts, { follow: false });
  }
}
