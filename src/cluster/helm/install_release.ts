/** Makes the first revision of a release what it says. Source: helm.sh/helm/v4, pkg/action/install.go. */
import { type HelmRelease, manifestObjects, withStatus } from "../../kube/helm_release.ts";
import type { KubeObject } from "../../kube/object.ts";
import { ApiError } from "../api_error.ts";
import { releaseHistory, updateRelease } from "../helm_releases.ts";
import type { Acting, WriteChoice } from "./acting.ts";
import { type ChangeOptions, failureOf, messageOf, runHooksIfAny, waitForObjects } from "./change_options.ts";
import { KeptRelease } from "./kept_release.ts";
import { existingObjects, owned } from "./ownership.ts";
import { type PlacedObject, placeObjects } from "./placed_object.ts";
import { uninstallRelease } from "./uninstall_release.ts";
import { waitUntilReady } from "./wait_until.ts";
import { createObjects, updateObjects } from "./write_objects.ts";

export interface InstallOptions extends ChangeOptions {
  readonly isDryRun: boolean;
  readonly createsNamespace: boolean;
  readonly takesOwnership: boolean;
  /** The name was that of a release that is uninstalled. */
  readonly replaces: boolean;
  readonly rollsBackOnFailure: boolean;
  /** Instead of `Install complete`. */
  readonly description?: string;
}

/**
 * Rejects with what failed; by then the revision is kept as failed, or everything is uninstalled again, as the options
 * say. Before anything is done, it rejects when an object is another release's.
 */
export async function installRelease(
  release: HelmRelease,
  options: InstallOptions,
  acting: Acting,
): Promise<HelmRelease> {
  const objects = (await placeObjects(manifestObjects(release), acting).catch((error) => {
    throw new Error(`unable to build kubernetes objects from release manifest: ${messageOf(error)}`);
  })).map((placed) => owned(placed, release));
  const adopted = await existingObjects(objects, release, options.takesOwnership, acting).catch((error) => {
    throw new Error(`unable to continue with install: ${messageOf(error)}`);
  });
  const kept = new KeptRelease(release, acting);
  if (options.isDryRun) {
    kept.tell({ description: options.description || "Dry run complete" });
    return kept.release;
  }
  if (options.createsNamespace) await createNamespace(release.namespace, options.write, acting);
  if (options.replaces) await supersedeLast(release, acting);
  await kept.create().catch((error) => {
    throw new Error(`create: failed to create: ${messageOf(error)}`);
  });
  try {
    await perform(kept, { objects, adopted }, options, acting);
  } catch (thrown) {
    const { error, acting: after } = failureOf(thrown, acting);
    throw await failure(kept, error, options, after);
  }
  kept.tell({ status: "deployed", description: options.description || "Install complete" });
  await kept.save();
  return kept.release;
}

/** Makes the definitions of a chart, one file after the other, and waits until their kinds are known. */
export async function installDefinitions(
  files: readonly { name: string; objects: readonly KubeObject[] }[],
  write: WriteChoice,
  acting: Acting,
): Promise<void> {
  const made: PlacedObject[] = [];
  for (const { name, objects } of files) {
    try {
      const placed = await placeObjects(objects, acting);
      await createObjects(placed, write, acting);
      made.push(...placed);
    } catch (error) {
      if (isAlreadyThere(error)) continue;
      throw new Error(`failed to install CRD ${name}: ${messageOf(error)}`);
    }
  }
  if (made.length === 0) return;
  await waitUntilReady(made, "ready", DEFINITIONS_TIMEOUT_MS, acting);
  await acting.discovery(true);
}

const DEFINITIONS_TIMEOUT_MS = 60_000;

async function perform(
  kept: KeptRelease,
  { objects, adopted }: { objects: PlacedObject[]; adopted: PlacedObject[] },
  options: InstallOptions,
  acting: Acting,
): Promise<void> {
  await runHooksIfAny(kept, "pre-install", options, acting).catch((error) => {
    throw new Error(`failed pre-install: ${messageOf(error)}`);
  });
  if (adopted.length === 0) await createObjects(objects, options.write, acting);
  else {
    const change = { before: adopted, target: objects, takesFieldsOver: false };
    await updateObjects(change, options.write, acting);
  }
  await waitForObjects(objects, options, acting);
  await runHooksIfAny(kept, "post-install", options, acting).catch((error) => {
    throw new Error(`failed post-install: ${messageOf(error)}`);
  });
}

async function failure(
  kept: KeptRelease,
  error: Error,
  options: InstallOptions,
  acting: Acting,
): Promise<Error> {
  const { name } = kept.release;
  const message = messageOf(error);
  kept.tell({ status: "failed", description: `Release ${JSON.stringify(name)} failed: ${message}` });
  if (!options.rollsBackOnFailure) {
    await kept.save(acting);
    return error;
  }
  const undo = { ...options, keepsHistory: false, propagation: "Background" } as const;
  try {
    await uninstallRelease(name, undo, acting);
  } catch (another) {
    return new Error(
      `an error occurred while uninstalling the release. original install error: ${message}: ${
        messageOf(another)
      }`,
    );
  }
  return new Error(
    `release ${name} failed, and has been uninstalled due to rollback-on-failure being set: ${message}`,
  );
}

async function createNamespace(name: string, write: WriteChoice, acting: Acting): Promise<void> {
  const object: KubeObject = {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { name } },
  };
  await createObjects(await placeObjects([object], acting), write, acting).catch((error) => {
    if (!isAlreadyThere(error)) throw error;
  });
}

async function supersedeLast({ name, namespace }: HelmRelease, acting: Acting): Promise<void> {
  const { client, now, signal } = acting;
  const [last] = await releaseHistory(client, { namespace, name }, signal);
  if (!last) return;
  const described = { ...last, info: { ...last.info, description: "superseded by new release" } };
  await updateRelease(client, withStatus(described, "superseded"), now(), signal);
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof ApiError && error.code === 409 && error.reason === "AlreadyExists";
}
