/** What installing, upgrading and rolling back have in common. */
import type { HookEvent } from "../../kube/helm_hook.ts";
import type { Acting, WriteChoice } from "./acting.ts";
import type { KeptRelease } from "./kept_release.ts";
import type { PlacedObject } from "./placed_object.ts";
import { runHooks } from "./run_hooks.ts";
import { waitUntilReady } from "./wait_until.ts";

/** For hooks alone; for every object; the same with the fewer words of Helm 3. */
export type Waiting = "hookOnly" | "watcher" | "legacy";

export interface ChangeOptions {
  readonly write: WriteChoice;
  readonly waiting: Waiting;
  readonly waitsForJobs: boolean;
  /** For each wait. */
  readonly timeoutMs: number;
  readonly hasHooks: boolean;
}

export async function runHooksIfAny(
  kept: KeptRelease,
  event: HookEvent,
  { hasHooks, write, timeoutMs }: Pick<ChangeOptions, "hasHooks" | "write" | "timeoutMs">,
  acting: Acting,
): Promise<void> {
  if (hasHooks) await runHooks(kept, event, { write, timeoutMs }, acting);
}

/** Waits for what was made, if that is wanted. */
export async function waitForObjects(
  objects: readonly PlacedObject[],
  { waiting, waitsForJobs, timeoutMs }: ChangeOptions,
  acting: Acting,
): Promise<void> {
  if (waiting === "hookOnly") return;
  try {
    await waitUntilReady(objects, waitsForJobs ? "ready and jobs done" : "ready", timeoutMs, acting);
  } catch (error) {
    acting.signal.throwIfAborted();
    const isLate = error instanceof Error && error.message.endsWith("context deadline exceeded");
    throw waiting === "legacy" && isLate ? new Error("context deadline exceeded") : error;
  }
}

/**
 * What has failed, and who tells of it: after an interruption nobody waits any more, but the revision must not stay
 * pending, or nothing could ever follow it.
 */
export function failureOf(error: unknown, acting: Acting): { error: Error; acting: Acting } {
  if (!acting.signal.aborted) {
    return { error: error instanceof Error ? error : new Error(String(error)), acting };
  }
  return {
    error: new Error("context canceled"),
    acting: { ...acting, signal: new AbortController().signal },
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
