/** What a rollback and an uninstallation send, in Helm's order. Source: helm.sh/helm/v4, pkg/action. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { discover } from "../../cluster/discover.ts";
import {
  createRelease,
  deleteRelease,
  readRelease,
  releaseHistory,
  updateRelease,
} from "../../cluster/helm_releases.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import {
  type HelmRelease,
  hookEvents,
  isServerSide,
  manifestObjects,
  rolledBack,
  withStatus,
} from "../../kube/helm_release.ts";
import { definitionName } from "../../kube/merge_facts.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { mergePatchBetween, threeWayMerge } from "../../kube/three_way_merge.ts";
import { resourceOfKind } from "../resolve_resource.ts";
import { objectKey } from "./release_difference.ts";

/** A release as it was seen: when a newer revision has come since, nothing is done. */
export interface SeenRelease {
  readonly namespace: string;
  readonly name: string;
  /** Its newest revision. */
  readonly latest: number;
}

interface Steps {
  readonly client: Client;
  readonly tell: (progress: string) => void;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/**
 * Makes a new revision out of an older one, and the cluster what that says. Rejects before anything is done when the
 * release has hooks for it, which take Helm itself; when the server refuses an object the new revision stays, marked
 * as failed, as Helm leaves it.
 */
export async function rollBack(seen: SeenRelease, revision: number, steps: Steps): Promise<void> {
  const { client, signal, now, tell } = steps;
  const latest = await newest(seen, client, signal);
  const target = await readRelease(client, { ...seen, version: revision }, signal);
  refuseHooks(target, ["pre-rollback", "post-rollback"], `helm rollback ${seen.name} ${revision}`);
  const discovery = await discover(client, { signal });
  const time = new Date(now()).toISOString();
  const record = rolledBack(target, latest, { status: "pending-rollback", time });
  await createRelease(client, record, now(), signal);
  try {
    const wanted = manifestObjects(target);
    const before = new Map(manifestObjects(latest).map((object) => [objectKey(object), object]));
    for (const [index, object] of wanted.entries()) {
      tell(`${index + 1} of ${wanted.length}: ${object.kind} ${object.metadata.name}`);
      await applyObject(object, before.get(objectKey(object)), isServerSide(target), seen, discovery, steps);
      before.delete(objectKey(object));
    }
    for (const object of before.values()) await removeObject(object, seen, discovery, steps);
  } catch (error) {
    await updateRelease(client, withStatus(record, "failed"), now(), signal);
    throw error;
  }
  await supersede(seen, record.version, steps);
  await updateRelease(client, withStatus(record, "deployed"), now(), signal);
}

/** Deletes what the release has made, but what its policy keeps, then its revisions. */
export async function uninstall(seen: SeenRelease, steps: Steps): Promise<void> {
  const { client, signal, tell } = steps;
  const latest = await newest(seen, client, signal);
  refuseHooks(latest, ["pre-delete", "post-delete"], `helm uninstall ${seen.name}`);
  const discovery = await discover(client, { signal });
  const objects = manifestObjects(latest).reverse();
  for (const [index, object] of objects.entries()) {
    tell(`${index + 1} of ${objects.length}: ${object.kind} ${object.metadata.name}`);
    await removeObject(object, seen, discovery, steps);
  }
  for (const release of await releaseHistory(client, seen, signal)) {
    await deleteRelease(client, release, signal);
  }
}

async function newest(seen: SeenRelease, client: Client, signal: AbortSignal): Promise<HelmRelease> {
  const [latest] = await releaseHistory(client, seen, signal);
  if (!latest) throw new Error(`release: not found`);
  if (latest.version !== seen.latest) {
    throw new Error(`revision ${latest.version} has come since you looked; nothing was done`);
  }
  if (latest.info.status.startsWith("pending-")) {
    throw new Error("another operation (install/upgrade/rollback) is in progress");
  }
  return latest;
}

function refuseHooks(release: HelmRelease, events: readonly string[], command: string): void {
  const found = events.filter((event) => hookEvents(release).has(event));
  if (found.length === 0) return;
  throw new Error(`its ${found.join(" and ")} hooks take Helm itself: ${command} -n ${release.namespace}`);
}

async function applyObject(
  object: KubeObject,
  before: KubeObject | undefined,
  isServerSideRelease: boolean,
  seen: SeenRelease,
  discovery: Discovery,
  { client, signal }: Steps,
): Promise<void> {
  const { resource, path, collection } = placeOf(object, seen, discovery);
  if (isServerSideRelease) {
    await client.patch(path, "apply", object, { query: { fieldManager: "helm" }, signal });
    return;
  }
  const current = await client.get(path, { signal }).catch(orNothing);
  if (!current) {
    await client.create(collection, object, { query: { fieldManager: "helm" }, signal });
    return;
  }
  const ways = { original: json(before ?? object), modified: json(object), current: json(current) };
  const patch = mergePatchBetween(json(current), threeWayMerge(ways, definitionName(resource)));
  if (Object.keys(patch).length === 0) return;
  await client.patch(path, "merge", {
    ...patch,
    metadata: { ...metadataOf(patch), uid: current.metadata.uid },
  }, {
    query: { fieldManager: "helm" },
    signal,
  });
}

async function removeObject(
  object: KubeObject,
  seen: SeenRelease,
  discovery: Discovery,
  { client, signal }: Steps,
): Promise<void> {
  if (object.metadata.annotations?.["helm.sh/resource-policy"] === "keep") return;
  const { path } = placeOf(object, seen, discovery);
  const live = await client.get(path, { signal }).catch(orNothing);
  if (!live) return;
  await client.delete(path, {
    kind: "DeleteOptions",
    apiVersion: "v1",
    propagationPolicy: "Background",
    preconditions: { uid: live.metadata.uid },
  }, { signal }).catch(orNothing);
}

/** Every revision that was deployed is so no longer. */
async function supersede(
  seen: SeenRelease,
  newVersion: number,
  { client, signal, now }: Steps,
): Promise<void> {
  for (const release of await releaseHistory(client, seen, signal)) {
    if (release.version === newVersion || release.info.status !== "deployed") continue;
    await updateRelease(client, withStatus(release, "superseded"), now(), signal);
  }
}

function placeOf(
  { apiVersion = "v1", kind = "", metadata }: KubeObject,
  { namespace }: SeenRelease,
  discovery: Discovery,
): { resource: ApiResource; path: string; collection: string } {
  const resource = resourceOfKind(discovery, apiVersion, kind);
  if (!resource) throw new Error(`no matches for kind "${kind}" in version "${apiVersion}"`);
  const home = resource.namespaced ? metadata.namespace ?? namespace : undefined;
  return {
    resource,
    path: resourcePath(resource, { namespace: home, name: metadata.name }),
    collection: resourcePath(resource, { namespace: home }),
  };
}

function orNothing(error: unknown): undefined {
  if (error instanceof ApiError && error.code === 404) return undefined;
  throw error;
}

function json(object: KubeObject): JsonObject {
  return object as unknown as JsonObject;
}

function metadataOf(patch: JsonObject): JsonObject {
  return (patch["metadata"] ?? {}) as JsonObject;
}
