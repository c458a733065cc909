/** Deletes what a release has made. Source: helm.sh/helm/v4, pkg/action/uninstall.go. */
import { byUninstallOrder } from "../../kube/helm_kind_order.ts";
import { type HelmRelease, manifestObjects } from "../../kube/helm_release.ts";
import type { KubeObject } from "../../kube/object.ts";
import { deleteRelease, releaseHistory } from "../helm_releases.ts";
import { type Acting, timestamp } from "./acting.ts";
import { messageOf, runHooksIfAny, type Waiting } from "./change_options.ts";
import { KeptRelease } from "./kept_release.ts";
import { placeObjects } from "./placed_object.ts";
import { waitUntilGone } from "./wait_until.ts";
import { deleteObjects, isKept, type Propagation } from "./write_objects.ts";

export interface UninstallOptions {
  readonly keepsHistory: boolean;
  readonly propagation: Propagation;
  readonly waiting: Waiting;
  readonly timeoutMs: number;
  readonly hasHooks: boolean;
  readonly description?: string;
}

/** What its policy keeps. Rejects before anything is done when a hook before the deletion fails. */
export async function uninstallRelease(
  name: string,
  options: UninstallOptions,
  acting: Acting,
): Promise<KubeObject[]> {
  const { client, namespace, signal } = acting;
  const history = await releaseHistory(client, { namespace, name }, signal);
  const [latest] = history;
  if (!latest) throw new Error(`uninstall: Release not loaded: ${name}: release: not found`);
  if (latest.info.status === "uninstalled") {
    if (options.keepsHistory) throw new Error(`the release named ${JSON.stringify(name)} is already deleted`);
    await purge(history, acting);
    return [];
  }
  const kept = new KeptRelease(latest, acting);
  kept.tell({
    status: "uninstalling",
    deleted: timestamp(acting),
    description: "Deletion in progress (or silently failed)",
  });
  const hookChoice = { ...options, write: { isServerSide: true } };
  await runHooksIfAny(kept, "pre-delete", hookChoice, acting);
  await kept.save();
  const { staying, errors } = await deleteAll(kept.release, options, acting);
  await runHooksIfAny(kept, "post-delete", hookChoice, acting).catch((error) => {
    signal.throwIfAborted();
    errors.push(messageOf(error));
  });
  kept.tell({ status: "uninstalled", description: options.description || "Uninstallation complete" });
  if (options.keepsHistory) await kept.save();
  else await purge(history, acting);
  if (errors.length > 0) {
    throw new Error(`uninstallation completed with ${errors.length} error(s): ${errors.join("; ")}`);
  }
  return staying;
}

async function deleteAll(
  release: HelmRelease,
  { propagation, waiting, timeoutMs }: UninstallOptions,
  acting: Acting,
): Promise<{ staying: KubeObject[]; errors: string[] }> {
  const objects = manifestObjects(release).sort((one, other) =>
    byUninstallOrder(one.kind ?? "", other.kind ?? "")
  );
  const staying = objects.filter(isKept);
  const going = await placeObjects(objects.filter((object) => !isKept(object)), acting).catch(() => {
    throw new Error(`failed to delete release: ${release.name}`);
  });
  const failed = await deleteObjects(going, propagation, acting);
  if (failed.length > 0) throw new Error(`failed to delete release: ${release.name}`);
  const errors: string[] = [];
  if (waiting !== "hookOnly") {
    await waitUntilGone(going, timeoutMs, acting).catch((error) => {
      acting.signal.throwIfAborted();
      errors.push(messageOf(error));
    });
  }
  return { staying, errors };
}

/** The oldest first. */
async function purge(history: readonly HelmRelease[], { client, signal }: Acting): Promise<void> {
  for (const release of history.toReversed()) await deleteRelease(client, release, signal);
}
