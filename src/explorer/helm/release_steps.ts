/** What a rollback and an uninstallation do, with what the explorer adds: only what was seen is changed. */
import type { Client } from "../../cluster/client.ts";
import { discover } from "../../cluster/discover.ts";
import type { Acting } from "../../cluster/helm/acting.ts";
import { rollBackRelease } from "../../cluster/helm/roll_back_release.ts";
import { uninstallRelease } from "../../cluster/helm/uninstall_release.ts";
import { releaseHistory } from "../../cluster/helm_releases.ts";

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
  /** Lets time pass, or less where the signal ends. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Makes a new revision out of an older one, its hooks included, and the cluster what that says. When the server refuses
 * an object or a hook fails, the new revision stays, marked as failed, as Helm leaves it.
 */
export async function rollBack(seen: SeenRelease, revision: number, steps: Steps): Promise<void> {
  await requireUnchanged(seen, steps);
  await rollBackRelease(
    { name: seen.name, revision },
    { ...asHelm, waitsForJobs: false, write: {}, historyMax: 0 },
    acting(seen, steps),
  );
}

/** Deletes what the release has made, but what its policy keeps, then its revisions; runs its hooks before and after. */
export async function uninstall(seen: SeenRelease, steps: Steps): Promise<void> {
  await requireUnchanged(seen, steps);
  const options = { ...asHelm, keepsHistory: false, propagation: "Background" } as const;
  await uninstallRelease(seen.name, options, acting(seen, steps));
}

/** Helm's own defaults: 5 minutes for a hook. */
const asHelm = { waiting: "hookOnly", timeoutMs: 300_000, hasHooks: true } as const;

async function requireUnchanged(seen: SeenRelease, { client, signal }: Steps): Promise<void> {
  const [latest] = await releaseHistory(client, seen, signal);
  if (!latest) throw new Error(`release: not found`);
  if (latest.version !== seen.latest) {
    throw new Error(`revision ${latest.version} has come since you looked; nothing was done`);
  }
  if (latest.info.status.startsWith("pending-")) {
    throw new Error("another operation (install/upgrade/rollback) is in progress");
  }
}

function acting({ namespace }: SeenRelease, { client, tell, signal, now, wait }: Steps): Acting {
  return {
    client,
    namespace,
    signal,
    tell,
    now,
    discovery: () => discover(client, { signal }),
    wait: async (ms) => {
      await wait(ms, signal);
      signal.throwIfAborted();
    },
  };
}
