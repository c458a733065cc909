import type { Verb } from "./verb.ts";
import type { FoundVerb } from "./verb_tree.ts";

/** Verbs that are called often and end at once, by their shortest names: the others need not be read for them. */
export const QUICK_VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  exec: async () => (await import("./run/exec.ts")).exec,
  images: async () => (await import("./images/images.ts")).images,
  inspect: async () => (await import("./inspect.ts")).inspect,
  logs: async () => (await import("./containers/logs.ts")).logs,
  ps: async () => (await import("./containers/ps.ts")).ps,
  pull: async () => (await import("./images/pull.ts")).pull,
  rm: async () => (await import("./containers/state_verbs.ts")).rm,
  run: async () => (await import("./run/run.ts")).run,
  stop: async () => (await import("./containers/state_verbs.ts")).stop,
  version: async () => (await import("./system/version.ts")).version,
};

/** As `findVerb` of the whole tree, for the verbs above; undefined for all others. */
export async function quickVerb(words: readonly string[]): Promise<FoundVerb | undefined> {
  const [first = "", ...rest] = words;
  if (!Object.hasOwn(QUICK_VERBS, first)) return undefined;
  return { verb: await QUICK_VERBS[first]!(), path: `docker ${first}`, rest };
}
