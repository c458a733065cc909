/** The fields of a kind as a tree of which parts are open. Immutable. */
import type { FieldNode } from "../../kube/schema_field.ts";

export interface FieldRow {
  node: FieldNode;
  /** Names from the kind down: `["spec", "template"]`; empty for the kind itself. */
  path: readonly string[];
  isOpen: boolean;
  hasChildren: boolean;
}

export interface FieldTree {
  readonly root: FieldNode;
  /** Paths, joined by dots, whose children are shown. */
  readonly open: ReadonlySet<string>;
  /** What is seen, from top to bottom. */
  readonly rows: readonly FieldRow[];
}

/** The kind with its first level open. */
export function fieldTree(root: FieldNode): FieldTree {
  return withOpen(root, new Set([""]));
}

export function toggled(tree: FieldTree, { path, isOpen, hasChildren }: FieldRow): FieldTree {
  if (!hasChildren) return tree;
  const open = new Set(tree.open);
  if (isOpen) open.delete(keyOf(path));
  else open.add(keyOf(path));
  return withOpen(tree.root, open);
}

/** Opens everything on the way to a field, so that it is seen. */
export function revealed(tree: FieldTree, path: readonly string[]): FieldTree {
  const open = new Set(tree.open);
  for (let length = 0; length < path.length; length++) open.add(keyOf(path.slice(0, length)));
  return withOpen(tree.root, open);
}

/** Opens all fields below a row, as `kubectl explain --recursive` shows them, or closes them again. */
export function deeply(tree: FieldTree, row: FieldRow): FieldTree {
  const below = [...walk(row.node, row.path)].filter(({ node }) => node.children().length > 0);
  const isAllOpen = below.every(({ path }) => tree.open.has(keyOf(path)));
  const open = new Set(tree.open);
  for (const { path } of below) isAllOpen ? open.delete(keyOf(path)) : open.add(keyOf(path));
  return withOpen(tree.root, open);
}

/** Where a field stands among the rows; -1 when it is not seen. */
export function rowOf({ rows }: FieldTree, path: readonly string[]): number {
  const key = keyOf(path);
  return rows.findIndex((row) => keyOf(row.path) === key);
}

/** The paths of all fields whose name matches, in the order of the tree, however deep. */
export function matchingPaths(tree: FieldTree, pattern: RegExp): (readonly string[])[] {
  return [...walk(tree.root, [])].filter(({ node, path }) => path.length > 0 && pattern.test(node.name))
    .map(({ path }) => path);
}

function* walk(
  node: FieldNode,
  path: readonly string[],
): Generator<{ node: FieldNode; path: readonly string[] }> {
  yield { node, path };
  for (const child of node.children()) yield* walk(child, [...path, child.name]);
}

function withOpen(root: FieldNode, open: ReadonlySet<string>): FieldTree {
  const rows: FieldRow[] = [];
  const add = (node: FieldNode, path: readonly string[]): void => {
    const children = node.children();
    const isOpen = children.length > 0 && open.has(keyOf(path));
    rows.push({ node, path, isOpen, hasChildren: children.length > 0 });
    if (isOpen) { for (const child of children) add(child, [...path, child.name]); }
  };
  add(root, []);
  return { root, open, rows };
}

function keyOf(path: readonly string[]): string {
  return path.join(".");
}
