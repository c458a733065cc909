/** What is mounted into a container: folders of the host, volumes, memory. */
import type { FileTree } from "../host/file_tree.ts";
import { MemoryFiles } from "../host/memory_files.ts";
import type { ContainerConfig, HostConfig, MountWish } from "./container_config.ts";
import type { Container } from "./container.ts";
import { badRequest } from "./engine_error.ts";
import type { Volume, Volumes } from "./volumes.ts";

/** A mount as `docker inspect` shows it. */
export interface MountPoint {
  type: "bind" | "volume" | "tmpfs";
  /** Of a volume. */
  name?: string;
  /** Folder or file on the host; "" for memory. */
  source: string;
  destination: string;
  /** What was written after the last colon: `ro`, `z`. */
  mode: string;
  isWritable: boolean;
  /** Bytes; of memory. */
  limitBytes?: number;
  /** What lies in the image there is not copied into a new volume. */
  isNotFilled?: boolean;
}

export interface MountParts {
  hostFiles: FileTree;
  volumes: Volumes;
  findContainer(reference: string): Container;
}

/** The mounts that were asked for; volumes that are not there are made. @throws {EngineError} */
export function mountPoints(
  config: ContainerConfig,
  host: HostConfig,
  parts: MountParts,
): MountPoint[] {
  const points = new Map<string, MountPoint>();
  const add = (point: MountPoint): void => {
    if (points.has(point.destination)) throw badRequest(`Duplicate mount point: ${point.destination}`);
    points.set(point.destination, point);
  };
  for (const bind of host.Binds ?? []) add(bindPoint(bind, parts));
  for (const mount of host.Mounts ?? []) add(wishedPoint(mount, parts));
  for (const [path, options] of Object.entries(host.Tmpfs ?? {})) add(tmpfsPoint(path, options));
  for (const from of host.VolumesFrom ?? []) {
    const [reference = "", mode = ""] = from.split(":");
    for (const point of parts.findContainer(reference).mounts) {
      if (point.type !== "tmpfs" && !points.has(point.destination)) {
        points.set(point.destination, { ...point, isWritable: point.isWritable && mode !== "ro" });
      }
    }
  }
  // What the image declares as a volume and nobody has mounted gets an anonymous one.
  for (const path of Object.keys(config.Volumes ?? {})) {
    const destination = clean(path);
    if (!points.has(destination)) points.set(destination, volumePoint(parts.volumes.create({}), destination));
  }
  return [...points.values()];
}

/** Shows them in the container's files. New volumes are filled with what the image has there. */
export function mountInto(files: FileTree, points: readonly MountPoint[], hostFiles: FileTree): void {
  const byDepth = [...points].sort((a, b) => a.destination.length - b.destination.length);
  for (const point of byDepth) {
    const { type, destination, source, isWritable, limitBytes } = point;
    if (type === "tmpfs") {
      const memory = new MemoryFiles({ type: "tmpfs", mode: 0o1777, ...(limitBytes ? { limitBytes } : {}) });
      files.mountAt(destination, { node: memory.root, source: "tmpfs" });
      continue;
    }
    if (type === "volume" && !point.isNotFilled) fillVolume(files, destination, hostFiles, source);
    if (!hostFiles.exists(source)) hostFiles.makeFolder(source);
    files.share(destination, hostFiles, { base: source, readOnly: !isWritable });
  }
}

function bindPoint(text: string, parts: MountParts): MountPoint {
  const invalid = () => badRequest(`invalid volume specification: '${text}'`);
  const [source = "", target, mode = "", ...rest] = text.split(":");
  if (rest.length > 0 || source === "") throw invalid();
  if (target === undefined) return volumePoint(parts.volumes.create({}), absolute(source, text));
  const words = mode.split(",").filter((word) => word !== "");
  if (words.some((word) => !MODES.has(word))) throw badRequest(`invalid mode: ${mode}`);
  const destination = absolute(target, text);
  const shared = { mode, isWritable: !words.includes("ro") };
  if (!source.startsWith("/")) {
    const volume = parts.volumes.create({ name: source });
    return { ...volumePoint(volume, destination), ...shared, isNotFilled: words.includes("nocopy") };
  }
  // With -v a folder that is not there is made, as root.
  if (!parts.hostFiles.exists(source)) parts.hostFiles.makeFolder(clean(source));
  return { type: "bind", source: clean(source), destination, ...shared };
}

