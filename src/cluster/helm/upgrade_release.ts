/** Makes a new revision of a release what it says. Source: helm.sh/helm/v4, pkg/action/upgrade.go. */
import { type HelmRelease, manifestObjects, withStatus } from "../../kube/helm_release.ts";
import { releaseHistory, updateRelease } from "../helm_releases.ts";
import type { Acting } from "./acting.ts";
import { type ChangeOptions, failureOf, messageOf, runHooksIfAny, waitForObjects } from "./change_options.ts";
import { KeptRelease, pruneHistory } from "./kept_release.ts";
import { existingObjects, owned } from "./ownership.ts";
import { placedKey, type PlacedObject, placeObjects } from "./placed_object.ts";
import { rollBackRelease } from "./roll_back_release.ts";
import { deleteObjects, UpdateFailure, updateObjects } from "./write_objects.ts";

export interface UpgradeOptions extends ChangeOptions {
  readonly isDryRun: boolean;
  readonly takesOwnership: boolean;
  /** When it fails, what it has made is deleted. */
  readonly cleansUp: boolean;
  readonly rollsBackOnFailure: boolean;
  /** Revisions that are kept; 0: all. */
  readonly historyMax: number;
  /** Instead of `Upgrade complete`. */
  readonly description?: string;
}

/** From the deployed revision to the new one. Rejects with what failed; the revision is kept as failed then. */
export async function upgradeRelease(
  deployed: HelmRelease,
  upgraded: HelmRelease,
  options: UpgradeOptions,
  acting: Acting,
): Promise<HelmRelease> {
  const current = await placeObjects(manifestObjects(deployed), acting).catch((error) => {
    throw new Error(
      `unable to build kubernetes objects from current release manifest: ${messageOf(error)}`,
    );
  });
  const target = (await placeObjects(manifestObjects(upgraded), acting).catch((error) => {
    throw new Error(`unable to build kubernetes objects from new release manifest: ${messageOf(error)}`);
  })).map((placed) => owned(placed, upgraded));
  const known = new Set(current.map(placedKey));
  const fresh = target.filter((placed) => !known.has(placedKey(placed)));
  const adopted = await existingObjects(fresh, upgraded, options.takesOwnership, acting).catch((error) => {
    throw new Error(`unable to continue with update: ${messageOf(error)}`);
  });
  const kept = new KeptRelease(upgraded, acting);
  if (options.isDryRun) {
    kept.tell({ description: options.description || "Dry run complete" });
    return kept.release;
  }
  await pruneHistory(upgraded.name, options.historyMax, acting);
  await kept.create();
  try {
    await perform(kept, deployed, { before: [...current, ...adopted], target }, options, acting);
  } catch (thrown) {
    const { error, acting: after } = failureOf(thrown, acting);
    throw await failure(kept, error, options, after);
  }
  const { client, now, signal } = acting;
  await updateRelease(client, withStatus(deployed, "superseded"), now(), signal);
  kept.tell({ status: "deployed", description: options.description || "Upgrade complete" });
  await kept.save();
  return kept.release;
}

async function perform(
  kept: KeptRelease,
  deployed: HelmRelease,
  { before, target }: { before: PlacedObject[]; target: PlacedObject[] },
  options: UpgradeOptions,
  acting: Acting,
): Promise<void> {
  await runHooksIfAny(kept, "pre-upgrade", options, acting).catch((error) => {
    throw new Error(`pre-upgrade hooks failed: ${messageOf(error)}`);
  });
  if (options.write.isServerSide && options.write.hasForceReplace) {
    throw new Error("invalid operation: cannot use server-side apply and force replace together");
  }
  const takesFieldsOver = options.write.isServerSide && deployed["apply_method"] !== "ssa";
  await updateObjects({ before, target, takesFieldsOver }, options.write, acting);
  await waitForObjects(target, options, acting);
  await runHooksIfAny(kept, "post-upgrade", options, acting).catch((error) => {
    throw new Error(`post-upgrade hooks failed: ${messageOf(error)}`);
  });
}

async function failure(
  kept: KeptRelease,
  error: Error,
  options: UpgradeOptions,
  acting: Acting,
): Promise<Error> {
  const { name } = kept.release;
  const message = messageOf(error);
  acting.warn?.("upgrade failed", { name, error: message });
  kept.tell({ status: "failed", description: `Upgrade ${JSON.stringify(name)} failed: ${message}` });
  await kept.save(acting);
  if (options.cleansUp && error instanceof UpdateFailure && error.created.length > 0) {
    const errors = await deleteObjects(error.created, "Background", acting);
    if (errors.length > 0) {
      const texts = errors.map(messageOf).join(", ");
      return new Error(
        `an error occurred while cleaning up resources. original upgrade error: ${message}: ` +
          `unable to cleanup resources: ${texts}`,
      );
    }
  }
  return options.rollsBackOnFailure ? await undo(kept, message, options, acting) : error;
}

async function undo(
  { release: { name, namespace } }: KeptRelease,
  message: string,
  options: UpgradeOptions,
  acting: Acting,
): Promise<Error> {
  const history = await releaseHistory(acting.client, { namespace, name }, acting.signal);
  const last = history.find(({ info }) => info.status === "superseded" || info.status === "deployed");
  if (!last) {
    return new Error(
      `unable to find a previously successful release when attempting to rollback. original upgrade error: ${message}`,
    );
  }
  try {
    await rollBackRelease({ name, revision: last.version }, { ...options, historyMax: 0 }, acting);
  } catch (another) {
    return new Error(
      `an error occurred while rolling back the release. original upgrade error: ${message}: ${
        messageOf(another)
      }`,
    );
  }
  return new Error(
    `release ${name} failed, and has been rolled back due to rollback-on-failure being set: ${message}`,
  );
}
