import type { FileNode } from "./file_node.ts";
import { SystemError } from "./system_error.ts";

/** A file system, or a folder or file of one, that is seen at a place. */
export interface Mount {
  readonly id: number;
  /** Where it was mounted upon; undefined for the root. */
  readonly parent: Mount | undefined;
  /** As the namespace sees it. */
  readonly path: string;
  readonly node: FileNode;
  /** The first field of /proc/mounts: `overlay`, `/dev/sda1`, `tmpfs`. */
  readonly source: string;
  /** Beside `rw` or `ro`: `relatime`, `lowerdir=…`. */
  readonly options: readonly string[];
  /** Which part of its file system it is: `/` or, of a bind, the folder. */
  readonly root: string;
  isReadOnly: boolean;
}

export type NewMount =
  & Pick<Mount, "node" | "source">
  & Partial<Pick<Mount, "options" | "root" | "isReadOnly">>;

/** The mounts of one mount namespace (mount_namespaces(7)): what is mounted later hides what was there. */
export class MountTable {
  readonly #mounts: Mount[] = [];
  /** At a path, in the order in which they were made. */
  readonly #byPath = new Map<string, Mount[]>();
  #nextId = 21;

  constructor(root: NewMount) {
    this.#keep(this.#made(undefined, "/", root));
  }

  get root(): Mount {
    return this.#mounts[0]!;
  }

  /** In the order in which they were made. */
  list(): readonly Mount[] {
    return this.#mounts;
  }

  /** Mounts something at `path` of `parent`, which is on top there now. */
  add(parent: Mount, path: string, mount: NewMount): Mount {
    const made = this.#made(this.topAt(parent, path), path, mount);
    this.#keep(made);
    return made;
  }

  /** The mount that is seen at `path` of `mount`: another one if something is mounted there, else itself. */
  topAt(mount: Mount, path: string): Mount {
    let top = mount;
    for (const other of this.#byPath.get(path) ?? []) if (other.parent === top) top = other;
    return top;
  }

  /** Names of mount points right below a folder of this mount. */
  pointsIn(mount: Mount, path: string): string[] {
    const prefix = path === "/" ? "/" : `${path}/`;
    return this.#mounts
      .filter((other) => other.parent === mount && other.path.startsWith(prefix))
      .map((other) => other.path.slice(prefix.length))
      .filter((name) => name !== "" && !name.includes("/"));
  }

  /** Something is mounted at or below the path. */
  isBusy(path: string): boolean {
    return this.#mounts.some((mount) => mount.path === path || mount.path.startsWith(`${path}/`));
  }

  /** @throws {SystemError} EBUSY: something is mounted upon it. */
  remove(mount: Mount): void {
    if (!mount.parent || this.#mounts.some((other) => other.parent === mount)) throw new SystemError("EBUSY");
    this.#mounts.splice(this.#mounts.indexOf(mount), 1);
    const there = this.#byPath.get(mount.path)!;
    there.splice(there.indexOf(mount), 1);
  }

  /** A namespace of its own that sees the same now: unshare(CLONE_NEWNS). */
  clone(): MountTable {
    const copies = new Map<Mount, Mount>();
    const table = new MountTable(this.root);
    copies.set(this.root, table.root);
    for (const mount of this.#mounts.slice(1)) {
      const made = table.#made(copies.get(mount.parent!), mount.path, mount);
      copies.set(mount, made);
      table.#keep(made);
    }
    return table;
  }

  #keep(mount: Mount): void {
    this.#mounts.push(mount);
    const there = this.#byPath.get(mount.path);
    if (there) there.push(mount);
    else this.#byPath.set(mount.path, [mount]);
  }

  #made(parent: Mount | undefined, path: string, mount: NewMount): Mount {
    const { node, source, options = ["relatime"], root = "/", isReadOnly = false } = mount;
    return { id: this.#nextId++, parent, path, node, source, options, root, isReadOnly };
  }
}

/** A line of /proc/mounts (proc(5)): blanks in names are told in octal. */
export function mountLine(mount: Mount): string {
  const { source, path, node, options, isReadOnly } = mount;
  const flags = [isReadOnly ? "ro" : "rw", ...options].join(",");
  return `${escaped(source)} ${escaped(path)} ${node.system.type} ${escaped(flags)} 0 0\n`;
}

function escaped(text: string): string {
  return text.replace(/[ \t\n\\]/g, (one) => "\\" + one.charCodeAt(0).toString(8).padStart(3, "0"));
}
