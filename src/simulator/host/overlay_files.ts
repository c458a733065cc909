import type { FactChange, FileFacts, FileKind, FileNode, FileSystem, NewNode } from "./file_node.ts";
import { UNDATED } from "./memory_files.ts";
import { SystemError } from "./system_error.ts";

export interface OverlayOptions {
  /** Read-only folders, the topmost first. */
  lowers: readonly FileNode[];
  /** Where changes are kept; absent: nothing can be changed. */
  upper?: FileNode;
  /** The date of what has none. */
  bornMs?: number;
}

/**
 * Folders that lie over each other, shown as one (the kernel's overlayfs). What is changed is first copied up into
 * the upper layer; what is removed leaves a whiteout there, a character device 0/0.
 */
export class OverlayFiles implements FileSystem {
  readonly type = "overlay";
  readonly root: OverlayNode;
  readonly bornMs: number;
  /** Files that lie on both, or only below. */
  readonly isWritable: boolean;

  constructor({ lowers, upper, bornMs = UNDATED }: OverlayOptions) {
    this.bornMs = bornMs;
    this.isWritable = upper !== undefined;
    this.root = new OverlayNode(this, undefined, "", upper, lowers);
  }

  usage(): { usedBytes: number; limitBytes: number } {
    return this.root.upper?.system.usage?.() ?? { usedBytes: 0, limitBytes: Infinity };
  }
}

export function isWhiteout(node: FileNode): boolean {
  if (node.kind !== "character") return false;
  const [major, minor] = node.facts().device ?? [];
  return major === 0 && minor === 0;
}

const WHITEOUT: NewNode = { kind: "character", mode: 0, uid: 0, gid: 0, device: [0, 0] };

export class OverlayNode implements FileNode {
  readonly system: OverlayFiles;
  readonly kind: FileKind;
  readonly lowers: readonly FileNode[];
  upper: FileNode | undefined;
  #parent: OverlayNode | undefined;
  #name: string;
  #children: Map<string, OverlayNode> | undefined;

  constructor(
    system: OverlayFiles,
    parent: OverlayNode | undefined,
    name: string,
    upper: FileNode | undefined,
    lowers: readonly FileNode[],
  ) {
    this.system = system;
    this.#parent = parent;
    this.#name = name;
    this.upper = upper;
    this.lowers = lowers;
    this.kind = (upper ?? lowers[0])?.kind ?? "folder";
  }

  facts(): FileFacts {
    const facts = this.#top.facts();
    if (facts.changedMs === UNDATED) facts.changedMs = this.system.bornMs;
    if (facts.statusMs === UNDATED) facts.statusMs = this.system.bornMs;
    return facts;
  }

  read(): string {
    return this.#top.read();
  }

