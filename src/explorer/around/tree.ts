/** A tree of objects that can be unfolded. Immutable. */
import { type Reference } from "./references.ts";
import { isSame } from "./references.ts";
import { type ObjectHealth, objectHealth } from "./object_health.ts";
import type { Neighbour } from "./surroundings.ts";

export interface Branch {
  /** The way to it from the top: the same object may stand in two places. */
  id: string;
  reference: Omit<Reference, "field">;
  uid: string;
  relation: string;
  health: ObjectHealth;
  /** Undefined: not looked for yet. */
  children: readonly Branch[] | undefined;
  isOpen: boolean;
  /** The object that the tree is about. */
  isRoot: boolean;
}

export interface TreeRow {
  branch: Branch;
  depth: number;
}

/** A neighbour as a branch; what is owned comes unfolded, as far as it is known. */
export function branchOf(neighbour: Neighbour, above: string): Branch {
  const { reference, relation, object, isMissing, below } = neighbour;
  const id = `${above}/${reference.kind}.${reference.group}:${reference.namespace}/${reference.name}`;
  const health: ObjectHealth = object
    ? objectHealth(reference.kind, reference.group, object)
    : isMissing
    ? { role: "bad", sign: "✗", words: "does not exist" }
    : { role: "dim", sign: " ", words: "" };
  return {
    id,
    reference,
    uid: object?.metadata.uid ?? "",
    relation,
    health,
    children: below && below.length > 0 ? below.map((one) => branchOf(one, id)) : undefined,
    isOpen: below !== undefined && below.length > 0 && health.role !== "dim",
    isRoot: false,
  };
}

/** The rows that are unfolded, from the top. */
export function rowsOf(top: Branch, depth = 0): TreeRow[] {
  const below = top.isOpen ? top.children ?? [] : [];
  return [{ branch: top, depth }, ...below.flatMap((one) => rowsOf(one, depth + 1))];
}

/** The tree with one branch changed. */
export function withBranch(top: Branch, id: string, change: (branch: Branch) => Branch): Branch {
  if (top.id === id) return change(top);
  if (!top.children || !id.startsWith(`${top.id}/`)) return top;
  return { ...top, children: top.children.map((one) => withBranch(one, id, change)) };
}

/** The neighbours of a branch as its children: what stands above it on the way is left out, what is known stays. */
export function grown(top: Branch, id: string, neighbours: readonly Neighbour[]): Branch {
  const path = rowsOf(top).filter(({ branch }) => `${id}/`.startsWith(`${branch.id}/`)).map(({ branch }) =>
    branch.reference
  );
  return withBranch(top, id, (branch) => {
    const fresh = neighbours.filter(({ reference }) => !path.some((above) => isSame(above, reference)));
    const children = fresh.map((one) => branchOf(one, id));
    const before = new Map((branch.children ?? []).map((one) => [one.id, one]));
    return { ...branch, isOpen: true, children: children.map((one) => kept(before.get(one.id), one)) };
  });
}

/** What was unfolded stays so. */
function kept(before: Branch | undefined, now: Branch): Branch {
  if (!before) return now;
  const known = new Map((before.children ?? []).map((one) => [one.id, one]));
  const children = now.children?.map((one) => kept(known.get(one.id), one)) ?? before.children;
  return { ...now, isOpen: before.isOpen, children };
}
