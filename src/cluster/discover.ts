import type { ApiResource, Discovery } from "../kube/discovery.ts";
import { ApiError } from "./api_error.ts";
import type { Client } from "./client.ts";

/**
 * Reads which resources a server has: two requests where it offers aggregated discovery (v2, or v2beta1 up to
 * 1.29), else one more per group version. A group version that cannot be read is a failure in the result; only a
 * server that answers neither `/api` nor `/apis` is an error.
 */
export async function discover(client: Client, options: DiscoverOptions = {}): Promise<Discovery> {
  const roots = await Promise.allSettled(
    ROOTS.map((path) => client.get<RootAnswer>(path, { accept: ACCEPT, ...options })),
  );
  const answers = roots.map((root) => root.status === "fulfilled" ? root.value : undefined);
  const fatal = roots.find((root, index) =>
    root.status === "rejected" && (!mayBeAbsent(root.reason) || !answers[1 - index])
  );
  if (fatal?.status === "rejected") throw fatal.reason;
  const groupVersions = roots.flatMap((root, index) =>
    root.status === "fulfilled" ? versionsIn(root.value, ROOTS[index]!) : []
  );
  const found = await readLegacy(client, groupVersions, options);
  return {
    resources: found.flatMap((version) => version.resources ?? []),
    failures: found.flatMap(({ groupVersion, failure }) =>
      failure === undefined ? [] : [{ groupVersion, message: failure }]
    ),
    groupVersions: found.filter((version) => !version.isStale).map((version) => version.groupVersion),
  };
}

const ROOTS = ["/api", "/apis"];

export interface DiscoverOptions {
  signal?: AbortSignal;
}

/** A group version on its way: `resources` or `failure` is known, or it has to be asked for. */
interface FoundVersion {
  groupVersion: string;
  resources?: ApiResource[];
  failure?: string;
  /** The aggregator could not reach it and hides it from the list of versions. */
  isStale?: boolean;
}

/** kubectl's own, so that one answer serves old and new servers. */
const ACCEPT =
  ["v2", "v2beta1"].map((version) =>
    `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`
  ).join(",") + ",application/json";

/** Legacy discovery asks one request per group version; this many at a time. */
const LEGACY_PARALLEL = 8;

type RootAnswer = AggregatedList | LegacyVersions | LegacyGroups;

interface AggregatedList {
  kind: "APIGroupDiscoveryList";
  items?: { metadata?: { name?: string }; versions?: AggregatedVersion[] }[];
}

interface AggregatedVersion {
  version: string;
  freshness?: "Current" | "Stale";
  resources?: AggregatedResource[];
}

interface AggregatedResource {
  resource: string;
  responseKind?: { group: string; version: string; kind: string };
  scope: "Namespaced" | "Cluster";
  singularResource?: string;
  verbs?: string[];
  shortNames?: string[];
  categories?: string[];
  subresources?: { subresource: string }[];
}

interface LegacyVersions {
  kind: "APIVersions";
  versions?: string[];
}

interface LegacyGroups {
  kind: "APIGroupList";
  groups?: {
    name: string;
    versions: { groupVersion: string; version: string }[];
    preferredVersion?: { groupVersion: string };
  }[];
}

interface LegacyResourceList {
  resources?: {
    name: string;
    singularName?: string;
    namespaced: boolean;
    kind: string;
    verbs?: string[];
    shortNames?: string[];
    categories?: string[];
  }[];
}

/** client-go goes on without `/api` or `/apis` when a server has not got, or does not show, one of them. */
function mayBeAbsent(reason: unknown): boolean {
  return reason instanceof ApiError && (reason.code === 404 || reason.code === 403);
}

function versionsIn(answer: RootAnswer | undefined, path: string): FoundVersion[] {
  switch (answer?.kind) {
    case "APIGroupDiscoveryList":
      return (answer.items ?? []).flatMap((item) => {
        const group = item.metadata?.name ?? "";
        return (item.versions ?? []).map((version) => fromAggregated(group, version));
      });
    case "APIVersions":
      return (answer.versions ?? []).map((groupVersion) => ({ groupVersion }));
    case "APIGroupList":
      return (answer.groups ?? []).flatMap((group) => {
        const preferred = group.preferredVersion?.groupVersion;
        const names = group.versions.map((version) => version.groupVersion);
        // Readers take the first match as the preferred one.
        return [...names.filter((name) => name === preferred), ...names.filter((name) => name !== preferred)]
          .map((groupVersion) => ({ groupVersion }));
      });
    default:
      throw new Error(
        `Cannot read the answer to GET ${path}: expected a list of API versions, found ` +
          (JSON.stringify(answer)?.slice(0, 60) ?? "nothing"),
      );
  }
}

function fromAggregated(group: string, answer: AggregatedVersion): FoundVersion {
  const { version } = answer;
  const groupVersion = group === "" ? version : `${group}/${version}`;
  if (answer.freshness === "Stale") {
    return { groupVersion, isStale: true, failure: `stale GroupVersion discovery: ${groupVersion}` };
  }
  const resources = (answer.resources ?? [])
    // Without a kind it is only there as the parent of its subresources.
    .filter((resource) => resource.responseKind?.kind)
    .map((resource): ApiResource => ({
      group,
      version,
      kind: resource.responseKind!.kind,
      name: resource.resource,
      singularName: resource.singularResource ?? "",
      shortNames: resource.shortNames ?? [],
      categories: resource.categories ?? [],
      namespaced: resource.scope === "Namespaced",
      verbs: resource.verbs ?? [],
      subresources: (resource.subresources ?? []).map((each) => each.subresource),
    }));
  return { groupVersion, resources };
}

/** Fills in what the roots only named, a few requests at a time, keeping the order. */
async function readLegacy(
  client: Client,
  versions: FoundVersion[],
  options: DiscoverOptions,
): Promise<FoundVersion[]> {
  const found = [...versions];
  const open = found.keys().filter((index) => !found[index]!.resources && !found[index]!.failure);
  async function work(): Promise<void> {
    for (const index of open) {
      const { groupVersion } = found[index]!;
      found[index] = await readGroupVersion(client, groupVersion, options);
    }
  }
  await Promise.all(Array.from({ length: LEGACY_PARALLEL }, work));
  return found;
}

async function readGroupVersion(
  client: Client,
  groupVersion: string,
  options: DiscoverOptions,
): Promise<FoundVersion> {
  const path = groupVersion.includes("/") ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
  try {
    const list = await client.get<LegacyResourceList>(path, options);
    return { groupVersion, resources: fromLegacy(groupVersion, list) };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return { groupVersion, failure: error instanceof Error ? error.message : String(error) };
  }
}

function fromLegacy(groupVersion: string, list: LegacyResourceList): ApiResource[] {
  const slash = groupVersion.indexOf("/");
  const entries = list.resources ?? [];
  return entries.filter((entry) => !entry.name.includes("/")).map((entry) => ({
    group: slash < 0 ? "" : groupVersion.slice(0, slash),
    version: groupVersion.slice(slash + 1),
    kind: entry.kind,
    name: entry.name,
    singularName: entry.singularName ?? "",
    shortNames: entry.shortNames ?? [],
    categories: entry.categories ?? [],
    namespaced: entry.namespaced,
    verbs: entry.verbs ?? [],
    subresources: entries.filter((each) => each.name.startsWith(`${entry.name}/`))
      .map((each) => each.name.slice(entry.name.length + 1)),
  }));
}