  write(text: string): void {
    if (this.kind === "folder") throw new SystemError("EISDIR");
    const isDevice = this.kind === "character" || this.kind === "block";
    (isDevice ? this.#top : this.copyUp(true)).write(text);
  }

  change(facts: FactChange): void {
    this.copyUp().change(facts);
  }

  child(name: string): OverlayNode | undefined {
    if (this.kind !== "folder") return undefined;
    const upper = this.upper?.child(name);
    const cached = this.#children?.get(name);
    if (cached && cached.upper === upper) return cached;
    const layers = this.#layersOf(name, upper);
    const first = layers[0];
    if (!first) {
      this.#children?.delete(name);
      return undefined;
    }
    const node = new OverlayNode(
      this.system,
      this,
      name,
      first === upper ? upper : undefined,
      first === upper ? layers.slice(1) : layers,
    );
    (this.#children ??= new Map()).set(name, node);
    return node;
  }

  names(): Iterable<string> {
    const shown = new Map<string, boolean>();
    for (const layer of [...this.upper ? [this.upper] : [], ...this.lowers]) {
      for (const name of layer.names()) {
        if (!shown.has(name)) shown.set(name, !isWhiteout(layer.child(name)!));
      }
    }
    return [...shown].filter(([, isShown]) => isShown).map(([name]) => name);
  }

  make(name: string, node: NewNode): OverlayNode {
    if (this.child(name)) throw new SystemError("EEXIST");
    const upper = this.copyUp();
    const isHidden = upper.child(name) !== undefined;
    if (isHidden) upper.unlink(name);
    const made = upper.make(name, node);
    // What lies below a new folder must not shine through.
    if (node.kind === "folder" && this.#below(name)) made.isOpaque = true;
    return this.child(name)!;
  }

  link(name: string, node: FileNode): void {
    if (!(node instanceof OverlayNode) || node.system !== this.system) throw new SystemError("EXDEV");
    if (node.kind === "folder") throw new SystemError("EPERM");
    if (this.child(name)) throw new SystemError("EEXIST");
    const upper = this.copyUp();
    if (upper.child(name)) upper.unlink(name);
    upper.link(name, node.copyUp());
  }

  unlink(name: string): void {
    const node = this.child(name);
    if (!node) throw new SystemError("ENOENT");
    if (node.kind === "folder" && !isEmpty(node)) throw new SystemError("ENOTEMPTY");
    const upper = this.copyUp();
    const above = upper.child(name);
    if (above) {
      if (above.kind === "folder") { for (const hidden of [...above.names()]) above.unlink(hidden); }
      upper.unlink(name);
    }
    if (this.#below(name)) upper.make(name, WHITEOUT);
    this.#children?.delete(name);
  }

  move(name: string, folder: FileNode, newName: string): void {
    if (!(folder instanceof OverlayNode) || folder.system !== this.system) throw new SystemError("EXDEV");
    const node = this.child(name);
    if (!node) throw new SystemError("ENOENT");
    // Without redirect_dir a folder that has a lower part cannot be renamed: mv copies it.
    if (node.kind === "folder" && node.lowers.length > 0) throw new SystemError("EXDEV");
    node.copyUp();
    if (folder.child(newName)) folder.unlink(newName);
    const [from, to] = [this.copyUp(), folder.copyUp()];
    if (to.child(newName)) to.unlink(newName);
    from.move(name, to, newName);
    if (node.kind === "folder" && folder.#below(newName)) to.child(newName)!.isOpaque = true;
    if (this.#below(name)) from.make(name, WHITEOUT);
    this.#children?.delete(name);
    folder.#children?.delete(newName);
  }

  /** The node of the upper layer, with all that was below; its text not when it is written anew anyhow. */
  copyUp(isWritten = false): FileNode {
    if (this.upper) return this.upper;
    if (!this.system.isWritable || !this.#parent) throw new SystemError("EROFS");
    const lower = this.lowers[0]!;
    const { kind, mode, uid, gid, changedMs, target, device } = lower.facts();
    const hasText = kind === "file" && !isWritten;
    const folder = this.#parent.copyUp();
    const before = folder.facts().changedMs;
    this.upper = folder.make(this.#name, {
      kind,
      mode,
      uid,
      gid,
      changedMs: changedMs === UNDATED ? this.system.bornMs : changedMs,
      ...(hasText ? { text: lower.read() } : {}),
      ...(target === undefined ? {} : { target }),
      ...(device ? { device } : {}),
    });
    // The folder above has not changed: it only holds the copy.
    folder.change({ changedMs: before });
    return this.upper;
  }

  get #top(): FileNode {
    return this.upper ?? this.lowers[0]!;
  }

  /** What a name is made of, the topmost first: one node, or folders that lie over each other. */
  #layersOf(name: string, upper: FileNode | undefined): FileNode[] {
    if (upper && isWhiteout(upper)) return [];
    if (upper && (upper.kind !== "folder" || upper.isOpaque)) return [upper];
    const layers = upper ? [upper] : [];
    for (const lower of this.lowers) {
      const node = lower.child(name);
      if (!node) continue;
      if (isWhiteout(node)) break;
      if (node.kind !== "folder") {
        if (layers.length === 0) layers.push(node);
        break;
      }
      layers.push(node);
      if (node.isOpaque) break;
    }
    return layers;
  }

  /** Something in the lower layers would be seen under this name. */
  #below(name: string): boolean {
    return this.#layersOf(name, undefined).length > 0;
  }
}

function isEmpty(folder: FileNode): boolean {
  for (const _ of folder.names()) return false;
  return true;
}
