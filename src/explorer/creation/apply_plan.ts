/** What `kubectl apply` would do with manifests: created, configured, unchanged. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { applyPatch } from "../../kube/apply_patch.ts";
import { lastAppliedAnnotation, withLastApplied } from "../../kube/last_applied.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { mergePatchBetween } from "../../kube/three_way_merge.ts";
import type { Write } from "../change/change.ts";
import type { Manifest } from "./manifests.ts";

export interface PlannedApply {
  readonly manifest: Manifest;
  /** kubectl's word; a server-side apply has only one. */
  readonly outcome: "created" | "configured" | "unchanged" | "serverside-applied";
  /** Undefined where nothing is to be sent. */
  readonly write: Write | undefined;
  /** Taken away by the server as the object was applied by others: kubectl's warning. */
  readonly warning?: string;
}

export interface ApplyChoice {
  readonly isServerSide: boolean;
  /** Takes fields from other managers (server-side). */
  readonly isForced: boolean;
}

export async function planApply(
  client: Client,
  manifests: readonly Manifest[],
  choice: ApplyChoice,
  signal: AbortSignal,
): Promise<PlannedApply[]> {
  const planned: PlannedApply[] = [];
  // One after another, in the order of the files: that is the order in which they are applied.
  for (const manifest of manifests) {
    planned.push(
      choice.isServerSide
        ? await serverSide(client, manifest, choice, signal)
        : await clientSide(client, manifest, signal),
    );
  }
  return planned;
}

/** `deployment.apps/web configured`. */
export function outcomeLine({ manifest, outcome }: PlannedApply): string {
  const { resource, name } = manifest.target;
  const kind = resource.singularName || resource.kind.toLowerCase();
  return `${kind}${resource.group ? `.${resource.group}` : ""}/${name} ${outcome}`;
}

async function serverSide(
  client: Client,
  manifest: Manifest,
  { isForced }: ApplyChoice,
  signal: AbortSignal,
): Promise<PlannedApply> {
  const live = await read(client, manifest, signal);
  return {
    manifest,
    outcome: "serverside-applied",
    write: {
      target: { ...manifest.target, uid: live?.metadata.uid ?? "" },
      request: { type: "patch", patch: "apply", body: asJson(manifest.object), force: isForced },
    },
  };
}

async function clientSide(client: Client, manifest: Manifest, signal: AbortSignal): Promise<PlannedApply> {
  const live = await read(client, manifest, signal);
  const modified = withLastApplied(manifest.object);
  if (!live) {
    return {
      manifest,
      outcome: "created",
      write: { target: manifest.target, request: { type: "create", object: modified as KubeObject } },
    };
  }
  const patch = ownPatch(live, modified, manifest);
  const target = { ...manifest.target, uid: live.metadata.uid ?? "" };
  const isMissing = live.metadata.annotations?.[lastAppliedAnnotation] === undefined;
  const { resource, name } = manifest.target;
  const warning = isMissing
    ? `Warning: resource ${resource.name}/${name} is missing the ${lastAppliedAnnotation} annotation which is ` +
      "required by kubectl apply; it will be patched automatically."
    : undefined;
  return {
    manifest,
    outcome: Object.keys(patch).length === 0 ? "unchanged" : "configured",
    write: Object.keys(patch).length === 0
      ? undefined
      : { target, request: { type: "patch", patch: "merge", body: patch } },
    ...(warning ? { warning } : {}),
  };
}

/** What kubectl's patch does, as a merge patch, and without what the server keeps for itself; empty for no change. */
export function ownPatch(
  live: KubeObject,
  modified: JsonObject,
  { target }: Pick<Manifest, "target">,
): JsonObject {
  const { merged } = applyPatch(live, modified, target.resource);
  const patch = mergePatchBetween(asJson(live), merged);
  const metadata = patch["metadata"] as JsonObject | undefined;
  delete patch["status"];
  for (const name of ["creationTimestamp", "uid", "resourceVersion", "generation", "managedFields"]) {
    if (metadata) delete metadata[name];
  }
  if (metadata && Object.keys(metadata).length === 0) delete patch["metadata"];
  return patch;
}

async function read(
  client: Client,
  { target }: Manifest,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  const { resource, namespace, name } = target;
  try {
    return await client.get(resourcePath(resource, { namespace, name }), { signal });
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return undefined;
    throw error;
  }
}

function asJson(object: unknown): JsonObject {
  return JSON.parse(JSON.stringify(object)) as JsonObject;
}
