/** The layers on the engine's disk, as the driver overlay2 keeps them below /var/lib/docker/overlay2. */
import type { FileNode } from "../host/file_node.ts";
import type { FileTree } from "../host/file_tree.ts";
import { digest } from "../host/digest.ts";
import { type Fill, MemoryFiles, MemoryNode } from "../host/memory_files.ts";

export interface Layer {
  /** `sha256:…` of what it changes. */
  readonly diffId: string;
  /** The same for what lies below, too. */
  readonly chainId: string;
  /** Its folder's name. */
  readonly cacheId: string;
  readonly parent: Layer | undefined;
  readonly bytes: number;
  /** As a registry keeps it. */
  readonly packedBytes: number;
  /** What it changes. */
  readonly diff: MemoryNode;
}

export interface NewLayer {
  diffId: string;
  parent: Layer | undefined;
  bytes: number;
  packedBytes: number;
  fill: Fill;
}

export const OVERLAY_FOLDER = "/var/lib/docker/overlay2";

const FOLDER = { kind: "folder", mode: 0o755, uid: 0, gid: 0 } as const;
const PRIVATE = { ...FOLDER, mode: 0o710 } as const;
const TEXT = { kind: "file", mode: 0o644, uid: 0, gid: 0 } as const;
const LINK_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export class LayerStore {
  readonly #folder: MemoryNode;
  readonly #links: MemoryNode;
  readonly #layers = new Map<string, Layer>();
  readonly #references = new Map<string, number>();

  /** `hostFiles`: the host's, as root. */
  constructor(hostFiles: FileTree, now: () => number) {
    this.#folder = overlayFolder(hostFiles, now);
    this.#links = this.#folder.child("l") ?? this.#folder.make("l", PRIVATE);
  }

  has(chainId: string): boolean {
    return this.#layers.has(chainId);
  }

  /** The layer, made if there is none like it; it stays until it was released as often as it was taken. */
  take(layer: NewLayer): Layer {
    const chainId = chainOf(layer.parent?.chainId, layer.diffId);
    this.#references.set(chainId, (this.#references.get(chainId) ?? 0) + 1);
    const known = this.#layers.get(chainId);
    if (known) return known;
    const cacheId = digest(`cache ${chainId}`);
    const made = { ...layer, chainId, cacheId, diff: this.makeFolder(cacheId, layer.parent, layer.fill) };
    this.#layers.set(chainId, made);
    return made;
  }

  /** Somebody needs it no more; true: nobody does, and it is gone. */
  release(layer: Layer): boolean {
    const left = this.#references.get(layer.chainId)! - 1;
    this.#references.set(layer.chainId, left);
    if (left > 0) return false;
    this.#layers.delete(layer.chainId);
    this.removeFolder(layer.cacheId);
    return true;
  }

  /** A folder with its `diff`, `link`, `lower` and `work`; returns the first. */
  makeFolder(name: string, parent: Layer | undefined, fill?: Fill, lowers = lowerNames(parent)): MemoryNode {
    const folder = this.#folder.make(name, PRIVATE);
    const diff = folder.make("diff", FOLDER, fill);
    const link = linkName(name);
    folder.make("link", { ...TEXT, text: link });
    this.#links.make(link, { kind: "link", mode: 0o777, uid: 0, gid: 0, target: `../${name}/diff` });
    if (lowers.length === 0) return diff;
    folder.make("lower", { ...TEXT, text: lowers.map((lower) => `l/${linkName(lower)}`).join(":") });
    folder.make("work", { ...FOLDER, mode: 0o700 }).make("work", { ...FOLDER, mode: 0o000 });
    return diff;
  }

  removeFolder(name: string): void {
    const folder = this.#folder.child(name);
    if (!folder) return;
    empty(folder);
    this.#folder.unlink(name);
    this.#links.unlink(linkName(name));
  }

  /** Bytes of all layers. */
  get bytes(): number {
    return [...this.#layers.values()].reduce((sum, layer) => sum + layer.bytes, 0);
  }

  references(layer: Layer): number {
    return this.#references.get(layer.chainId) ?? 0;
  }
}

/** The id of a stack of layers (OCI image-spec, config.md). */
export function chainOf(parent: string | undefined, diffId: string): string {
  return parent === undefined ? diffId : `sha256:${digest(`${parent} ${diffId}`)}`;
}

/** What a layer lies on and itself, the topmost first. */
export function stackOf(layer: Layer | undefined): Layer[] {
  const stack: Layer[] = [];
  for (let at = layer; at; at = at.parent) stack.push(at);
  return stack;
}

/** Takes over all that is in another folder, hard links and whiteouts included. */
export function copyInto(
  target: MemoryNode,
  source: FileNode,
  copies = new Map<FileNode, MemoryNode>(),
): void {
  if (source.isOpaque) target.isOpaque = true;
  for (const name of source.names()) {
    const node = source.child(name)!;
    const known = copies.get(node);
    if (known) {
      target.link(name, known);
      continue;
    }
    const { kind, mode, uid, gid, changedMs, target: leads, device } = node.facts();
    const copy = target.make(name, {
      kind,
      mode,
      uid,
      gid,
      changedMs,
      ...(kind === "file" ? { text: node.read() } : {}),
      ...(leads === undefined ? {} : { target: leads }),
      ...(device ? { device } : {}),
    });
    if (kind === "folder") {
      copyInto(copy, node, copies);
      copy.change({ changedMs });
    } else copies.set(node, copy);
  }
}

function lowerNames(parent: Layer | undefined): string[] {
  return stackOf(parent).map(({ cacheId }) => cacheId);
}

/** A short name, because the mount's options have to fit into one page. */
function linkName(name: string): string {
  const hex = digest(`link ${name}`);
  return Array.from(
    { length: 26 },
    (_, at) => LINK_LETTERS[Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16) % 32],
  )
    .join("");
}

/** The engine's disk: the host's own, or one of its own where the host's cannot be written by nodes. */
function overlayFolder(hostFiles: FileTree, now: () => number): MemoryNode {
  const folder = "/var/lib/docker";
  if (!hostFiles.exists(folder)) hostFiles.makeFolder(folder, 0o710);
  if (!(hostFiles.nodeAt(folder) instanceof MemoryNode)) {
    hostFiles.mountAt(folder, { node: new MemoryFiles({ now, mode: 0o710 }).root, source: "/dev/vda1" });
  }
  if (!hostFiles.exists(OVERLAY_FOLDER)) hostFiles.makeFolder(OVERLAY_FOLDER, 0o710);
  return hostFiles.nodeAt(OVERLAY_FOLDER) as MemoryNode;
}

function empty(folder: MemoryNode): void {
  for (const name of [...folder.names()]) {
    const node = folder.child(name)!;
    if (node.kind === "folder") empty(node);
    folder.unlink(name);
  }
}
