/** The patch that `kubectl apply` sends: from what the server has to what the three-way merge makes of it. */
import { definitionName } from "./merge_facts.ts";
import { lastApplied } from "./last_applied.ts";
import type { GroupVersionKind, JsonObject, KubeObject } from "./object.ts";
import { strategicDiff } from "./strategic_diff.ts";
import { mergePatchBetween, threeWayMerge } from "./three_way_merge.ts";

export interface ApplyPatch {
  /** A strategic merge patch where the kind has the facts for it, else a JSON merge patch. */
  type: "strategic" | "merge";
  /** Empty where nothing is to be changed. */
  body: JsonObject;
  /** What comes of it, as far as can be told here. */
  merged: JsonObject;
}

/** `modified` is the manifest with its annotation; what was applied before stands in that of `live`. */
export function applyPatch(live: KubeObject, modified: JsonObject, kind: GroupVersionKind): ApplyPatch {
  const definition = definitionName(kind);
  const current = JSON.parse(JSON.stringify(live)) as JsonObject;
  const merged = threeWayMerge({ original: lastApplied(live), modified, current }, definition);
  return definition
    ? { type: "strategic", body: strategicDiff(current, merged, definition), merged }
    : { type: "merge", body: mergePatchBetween(current, merged), merged };
}