const MODES = new Set([
  "ro",
  "rw",
  "z",
  "Z",
  "nocopy",
  "consistent",
  "cached",
  "delegated",
  "shared",
  "slave",
  "private",
  "rshared",
  "rslave",
  "rprivate",
]);

function wishedPoint(wish: MountWish, { hostFiles, volumes }: MountParts): MountPoint {
  const { Type: type = "", Source: source = "", Target: target = "", ReadOnly: isReadOnly = false } = wish;
  const invalid = (why: string) => badRequest(`invalid mount config for type "${type}": ${why}`);
  if (target === "") throw invalid("field Target must not be empty");
  if (!target.startsWith("/")) throw invalid(`invalid mount path: '${target}' mount path must be absolute`);
  const destination = clean(target);
  const isWritable = !isReadOnly;
  switch (type) {
    case "bind":
      if (source === "") throw invalid("field Source must not be empty");
      if (!source.startsWith("/")) {
        throw invalid(`invalid mount path: '${source}' mount path must be absolute`);
      }
      if (!hostFiles.exists(source)) throw invalid(`bind source path does not exist: ${source}`);
      return { type, source: clean(source), destination, mode: "", isWritable };
    case "volume": {
      const labels = wish.VolumeOptions?.Labels ?? {};
      const volume = volumes.create({ name: source, labels });
      const isNotFilled = wish.VolumeOptions?.NoCopy ?? false;
      return { ...volumePoint(volume, destination), mode: "z", isWritable, isNotFilled };
    }
    case "tmpfs": {
      const limitBytes = wish.TmpfsOptions?.SizeBytes ?? 0;
      return { type, source: "", destination, mode: "", isWritable, limitBytes };
    }
    default:
      throw badRequest(`invalid mount config for type "${type}": mount type unknown: "${type}"`);
  }
}

function tmpfsPoint(path: string, options: string): MountPoint {
  const [, number = "", unit = ""] = /(?:^|,)size=(\d+)([kmg]?)/i.exec(options) ?? [];
  const limitBytes = Number(number) * 1024 ** " kmg".indexOf(unit.toLowerCase() || " ");
  const isWritable = !options.split(",").includes("ro");
  return { type: "tmpfs", source: "", destination: clean(path), mode: options, isWritable, limitBytes };
}

function volumePoint({ name, mountpoint }: Volume, destination: string): MountPoint {
  return { type: "volume", name, source: mountpoint, destination, mode: "", isWritable: true };
}

function absolute(path: string, text: string): string {
  if (!path.startsWith("/")) {
    throw badRequest(
      `invalid volume specification: '${text}': invalid mount config for type "volume": invalid mount path: '${path}' mount path must be absolute`,
    );
  }
  const cleaned = clean(path);
  if (cleaned === "/") {
    throw badRequest(
      `invalid volume specification: '${text}': invalid specification: destination can't be '/'`,
    );
  }
  return cleaned;
}

function clean(path: string): string {
  return path.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
}

/** Only an empty volume is filled, once. */
function fillVolume(files: FileTree, folder: string, hostFiles: FileTree, target: string): void {
  if (!files.isFolder(folder) || hostFiles.list(target).length > 0) return;
  copyFolder(files, folder, hostFiles, target);
  const facts = files.status(folder);
  if (facts) hostFiles.change(target, { mode: facts.mode, uid: facts.uid, gid: facts.gid });
}

function copyFolder(from: FileTree, folder: string, to: FileTree, target: string): void {
  for (const name of from.list(folder)) {
    const [source, copy] = [`${folder}/${name}`, `${target}/${name}`];
    const facts = from.facts(source);
    if (!facts) continue;
    if (facts.kind === "link") to.makeLink(copy, facts.target ?? "");
    else if (facts.kind === "folder") {
      to.makeFolder(copy);
      copyFolder(from, source, to, copy);
    } else if (facts.kind === "file") to.write(copy, from.read(source) ?? "");
    if (facts.kind !== "link") to.change(copy, { mode: facts.mode, uid: facts.uid, gid: facts.gid });
  }
}
