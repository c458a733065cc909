import type { Client, PatchType } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { mergeDiff } from "../../kube/merge_diff.ts";
import { definitionName } from "../../kube/merge_facts.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { applyMergePatch } from "../../kube/merge_patch.ts";
import { applyStrategicPatch } from "../../kube/strategic_patch.ts";
import { strategicDiff } from "../../kube/strategic_diff.ts";
import { type Target, targetTitle } from "../target.ts";

export interface ObjectPatch {
  readonly patch: PatchType;
  readonly body: JsonObject;
}

/** What `kubectl edit` would send: strategic for built-in kinds, a merge patch for others; undefined: no change. */
export function objectPatch(
  { resource }: Pick<Target, "resource">,
  original: JsonObject,
  edited: JsonObject,
): ObjectPatch | undefined {
  const definition = definitionName(resource);
  const body = definition ? strategicDiff(original, edited, definition) : mergeDiff(original, edited);
  if (Object.keys(body).length === 0) return undefined;
  return { patch: definition ? "strategic" : "merge", body };
}

/** The object with a patch applied to it. */
export function patched(
  { resource }: Pick<Target, "resource">,
  object: KubeObject,
  { body }: ObjectPatch,
): KubeObject {
  const definition = definitionName(resource);
  const after = definition
    ? applyStrategicPatch(object as JsonObject, body, definition)
    : applyMergePatch(object as JsonObject, body);
  return after as JsonObject as unknown as KubeObject;
}

/** Asks the server what it would say to a patch, with the UID as precondition. Rejects with its refusal. */
export async function tryPatch(
  client: Client,
  target: Target,
  { patch, body }: ObjectPatch,
  signal?: AbortSignal,
): Promise<KubeObject> {
  const metadata = isJsonObject(body.metadata) ? body.metadata : {};
  const guarded = { ...body, metadata: { ...metadata, uid: target.uid } };
  const query = { dryRun: "All" };
  return await client.patch(resourcePath(target.resource, target), patch, guarded, {
    query,
    ...(signal ? { signal } : {}),
  });
}

/** Reads an object; rejects when another one has its name by now. */
export async function readTarget(client: Client, target: Target, signal?: AbortSignal): Promise<KubeObject> {
  const found = await client.get(resourcePath(target.resource, target), signal ? { signal } : {});
  if (found.metadata.uid !== target.uid) {
    throw new Error(`${targetTitle(target)} is another object by now: it was deleted and created again`);
  }
  return found;
}
