import type { Discovery } from "../kube/discovery.ts";
import type { Machine } from "../machine/machine.ts";

/** Where and when: a file a server, in the user's cache folder. */
export interface Keeping {
  machine: Pick<Machine, "readFile" | "writeFile">;
  /** Absolute, without a slash at the end. */
  folder: string;
  /** Address of the server, as `https://127.0.0.1:6443`. */
  server: string;
  nowMs: number;
}

/** A new type is found without waiting for this; that an old one is gone, the server says itself. */
const KEPT_MS = 600_000;

interface Kept {
  server: string;
  keptMs: number;
  discovery: Discovery;
}

/** What that server said of its types in the last ten minutes; undefined where nothing (that can be read) was kept. */
export async function keptDiscovery(keeping: Keeping): Promise<Discovery | undefined> {
  try {
    const { server, keptMs, discovery }: Kept = JSON.parse(
      new TextDecoder().decode(await keeping.machine.readFile(pathOf(keeping))),
    );
    const ageMs = keeping.nowMs - keptMs;
    const isFresh = server === keeping.server && ageMs >= 0 && ageMs < KEPT_MS;
    return isFresh && Array.isArray(discovery.resources) ? discovery : undefined;
  } catch {
    return undefined; // a cache that cannot be read is none
  }
}

/** For the processes that come after. What is not whole is not kept; a folder that cannot be written is no error. */
export async function keepDiscovery(keeping: Keeping, discovery: Discovery): Promise<void> {
  if (discovery.failures.length > 0) return;
  const kept: Kept = { server: keeping.server, keptMs: keeping.nowMs, discovery };
  try {
    await keeping.machine.writeFile(pathOf(keeping), new TextEncoder().encode(JSON.stringify(kept)));
  } catch {
    // the next process asks again
  }
}

/** Addresses hold characters that names of files cannot; what becomes the same name is told apart by `server`. */
function pathOf({ folder, server }: Keeping): string {
  return `${folder}/discovery/${server.replace(/^\w+:\/\//, "").replace(/[^\w.-]/g, "_")}.json`;
}
