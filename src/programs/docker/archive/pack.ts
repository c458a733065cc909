/** Files of the machine as a tar archive, read while it is sent. */
import { createTarPacker, type TarHeader, type TarPackController } from "modern-tar";
import { DockerFailure } from "../engine_errors.ts";
import { systemReason } from "../system_reason.ts";
import type { FileFacts, FileTree } from "../../../machine/file_tree.ts";

export interface PackOptions {
  /** The name of a path in the archive; `path` is relative to the root, "" is the root itself. */
  rename?(path: string): string;
  /** Whether a path, and what is below it, is left out. A folder may be left out and what is in it not. */
  isLeftOut?(path: string, isFolder: boolean): boolean;
  /** Whether anything below a folder that is left out may be wanted. */
  isSearched?(path: string): boolean;
  /** Files that are not on the machine. */
  further?: readonly { name: string; bytes: Uint8Array }[];
  /** Keep numbers of users and groups. */
  keepsOwners?: boolean;
  /** Called with what has been packed. */
  onBytes?(count: number): void;
}

/** A stream of the archive. A file that cannot be read breaks it, with its error. */
export function pack(tree: FileTree, root: string, options: PackOptions = {}): ReadableStream<Uint8Array> {
  const { readable, controller } = createTarPacker();
  packAll(tree, root, options, controller).then(() => controller.finalize(), (error) => {
    controller.error(error.code ? new DockerFailure(systemReason(error), { cause: error }) : error);
  });
  return readable;
}

async function packAll(
  tree: FileTree,
  root: string,
  options: PackOptions,
  to: TarPackController,
): Promise<void> {
  for await (const { path, place, facts } of members(tree, root, "", options)) {
    const name = options.rename ? options.rename(path) : path;
    if (name === "" || facts.kind === "other") continue;
    await add(tree, place, header(name, facts, options.keepsOwners === true), to, options.onBytes);
  }
  for (const { name, bytes } of options.further ?? []) {
    const writer = to.add({ name, size: bytes.length, mode: 0o600, type: "file" }).getWriter();
    await writer.write(bytes);
    await writer.close();
  }
}

interface Member {
  path: string;
  place: string;
  facts: FileFacts;
}

async function* members(
  tree: FileTree,
  root: string,
  path: string,
  options: PackOptions,
): AsyncGenerator<Member> {
  const place = path === "" ? root : `${root.replace(/\/$/, "")}/${path}`;
  const facts = await tree.facts(place);
  if (!facts) return;
  const isFolder = facts.kind === "folder";
  const isLeftOut = path !== "" && options.isLeftOut?.(path, isFolder) === true;
  if (!isLeftOut) yield { path, place, facts };
  if (!isFolder || (isLeftOut && options.isSearched?.(path) !== true)) return;
  for (const name of await tree.list(place)) {
    yield* members(tree, root, path === "" ? name : `${path}/${name}`, options);
  }
}

function header(name: string, facts: FileFacts, keepsOwners: boolean): TarHeader {
  const { kind, size, mode, uid, gid, changedMs, target } = facts;
  return {
    name: kind === "folder" ? `${name.replace(/\/$/, "")}/` : name,
    size: kind === "file" ? size : 0,
    mode: mode & 0o7777,
    mtime: new Date(changedMs),
    type: kind === "folder" ? "directory" : kind === "link" ? "symlink" : "file",
    ...(keepsOwners ? { uid, gid } : { uid: 0, gid: 0 }),
    ...(target === undefined ? {} : { linkname: target }),
  };
}

async function add(
  tree: FileTree,
  place: string,
  head: TarHeader,
  to: TarPackController,
  onBytes: ((count: number) => void) | undefined,
): Promise<void> {
  const writer = to.add(head).getWriter();
  if (head.type === "file" && head.size > 0) {
    let left = head.size;
    const stream = await tree.read(place).catch((error) => {
      throw new DockerFailure(`open ${place}: ${systemReason(error)}`, { cause: error });
    });
    for await (const chunk of stream) {
      // A file that grows meanwhile is cut where its head says that it ends.
      const part = chunk.subarray(0, left);
      left -= part.length;
      if (part.length) await writer.write(part);
      onBytes?.(part.length);
    }
    if (left > 0) throw new DockerFailure(`${place}: file has become shorter while it was read`);
  }
  await writer.close();
}
