/** What the upper layer of an overlay has changed: `docker diff`. */
import type { FileNode } from "./file_node.ts";
import { isWhiteout, type OverlayFiles } from "./overlay_files.ts";

/** A: made, C: changed, D: removed. */
export interface TreeChange {
  kind: "A" | "C" | "D";
  path: string;
}

/**
 * By path. A folder that only holds a change has not changed itself, but one in which a name came or went has.
 * Source: moby pkg/archive/changes.go.
 */
export function changesOf({ root }: OverlayFiles): TreeChange[] {
  const changes = new Map<string, TreeChange>();
  if (root.upper) collect(changes, "", root.upper, root.lowers);
  return [...changes.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}

function collect(
  changes: Map<string, TreeChange>,
  path: string,
  upper: FileNode,
  lowers: readonly FileNode[],
): void {
  for (const name of upper.names()) {
    const [node, full] = [upper.child(name)!, `${path}/${name}`];
    const below = upper.isOpaque ? [] : layersBelow(lowers, name);
    if (isWhiteout(node)) {
      if (below.length > 0) put(changes, "D", full);
      continue;
    }
    const isFolder = node.kind === "folder";
    const isSameFolder = isFolder && below[0]?.kind === "folder" && isUnchanged(node, below[0]);
    if (!isSameFolder) put(changes, below.length > 0 ? "C" : "A", full);
    if (isFolder) collect(changes, full, node, below.filter(({ kind }) => kind === "folder"));
  }
}

function put(changes: Map<string, TreeChange>, kind: TreeChange["kind"], path: string): void {
  const parent = path.slice(0, path.lastIndexOf("/"));
  if (kind !== "C" && parent !== "" && !changes.has(parent)) changes.set(parent, { kind: "C", path: parent });
  changes.set(path, { kind, path });
}

/** What lies under a name in the lower layers, as far as it is seen. */
function layersBelow(lowers: readonly FileNode[], name: string): FileNode[] {
  const found: FileNode[] = [];
  for (const lower of lowers) {
    const node = lower.child(name);
    if (!node) continue;
    if (isWhiteout(node)) break;
    found.push(node);
    if (node.kind !== "folder" || node.isOpaque) break;
  }
  return found;
}

function isUnchanged(upper: FileNode, lower: FileNode): boolean {
  const [now, before] = [upper.facts(), lower.facts()];
  return now.mode === before.mode && now.uid === before.uid && now.gid === before.gid &&
    (before.changedMs < 0 || now.changedMs === before.changedMs);
}
