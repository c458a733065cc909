/** What happened to an object while it was edited: both changes beside what it was before. */
import { jsonEqual } from "../../kube/json_equal.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../kube/object.ts";

/** A field that both have changed, and not to the same value. */
export interface Conflict {
  /** `spec.replicas`. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

/** Lists of named elements are looked into, others are one value. What the server counts is left out. */
export function editConflicts(before: JsonObject, mine: JsonObject, theirs: JsonObject): Conflict[] {
  const found: Conflict[] = [];
  compare("", before, mine, theirs, found);
  return found.filter(({ path }) => !serverOwned.test(path));
}

const serverOwned =
  /^(status|metadata\.(resourceVersion|generation|managedFields|uid|creationTimestamp))(\.|\[|$)/;

function compare(
  path: string,
  before: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
  found: Conflict[],
): void {
  if (jsonEqual(before, mine) || jsonEqual(before, theirs) || jsonEqual(mine, theirs)) return;
  const [one, two, three] = [parts(before), parts(mine), parts(theirs)];
  if (!two || !three || two.isList !== three.isList) {
    found.push({ path, before, mine, theirs });
    return;
  }
  for (const name of new Set([...two.items.keys(), ...three.items.keys(), ...one?.items.keys() ?? []])) {
    const below = two.isList ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
    compare(below, one?.items.get(name), two.items.get(name), three.items.get(name), found);
  }
}

function parts(value: Json | undefined): { isList: boolean; items: Map<string, Json> } | undefined {
  if (Array.isArray(value)) {
    const items = new Map<string, Json>();
    for (const item of value) {
      if (isJsonObject(item) && typeof item.name === "string") items.set(item.name, item);
    }
    return items.size === value.length && items.size > 0 ? { isList: true, items } : undefined;
  }
  if (!isJsonObject(value)) return undefined;
  return { isList: false, items: new Map(Object.entries(value) as [string, Json][]) };
}
