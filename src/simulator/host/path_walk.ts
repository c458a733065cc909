/** From a path to what lies there: through folders, mounts and links (path_resolution(7)). */
import type { FileNode } from "./file_node.ts";
import type { Mount, MountTable } from "./mount_table.ts";
import { type Credentials, mayAccess } from "./permission.ts";
import { SystemError } from "./system_error.ts";

/** A place that a path leads to. */
export interface Place {
  /** Seen with these mounts: others than the walker's where a link of /proc led out. */
  mounts: MountTable;
  mount: Mount;
  /** Undefined: the last name is free. */
  node: FileNode | undefined;
  /** Without links, `.` and `..`. */
  path: string;
  /** The folder that it lies in; of the root the root itself. */
  folder: Step;
  name: string;
}

export interface WalkOptions {
  /** A link at the end is followed, too. */
  follow: boolean;
  /** What the walker takes for `/`: its own root. */
  root?: string;
}

const MAX_LINKS = 40;
const MAX_NAME_LENGTH = 255;
const MAX_PATH_LENGTH = 4096;

export interface Step {
  mounts: MountTable;
  mount: Mount;
  node: FileNode;
  path: string;
}

/** @throws {SystemError} ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG; a last name that is free is no error. */
export function walk(mounts: MountTable, caller: Credentials, path: string, options: WalkOptions): Place {
  if (path === "") throw new SystemError("ENOENT");
  if (path.length >= MAX_PATH_LENGTH) throw new SystemError("ENAMETOOLONG");
  const follow = options.follow || path.endsWith("/");
  const ground = options.root ? trailTo(mounts, caller, options.root) : [rootStep(mounts)];
  let trail = [...ground];
  const ahead = namesOf(path).reverse();
  let links = 0;
  while (ahead.length > 0) {
    const name = ahead.pop()!;
    const here = trail.at(-1)!;
    if (name === "..") {
      if (trail.length > 1 && here !== ground.at(-1)) trail.pop();
      continue;
    }
    mustEnter(here, caller, name);
    const step = stepInto(here, name, caller);
    const isLast = ahead.length === 0;
    if (step?.node.kind === "link" && (!isLast || follow)) {
      if (++links > MAX_LINKS) throw new SystemError("ELOOP");
      const target = step.node.facts(caller).target ?? "";
      const jump = step.node.jump?.(caller);
      if (jump) trail = trailTo(jump.mounts, caller, jump.path);
      else {
        if (target.startsWith("/")) trail = [...ground];
        ahead.push(...namesOf(target).reverse());
      }
    } else if (step) trail.push(step);
    else if (isLast) return freePlace(here, name);
    else throw new SystemError("ENOENT");
  }
  if (path.endsWith("/") && trail.at(-1)!.node.kind !== "folder") throw new SystemError("ENOTDIR");
  return placeOf(trail);
}

function rootStep(mounts: MountTable): Step {
  const mount = mounts.topAt(mounts.root, "/");
  return { mounts, mount, node: mount.node, path: "/" };
}

function mustEnter(here: Step, caller: Credentials, name: string): void {
  if (here.node.kind !== "folder") throw new SystemError("ENOTDIR");
  if (name.length > MAX_NAME_LENGTH) throw new SystemError("ENAMETOOLONG");
  if (caller.uid !== 0 && !mayAccess(caller, here.node.facts(caller), "enter")) {
    throw new SystemError("EACCES");
  }
}

function stepInto({ mounts, mount, node, path }: Step, name: string, caller: Credentials): Step | undefined {
  const below = path === "/" ? `/${name}` : `${path}/${name}`;
  const top = mounts.topAt(mount, below);
  if (top !== mount) return { mounts, mount: top, node: top.node, path: below };
  const child = node.child(name, caller);
  return child && { mounts, mount, node: child, path: below };
}

/** All the steps to a place that a link of /proc jumps to. */
function trailTo(mounts: MountTable, caller: Credentials, path: string): Step[] {
  const trail = [rootStep(mounts)];
  for (const name of namesOf(path)) {
    const step = stepInto(trail.at(-1)!, name, caller);
    if (!step) throw new SystemError("ENOENT");
    trail.push(step);
  }
  return trail;
}

function freePlace(folder: Step, name: string): Place {
  const path = folder.path === "/" ? `/${name}` : `${folder.path}/${name}`;
  return { mounts: folder.mounts, mount: folder.mount, node: undefined, path, folder, name };
}

function placeOf(trail: readonly Step[]): Place {
  const here = trail.at(-1)!;
  const folder = trail.at(-2) ?? here;
  return { ...here, folder, name: here.path.slice(here.path.lastIndexOf("/") + 1) };
}

function namesOf(path: string): string[] {
  return path.split("/").filter((name) => name !== "" && name !== ".");
}
