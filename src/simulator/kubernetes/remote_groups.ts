/** Group versions that APIServices promise and others serve: none of them can be reached from here. */
import type { ApiService } from "./kinds/api_service.ts";
import type { AnyKind } from "./kind.ts";
import { facesOf } from "./kind_face.ts";
import type { Registry } from "./registry.ts";

export interface RemoteVersion {
  group: string;
  version: string;
}

interface Known {
  kinds: readonly AnyKind[];
  revision: number;
  versions: readonly RemoteVersion[];
}

const known = new WeakMap<Registry, Known>();
const NONE: readonly RemoteVersion[] = [];

/** The same list until an APIService changes, or what is served here. */
export function remoteVersions(registry: Registry): readonly RemoteVersion[] {
  const { kinds } = registry;
  const before = known.get(registry);
  const kind = kinds.find(({ plural, group }) =>
    plural === "apiservices" && group === "apiregistration.k8s.io"
  );
  if (!kind) return NONE;
  const revision = registry.newestRevision(kind);
  if (before?.revision === revision && before.kinds === kinds) return before.versions;
  const own = new Set(kinds.flatMap(facesOf).map(({ group, version }) => `${group}/${version}`));
  const found = (registry.list(kind) as ApiService[])
    .filter(({ spec }) => spec?.service && !own.has(`${spec.group}/${spec.version}`))
    .map(({ spec }) => ({ group: spec!.group ?? "", version: spec!.version ?? "" }));
  const versions = before && isSameList(before.versions, found) ? before.versions : found;
  known.set(registry, { kinds, revision, versions });
  return versions;
}

function isSameList(left: readonly RemoteVersion[], right: readonly RemoteVersion[]): boolean {
  const text = (list: readonly RemoteVersion[]) =>
    list.map(({ group, version }) => `${group}/${version}`).join();
  return text(left) === text(right);
}

/** Why not all that is served can be found, in the words of the namespace controller; undefined when it can. */
export function discoveryFailure(registry: Registry): string | undefined {
  const versions = remoteVersions(registry);
  if (versions.length === 0) return undefined;
  const problems = versions.map(({ group, version }) =>
    `${group}/${version}: stale GroupVersion discovery: ${group}/${version}`
  );
  return `Discovery failed for some groups, ${versions.length} failing: unable to retrieve the complete list of ` +
    `server APIs: ${problems.join(", ")}`;
}
