/** Runs the hooks of an event, one after the other. Source: helm.sh/helm/v4, pkg/action/hooks.go. */
import {
  hasDeletePolicy,
  type HelmHook,
  type HookDeletePolicy,
  type HookEvent,
  hooksFor,
  withHook,
} from "../../kube/helm_hook.ts";
import type { JsonObject } from "../../kube/object.ts";
import { objectsIn } from "../../kube/helm_release.ts";
import { type Acting, timestamp, type WriteChoice } from "./acting.ts";
import type { KeptRelease } from "./kept_release.ts";
import { type PlacedObject, placeObjects } from "./placed_object.ts";
import { waitUntilGone, waitUntilReady } from "./wait_until.ts";
import { createObjects, deleteObjects } from "./write_objects.ts";

export interface HookRun {
  readonly write: WriteChoice;
  /** For each hook. */
  readonly timeoutMs: number;
  /** Which of them run; all, where nothing is said. */
  readonly isWanted?: (hook: HelmHook) => boolean;
}

/** How they ended is kept with the release, also when one fails; then this rejects, and the later ones do not run. */
export async function runHooks(
  kept: KeptRelease,
  event: HookEvent,
  run: HookRun,
  acting: Acting,
): Promise<void> {
  const hooks = hooksFor(kept.release, event).filter(run.isWanted ?? (() => true));
  for (const hook of hooks) await runHook(kept, hook, event, run, acting);
  for (const hook of hooks.toReversed()) await deleteByPolicy(hook, "hook-succeeded", run, acting);
}

async function runHook(
  kept: KeptRelease,
  hook: HelmHook,
  event: HookEvent,
  run: HookRun,
  acting: Acting,
): Promise<void> {
  const policies = (hook["delete_policies"] as string[] | undefined) ?? [];
  const delete_policies = policies.length > 0 ? policies : ["before-hook-creation"];
  const note = (last_run: JsonObject) =>
    kept.release = withHook(kept.release, hook, { last_run, delete_policies });
  await deleteByPolicy(hook, "before-hook-creation", run, acting);
  const objects = await placedHook(hook, acting).catch((error) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`unable to build kubernetes object for ${event} hook ${hook.path}: ${message}`);
  });
  const started_at = timestamp(acting);
  note({ started_at, phase: "Running" });
  await kept.save();
  const end = (phase: string) => note({ started_at, completed_at: timestamp(acting), phase });
  acting.tell?.(`${event} hook: ${hook.kind} ${hook.name}`);
  try {
    await createObjects(objects, run.write, { ...acting, tell: () => {} });
  } catch (error) {
    end("Failed");
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`warning: Hook ${event} ${hook.path} failed: ${message}`, { cause: error });
  }
  try {
    await waitUntilReady(objects, "hooks done", run.timeoutMs, acting);
  } catch (error) {
    end("Failed");
    await deleteByPolicy(hook, "hook-failed", run, acting);
    throw error;
  }
  end("Succeeded");
}

/** Definitions stay: with them would go every object of their kind. */
async function deleteByPolicy(
  hook: HelmHook,
  policy: HookDeletePolicy,
  { timeoutMs }: HookRun,
  acting: Acting,
): Promise<void> {
  if (hook.kind === "CustomResourceDefinition" || !hasDeletePolicy(hook, policy)) return;
  const quiet = { ...acting, tell: () => {} };
  const objects = await placedHook(hook, quiet).catch((error) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`unable to build kubernetes object for deleting hook ${hook.path}: ${message}`);
  });
  const errors = await deleteObjects(objects, "Background", quiet);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
  await waitUntilGone(objects, timeoutMs, quiet);
}

function placedHook(hook: HelmHook, acting: Acting): Promise<PlacedObject[]> {
  return placeObjects(objectsIn(hook.manifest), acting);
}
