/** Whether and when a container that has ended starts again (restartmanager). */
import type { RestartPolicy } from "./container_config.ts";

/** It has ended by itself with that code, after so many restarts. */
export function restarts(policy: RestartPolicy | undefined, exitCode: number, count: number): boolean {
  switch (policy?.Name) {
    case "always":
    case "unless-stopped":
      return true;
    case "on-failure": {
      const limit = policy.MaximumRetryCount ?? 0;
      return exitCode !== 0 && (limit === 0 || count < limit);
    }
    default:
      return false;
  }
}

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 60_000;
/** Who has run so long begins anew with the shortest delay. */
const STEADY_MS = 10_000;

/** Twice as long each time, up to a minute. */
export function restartDelayMs(count: number, ranMs: number): number {
  return ranMs >= STEADY_MS ? FIRST_DELAY_MS : Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** count);
}
