/** Which container of a pod a request means. */
import { badRequest } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";

interface PodContainers {
  initContainers?: { name: string }[];
  containers?: { name: string }[];
  ephemeralContainers?: { name: string }[];
}

/**
 * The container that was named, or the only one.
 *
 * @throws {StatusError} 400 when there is no such container, or several and none was named.
 */
export function containerOf(pod: StoredObject, named: string | null): string {
  const spec = (pod.spec ?? {}) as PodContainers;
  const { initContainers = [], containers = [], ephemeralContainers = [] } = spec;
  const all = [...initContainers, ...containers, ...ephemeralContainers].map(({ name }) => name);
  const { name } = pod.metadata;
  if (named) {
    if (all.includes(named)) return named;
    throw badRequest(`container ${named} is not valid for pod ${name}`);
  }
  if (all.length === 1) return all[0]!;
  throw badRequest(
    `a container name must be specified for pod ${name}, choose one of: [${all.join(" ")}]`,
  );
}
