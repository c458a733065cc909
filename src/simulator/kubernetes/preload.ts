import type { KubeObject } from "../../kube/object.ts";
import { kinds } from "./kinds/mod.ts";

/**
 * Loads what objects of these kinds need, such as the language of their expressions. To be called before a saved state
 * goes on: controllers write there before the first request comes, which would have loaded it.
 */
export async function preloadFor(objects: readonly KubeObject[]): Promise<void> {
  const named = new Set(objects.map(({ kind }) => kind));
  for (const { kind, preload } of kinds) if (preload && named.has(kind)) await preload();
}
