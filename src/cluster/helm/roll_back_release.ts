/** Makes a new revision out of an older one. Source: helm.sh/helm/v4, pkg/action/rollback.go. */
import {
  type HelmRelease,
  isServerSide,
  manifestObjects,
  rolledBack,
  withStatus,
} from "../../kube/helm_release.ts";
import { releaseHistory, updateRelease } from "../helm_releases.ts";
import { type Acting, timestamp } from "./acting.ts";
import { type ChangeOptions, failureOf, messageOf, runHooksIfAny, waitForObjects } from "./change_options.ts";
import { KeptRelease, pruneHistory } from "./kept_release.ts";
import { owned } from "./ownership.ts";
import { placeObjects } from "./placed_object.ts";
import { deleteObjects, UpdateFailure, updateObjects } from "./write_objects.ts";

export interface RollbackOptions extends Omit<ChangeOptions, "write"> {
  /** `isServerSide` undefined: as the older revision was. */
  readonly write: Omit<ChangeOptions["write"], "isServerSide"> & { readonly isServerSide?: boolean };
  readonly isDryRun?: boolean;
  readonly cleansUp?: boolean;
  /** Revisions that are kept; 0: all. */
  readonly historyMax: number;
}

/** @param wanted `revision` 0: the one before the newest */
export async function rollBackRelease(
  { name, revision }: { name: string; revision: number },
  options: RollbackOptions,
  acting: Acting,
): Promise<HelmRelease> {
  const { client, namespace, signal } = acting;
  const history = await releaseHistory(client, { namespace, name }, signal);
  const [latest] = history;
  if (!latest) throw new Error("release: not found");
  const version = revision === 0 ? latest.version - 1 : revision;
  const older = history.find((release) => release.version === version);
  if (!older) throw new Error(`release has no ${version} version`);
  const write = { ...options.write, isServerSide: options.write.isServerSide ?? isServerSide(older) };
  const record: HelmRelease = {
    ...rolledBack(older, latest, { status: "pending-rollback", time: timestamp(acting) }),
    apply_method: write.isServerSide ? "ssa" : "csa",
  };
  const kept = new KeptRelease(record, acting);
  if (options.isDryRun) return record;
  await pruneHistory(name, options.historyMax, acting);
  await kept.create();
  await perform(kept, latest, { ...options, write }, acting);
  await supersede(kept.release, acting);
  kept.tell({ status: "deployed" });
  await kept.save();
  return kept.release;
}

async function perform(
  kept: KeptRelease,
  latest: HelmRelease,
  options: RollbackOptions & ChangeOptions,
  acting: Acting,
): Promise<void> {
  const { name } = kept.release;
  const before = await placeObjects(manifestObjects(latest), acting).catch((error) => {
    throw new Error(`unable to build kubernetes objects from current release manifest: ${messageOf(error)}`);
  });
  const target = (await placeObjects(manifestObjects(kept.release), acting).catch((error) => {
    throw new Error(`unable to build kubernetes objects from new release manifest: ${messageOf(error)}`);
  })).map((placed) => owned(placed, kept.release));
  await runHooksIfAny(kept, "pre-rollback", options, acting);
  try {
    await updateObjects({ before, target, takesFieldsOver: true }, options.write, acting);
  } catch (thrown) {
    const { error, acting: after } = failureOf(thrown, acting);
    const description = `Rollback ${JSON.stringify(name)} failed: ${error.message}`;
    acting.warn?.(description, {});
    await fail(kept, description, after);
    await updateRelease(acting.client, withStatus(latest, "superseded"), acting.now(), after.signal);
    if (options.cleansUp && error instanceof UpdateFailure) {
      await deleteObjects(error.created, "Background", after);
    }
    throw error;
  }
  try {
    await waitForObjects(target, options, acting);
  } catch (thrown) {
    const { error, acting: after } = failureOf(thrown, acting);
    await fail(kept, `Release ${JSON.stringify(name)} failed: ${error.message}`, after);
    throw new Error(`release ${name} failed: ${error.message}`, { cause: error });
  }
  await runHooksIfAny(kept, "post-rollback", options, acting);
}

async function fail(kept: KeptRelease, description: string, acting: Acting): Promise<void> {
  kept.tell({ status: "failed", description });
  await kept.save(acting);
  acting.tell?.(description);
}

/** Every revision that was deployed is so no longer. */
async function supersede({ name, namespace, version }: HelmRelease, acting: Acting): Promise<void> {
  const { client, now, signal } = acting;
  for (const release of await releaseHistory(client, { namespace, name }, signal)) {
    if (release.version === version || release.info.status !== "deployed") continue;
    await updateRelease(client, withStatus(release, "superseded"), now(), signal);
  }
}
