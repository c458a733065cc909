import { ApiError } from "../../cluster/api_error.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { applyPatch } from "../../kube/apply_patch.ts";
import { goJson } from "../../kube/go_value.ts";
import { lastAppliedAnnotation, withLastApplied } from "../../kube/last_applied.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { printGroupVersion } from "../../kube/group_version.ts";
import type { Applied, Applying } from "./applying.ts";
import type { Manifest } from "./manifest_source.ts";
import { withSource } from "./source_error.ts";
import { waitUntil } from "./wait_until.ts";
import { unversioned } from "./unversioned.ts";

/** What is there, what was applied last and what is applied now are merged here, and the difference is sent. */
export async function applyClientSide(applying: Applying, manifest: Manifest): Promise<Applied> {
  const modified = withLastApplied(manifest.object);
  const live = await readLive(applying, manifest);
  if (!live) return { manifest, object: await create(applying, manifest, modified), operation: "created" };
  const { io } = applying.call;
  if (live.metadata.annotations?.[lastAppliedAnnotation] === undefined) {
    await io.err(missingWarning(manifest));
  }
  const { object, isChanged } = await patch(applying, manifest, { live, modified });
  if (object.metadata.deletionTimestamp) await io.err(deletingWarning(manifest));
  return { manifest, object, operation: isChanged ? "configured" : "unchanged" };
}

/** What is said of an object that is on its way out. */
export function deletingWarning({ resource, name }: Manifest): string {
  return `Warning: Detected changes to resource ${resource.name}/${name} which is currently being deleted.\n`;
}

function missingWarning({ resource, name }: Manifest): string {
  return `Warning: resource ${resource.name}/${name} is missing the ${lastAppliedAnnotation} annotation which is ` +
    "required by kubectl apply. kubectl apply should only be used on resources created declaratively by either " +
    "kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n";
}

async function readLive({ call, connection }: Applying, manifest: Manifest): Promise<KubeObject | undefined> {
  const { resource, namespace, name, source } = manifest;
  try {
    return await connection.client.get(resourcePath(resource, { namespace, name }), {
      signal: call.io.signal,
    });
  } catch (error) {
    if (error instanceof ApiError && error.reason === "NotFound") return undefined;
    throw withSource(
      `retrieving current configuration of:\n${identity(manifest)}\nfrom server for:`,
      source,
      error,
    );
  }
}

function identity({ resource, namespace = "", name }: Manifest): string {
  const groupVersion = `${resource.group}/${resource.version}`;
  return `Resource: "${groupVersion}, Resource=${resource.name}", GroupVersionKind: "${groupVersion}, ` +
    `Kind=${resource.kind}"\nName: ${JSON.stringify(name)}, Namespace: ${JSON.stringify(namespace)}`;
}

async function create(
  { call, connection, dryRun, query }: Applying,
  { resource, namespace, source }: Manifest,
  modified: JsonObject,
): Promise<KubeObject> {
  if (dryRun === "client") return modified as unknown as KubeObject;
  try {
    return await connection.client.create(resourcePath(resource, { namespace }), unversioned(modified), {
      query,
      signal: call.io.signal,
    });
  } catch (error) {
    throw withSource("creating", source, error);
  }
}

interface Ways {
  live: KubeObject;
  modified: JsonObject;
}

/** Somebody else may write at the same time; then it is merged anew. */
const ATTEMPTS = 5;

async function patch(applying: Applying, manifest: Manifest, { live, modified }: Ways) {
  const { call: { flags, io }, connection: { client }, dryRun, query } = applying;
  const { resource, namespace, name, source } = manifest;
  let current = live;
  for (let attempt = 1;; attempt++) {
    const { type, body, merged } = applyPatch(current, modified, resource);
    const isChanged = Object.keys(body).length > 0;
    if (dryRun === "client") return { object: merged as unknown as KubeObject, isChanged };
    if (!isChanged) return { object: current, isChanged };
    try {
      const path = resourcePath(resource, { namespace, name });
      return { object: await client.patch(path, type, body, { query, signal: io.signal }), isChanged };
    } catch (error) {
      const isConflict = error instanceof ApiError && error.reason === "Conflict";
      if (isConflict && attempt < ATTEMPTS) {
        await io.wait(attempt > 1 ? RETRY_PAUSE_MS : 0, io.signal);
        current = await readLive(applying, manifest) ?? current;
        continue;
      }
      const isRefused = error instanceof ApiError && ["Conflict", "Invalid"].includes(error.reason);
      if (isRefused && flags.bool("force")) {
        return { object: await recreate(applying, manifest, modified), isChanged };
      }
      const what = `applying patch:\n${goJson(body)}\nto:\n${identity(manifest)}\nfor:`;
      throw withSource(what, source, error);
    }
  }
}

const RETRY_PAUSE_MS = 1000;

/** `--force`: what cannot be changed is made anew. */
async function recreate(applying: Applying, manifest: Manifest, modified: JsonObject): Promise<KubeObject> {
  const { call: { flags, io }, connection, cascade } = applying;
  const { resource, namespace, name } = manifest;
  const path = resourcePath(resource, { namespace, name });
  const grace = flags.number("grace-period") ?? -1;
  await connection.client.delete(path, {
    kind: "DeleteOptions",
    apiVersion: "v1",
    propagationPolicy: cascade,
    ...(grace < 0 ? {} : { gracePeriodSeconds: grace }),
  }, { signal: io.signal });
  const target = {
    ...manifest,
    live: () => connection.client.get(path, { signal: io.signal }),
  };
  const deadlineMs = io.now() + (flags.number("timeout") || GONE_TIMEOUT_MS);
  await waitUntil({ connection, io, target, deadlineMs, isDone: (object) => object === undefined });
  return await create(applying, manifest, {
    ...modified,
    apiVersion: printGroupVersion(resource),
    kind: resource.kind,
  });
}

const GONE_TIMEOUT_MS = 5 * 60_000;
