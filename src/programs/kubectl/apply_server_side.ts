import { ApiError } from "../../cluster/api_error.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { ownsLastApplied, takenOver } from "../../kube/client_side_owners.ts";
import { lastAppliedAnnotation } from "../../kube/last_applied.ts";
import type { KubeObject } from "../../kube/object.ts";
import { deletingWarning } from "./apply_client_side.ts";
import type { Applied, Applying } from "./applying.ts";
import type { Manifest } from "./manifest_source.ts";

/** The server merges by who owns which field; what the older way of applying owns is taken over from it. */
export async function applyServerSide(applying: Applying, manifest: Manifest): Promise<Applied> {
  const { io } = applying.call;
  let object: KubeObject;
  try {
    object = await send(applying, manifest);
  } catch (error) {
    throw withAdvice(error);
  }
  object = await migrated(applying, manifest, object);
  if (object.metadata.deletionTimestamp) await io.err(deletingWarning(manifest));
  return { manifest, object, operation: "serverside-applied" };
}

async function send(applying: Applying, { object, ...manifest }: Manifest): Promise<KubeObject> {
  const { call: { flags, io }, connection: { client }, query } = applying;
  const { resource, namespace, name } = manifest;
  const subresource = flags.string("subresource");
  const path = resourcePath(resource, { namespace, name, ...(subresource ? { subresource } : {}) });
  const force = flags.bool("force-conflicts");
  return await client.patch(path, "apply", object, { query: { ...query, force }, signal: io.signal });
}

function withAdvice(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.reason !== "Conflict") return error;
  return new Error(`${error.message}\n${ADVICE}`, { cause: error });
}

const ADVICE = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`;

/** That it does not come about is no error: the next apply tries it again. */
async function migrated(applying: Applying, manifest: Manifest, applied: KubeObject): Promise<KubeObject> {
  const { call: { io }, query } = applying;
  const manager = String(query["fieldManager"]);
  const entries = takenOver(applied.metadata.managedFields ?? [], manager);
  if (!entries) return applied;
  try {
    const saved = await saveLastApplied(applying, manifest, applied);
    const current = takenOver(saved.metadata.managedFields ?? [], manager) ?? entries;
    await patchOwners(applying, manifest, saved, current);
  } catch (error) {
    await io.err(
      `Warning: server rejected managed fields migration to Server-Side Apply. This is non-fatal and will ` +
        `be retried next time you apply. Error: ${(error as Error).message}\n`,
    );
    return applied;
  }
  try {
    return await send(applying, manifest);
  } catch (error) {
    await io.err(
      `Warning: failed to re-apply configuration after performing Server-Side Apply migration. This is ` +
        `non-fatal and will be retried next time you apply. Error: ${(error as Error).message}\n`,
    );
    return applied;
  }
}

/** The annotation gets a manager of its own: it stays for those who apply in the older way. */
async function saveLastApplied(
  { call: { io }, connection: { client }, query }: Applying,
  { resource, namespace, name, object }: Manifest,
  applied: KubeObject,
): Promise<KubeObject> {
  const text = applied.metadata.annotations?.[lastAppliedAnnotation];
  const isOwned = ownsLastApplied(applied.metadata.managedFields ?? []);
  if (text === undefined || !isOwned || query["fieldManager"] !== "kubectl") return applied;
  const annotation = {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { name, ...(namespace ? { namespace } : {}), annotations: { [lastAppliedAnnotation]: text } },
  };
  return await client.patch(resourcePath(resource, { namespace, name }), "apply", annotation, {
    query: { ...query, fieldManager: "kubectl-last-applied" },
    signal: io.signal,
  });
}

async function patchOwners(
  { call: { io }, connection: { client }, query }: Applying,
  { resource, namespace, name }: Manifest,
  { metadata }: KubeObject,
  entries: unknown[],
): Promise<void> {
  const operations = [
    { op: "replace", path: "/metadata/managedFields", value: entries },
    { op: "replace", path: "/metadata/resourceVersion", value: metadata.resourceVersion },
  ];
  await client.patch(resourcePath(resource, { namespace, name }), "json", operations, {
    query,
    signal: io.signal,
  });
}
