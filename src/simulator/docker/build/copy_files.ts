/** COPY and ADD: from the context, or from another stage, into a new layer. */
import { gunzipSync } from "fflate";
import { bytesOf, textOf } from "../../host/byte_text.ts";
import { digest } from "../../host/digest.ts";
import type { FileTree } from "../../host/file_tree.ts";
import { decodeTar, type TarEntry } from "../../host/tar_archive.ts";
import { unpackInto } from "../../host/tree_archive.ts";
import { globMatcher } from "../../userland/shell/glob.ts";
import { pathFrom } from "./config_change.ts";
import { ownerOf } from "./file_owner.ts";

/** One thing to be copied. */
export interface Source {
  /** In its tree; of a here-document its name. */
  path: string;
  /** Whence; absent: `text` is the file. */
  tree?: FileTree;
  text?: string;
}

export interface CopyWish {
  /** `COPY` or `ADD`. */
  name: string;
  sources: readonly Source[];
  destination: string;
  workingDir: string;
  chown?: string | undefined;
  chmod?: string | undefined;
}

/** Finds what the words name. @throws {RangeError} in the builder's words */
export function findSources(
  name: string,
  tree: FileTree,
  patterns: readonly string[],
  isContext: boolean,
): Source[] {
  const found = patterns.flatMap((pattern): Source[] => {
    const path = pathFrom("/", pattern);
    if (isContext && isOutside(pattern)) {
      throw new RangeError(`${name} failed: forbidden path outside the build context: ${pattern} ()`);
    }
    if (/[*?[]/.test(pattern)) return matchesIn(tree, path).map((match) => ({ path: match, tree }));
    if (tree.facts(path)) return [{ path, tree }];
    const what = pattern.replace(/^\/+|^\.\//, "");
    const where = isContext ? "file not found in build context or excluded by .dockerignore: " : "";
    throw new RangeError(`${name} failed: ${where}stat ${what}: file does not exist`);
  });
  if (found.length === 0) throw new RangeError(`${name} failed: no source files were specified`);
  return found;
}

/** What the cache compares: names, modes and content. */
export function sourceHash(sources: readonly Source[]): string {
  const told: string[] = [];
  for (const { path, tree, text } of sources) {
    if (tree) tell(told, tree, path, "");
    else told.push(text ?? "");
  }
  const isFolder = sources[0]?.tree?.isFolder(sources[0].path);
  const kind = sources.length > 1 ? "multi" : isFolder ? "dir" : "file";
  return `${kind}:${digest(told.join("\0"))}`;
}

/** @throws {RangeError} in the builder's words; {SystemError} of the file system */
export function copyFiles(target: FileTree, wish: CopyWish): void {
  const { name, sources, destination, workingDir } = wish;
  const isFolder = /(^|\/)\.?$/.test(destination);
  if (sources.length > 1 && !isFolder) {
    throw new RangeError(
      `When using ${name} with more than one source file, the destination must be a directory and end with a /`,
    );
  }
  const place = pathFrom(workingDir, destination);
  const owner = wish.chown === undefined ? { uid: 0, gid: 0 } : ownerOf(target, wish.chown);
  const mode = wish.chmod === undefined ? undefined : octal(wish.chmod);
  for (const source of sources) {
    const base = source.path.slice(source.path.lastIndexOf("/") + 1);
    const isInto = isFolder || target.isFolder(place);
    const file = isInto ? pathFrom(place, base) : place;
    if (!source.tree) put(target, file, source.text ?? "", { mode: mode ?? 0o644, ...owner });
    else if (source.tree.isFolder(source.path)) {
      copyFolder(target, source.tree, source.path, place, owner, mode);
    } else if (name === "ADD" && unpack(target, source.tree, source.path, place)) continue;
    else copyFile(target, source.tree, source.path, file, owner, mode);
  }
}

interface Owner {
  uid: number;
  gid: number;
}

function copyFolder(
  target: FileTree,
  tree: FileTree,
  folder: string,
  place: string,
  owner: Owner,
  mode: number | undefined,
): void {
  if (!target.isFolder(place)) {
    target.makeFolder(place);
    target.change(place, { mode: mode ?? tree.status(folder)!.mode, ...owner });
  }
  for (const name of tree.list(folder)) {
    const [from, to] = [pathFrom(folder, name), pathFrom(place, name)];
    if (tree.facts(from)!.kind === "folder") copyFolder(target, tree, from, to, owner, mode);
    else copyFile(target, tree, from, to, owner, mode);
  }
}

function copyFile(
  target: FileTree,
  tree: FileTree,
  from: string,
  to: string,
  owner: Owner,
  mode: number | undefined,
): void {
  const facts = tree.facts(from)!;
  if (facts.kind === "link") {
    if (target.facts(to)) target.unlink(to);
    else target.makeFolder(pathFrom(to, ".."));
    return target.makeLink(to, facts.target ?? "");
  }
  put(target, to, tree.readText(from), { mode: mode ?? facts.mode, changedMs: facts.changedMs, ...owner });
}

function put(
  target: FileTree,
  to: string,
  text: string,
  facts: Owner & { mode: number; changedMs?: number },
): void {
  target.write(to, text);
  target.change(to, facts);
}

/** What is an archive is unpacked, compressed or not; false: it is none. */
function unpack(target: FileTree, tree: FileTree, path: string, place: string): boolean {
  const entries = archiveIn(bytesOf(tree.readText(path)));
  if (!entries) return false;
  if (!target.isFolder(place)) target.makeFolder(place);
  unpackInto(target, place, entries);
  return true;
}

function archiveIn(bytes: Uint8Array): TarEntry[] | undefined {
  try {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const plain = isPacked ? gunzipSync(bytes) : bytes;
    return textOf(plain.subarray(257, 262)) === "ustar" ? decodeTar(plain) : undefined;
  } catch {
    return undefined;
  }
}

function octal(text: string): number {
  if (!/^[0-7]{3,4}$/.test(text)) {
    throw new RangeError(
      `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`,
    );
  }
  return Number.parseInt(text, 8);
}

function isOutside(pattern: string): boolean {
  let depth = 0;
  for (const part of pattern.split("/")) {
    if (part === "..") depth--;
    else if (part !== "" && part !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}

/** A star does not stand for a slash. */
function matchesIn(tree: FileTree, pattern: string): string[] {
  let found = ["/"];
  for (const part of pattern.split("/").filter((one) => one !== "")) {
    const matches = globMatcher(part);
    found = found.flatMap((folder) =>
      tree.list(folder).filter(matches).map((name) => pathFrom(folder, name))
    );
  }
  return found;
}

function tell(told: string[], tree: FileTree, path: string, shown: string): void {
  const facts = tree.facts(path);
  if (!facts) return;
  const { kind, mode, target = "" } = facts;
  told.push(`${shown} ${kind} ${mode} ${target}`);
  if (kind === "file") told.push(tree.readText(path));
  else if (kind === "folder") {
    for (const name of tree.list(path)) tell(told, tree, pathFrom(path, name), `${shown}/${name}`);
  }
}
