/** Making, changing and deleting the objects of a release. Source: helm.sh/helm/v4, pkg/kube/client.go. */
import { strategicDiff } from "../../kube/strategic_diff.ts";
import { mergeDiff } from "../../kube/merge_diff.ts";
import { definitionName } from "../../kube/merge_facts.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { threeWayMerge } from "../../kube/three_way_merge.ts";
import { ApiError } from "../api_error.ts";
import type { Acting, WriteChoice } from "./acting.ts";
import { appliedManagers } from "./applied_managers.ts";
import { kindText, placedKey, type PlacedObject } from "./placed_object.ts";

/** Under which name fields are owned. */
const fieldManager = "helm";

/** Objects that must not be there yet; with server-side apply they may. */
export async function createObjects(
  objects: readonly PlacedObject[],
  choice: WriteChoice,
  acting: Acting,
): Promise<void> {
  for (const [index, placed] of objects.entries()) {
    tellOf(placed, index, objects.length, acting);
    if (choice.isServerSide) await apply(placed, choice, acting);
    else await create(placed, acting);
  }
}

/** What an update starts from and leads to. */
export interface ObjectChange {
  readonly before: readonly PlacedObject[];
  readonly target: readonly PlacedObject[];
  /** Fields that were owned by client-side updates become those of server-side apply. */
  readonly takesFieldsOver: boolean;
}

/** An update that did not get to its end, and what it had made until then. */
export class UpdateFailure extends Error {
  override name = "UpdateFailure";

  constructor(override readonly cause: unknown, readonly created: readonly PlacedObject[]) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Makes, changes and deletes so that there is what the target says. Rejects with UpdateFailure. */
export async function updateObjects(
  { before, target, takesFieldsOver }: ObjectChange,
  choice: WriteChoice,
  acting: Acting,
): Promise<void> {
  const originals = new Map(before.map((placed) => [placedKey(placed), placed]));
  const created: PlacedObject[] = [];
  try {
    for (const [index, placed] of target.entries()) {
      tellOf(placed, index, target.length, acting);
      const live = await liveObject(placed, acting);
      if (!live) {
        await createObjects([placed], choice, { ...acting, tell: () => {} });
        created.push(placed);
        continue;
      }
      const original = originals.get(placedKey(placed));
      if (!original) {
        throw new Error(
          `original object ${placed.object.kind} with the name ${JSON.stringify(placed.name)} not found`,
        );
      }
      if (choice.hasForceReplace) await replace(placed, live, acting);
      else if (choice.isServerSide) {
        if (takesFieldsOver) await takeFieldsOver(placed, live, acting);
        await apply(placed, choice, acting);
      } else await mergeInto(placed, original.object, live, acting);
    }
    const wanted = new Set(target.map(placedKey));
    for (const placed of before) {
      if (!wanted.has(placedKey(placed))) await deleteUnlessKept(placed, acting);
    }
  } catch (error) {
    throw new UpdateFailure(error, created);
  }
}

export type Propagation = "Background" | "Foreground" | "Orphan";

/** Deletes what is there; the errors of those that could not be deleted. */
export async function deleteObjects(
  objects: readonly PlacedObject[],
  propagationPolicy: Propagation,
  acting: Acting,
): Promise<Error[]> {
  const errors: Error[] = [];
  for (const [index, placed] of objects.entries()) {
    tellOf(placed, index, objects.length, acting);
    try {
      await acting.client.delete(placed.path, { propagationPolicy }, { signal: acting.signal });
    } catch (error) {
      acting.signal.throwIfAborted();
      if (!isMissing(error)) errors.push(error as Error);
    }
  }
  return errors;
}

/** An object that its annotation keeps when the release lets go of it. */
export function isKept({ metadata }: KubeObject): boolean {
  return metadata.annotations?.["helm.sh/resource-policy"]?.trim().toLowerCase() === "keep";
}

export function liveObject(
  { path }: PlacedObject,
  { client, signal }: Acting,
): Promise<KubeObject | undefined> {
  return client.get(path, { signal }).catch((error) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

async function create({ object, collection }: PlacedObject, { client, signal }: Acting): Promise<void> {
  await client.create(collection, object, { query: { fieldManager }, signal });
}

async function apply(placed: PlacedObject, choice: WriteChoice, { client, signal }: Acting): Promise<void> {
  const query = { fieldManager, fieldValidation: "Strict", force: choice.hasForceConflicts ?? false };
  try {
    await client.patch(placed.path, "apply", placed.object, { query, signal });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const what = error.code === 409 ? "conflict occurred while applying" : "server-side apply failed for";
    const where = `${placed.namespace ?? ""}/${placed.name} ${kindText(placed)}`;
    throw new Error(`${what} object ${where}: ${error.message}`, { cause: error });
  }
}

/** A strategic merge of built-in kinds, so that what others have set stays; custom ones know only plain merges. */
async function mergeInto(
  placed: PlacedObject,
  original: KubeObject,
  live: KubeObject,
  { client, signal }: Acting,
): Promise<void> {
  const definition = definitionName(placed.resource);
  const ways = { original: json(original), modified: json(placed.object), current: json(live) };
  const patch = definition === undefined
    ? mergeDiff(ways.original, ways.modified)
    : strategicDiff(ways.current, threeWayMerge(ways, definition), definition);
  if (Object.keys(patch).length === 0) return;
  const type = definition === undefined ? "merge" : "strategic";
  try {
    await client.patch(placed.path, type, patch, { query: { fieldManager }, signal });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new Error(
      `cannot patch ${JSON.stringify(placed.name)} with kind ${placed.object.kind}: ${error.message}`,
      { cause: error },
    );
  }
}

async function replace(placed: PlacedObject, live: KubeObject, { client, signal }: Acting): Promise<void> {
  const { metadata } = placed.object;
  const object = {
    ...placed.object,
    metadata: { ...metadata, resourceVersion: live.metadata.resourceVersion },
  };
  try {
    await client.update(placed.path, object, { query: { fieldManager }, signal });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new Error(`failed to replace object: ${error.message}`, { cause: error });
  }
}

async function takeFieldsOver(
  placed: PlacedObject,
  live: KubeObject,
  { client, signal }: Acting,
): Promise<void> {
  const managers = appliedManagers(live.metadata.managedFields ?? [], fieldManager);
  if (!managers) return;
  await client.patch(placed.path, "json", [
    { op: "replace", path: "/metadata/managedFields", value: managers },
    { op: "replace", path: "/metadata/resourceVersion", value: live.metadata.resourceVersion },
  ], { query: { fieldManager, fieldValidation: "Strict" }, signal });
}

async function deleteUnlessKept(placed: PlacedObject, acting: Acting): Promise<void> {
  const live = await liveObject(placed, acting);
  if (!live || isKept(live)) return;
  const [error] = await deleteObjects([placed], "Background", { ...acting, tell: () => {} });
  if (error) throw error;
}

function tellOf({ object, name }: PlacedObject, index: number, count: number, { tell }: Acting): void {
  tell?.(`${index + 1} of ${count}: ${object.kind} ${name}`);
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiError && error.code === 404;
}

function json(object: KubeObject): JsonObject {
  return object as unknown as JsonObject;
}
