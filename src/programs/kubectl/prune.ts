/** `apply --prune`: what was applied once and stands in no file any more is deleted. */
import { resourcePath } from "../../cluster/resource_path.ts";
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import { printGroupVersion } from "../../kube/group_version.ts";
import { lastAppliedAnnotation } from "../../kube/last_applied.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Flag } from "../flags.ts";
import type { Applied, Applying } from "./applying.ts";
import { dryRunQuery } from "./dry_run.ts";
import { logWarning } from "./log_line.ts";
import type { Manifest } from "./manifest_source.ts";
import { outcomePrinter } from "./outcome.ts";
import { readObjects } from "./read_objects.ts";
import { waitUntil } from "./wait_until.ts";

export const pruneFlags: readonly Flag[] = [
  { name: "all", kind: "bool", usage: "With --prune: every object of the kinds, whatever its labels." },
  {
    name: "prune",
    kind: "bool",
    usage:
      "Delete what was applied earlier and is in no file now; with -l or --all. Alpha: look first with --dry-run.",
  },
  {
    name: "prune-allowlist",
    kind: "array",
    usage: "The kinds that --prune looks at, as GROUP/VERSION/KIND (core/v1/ConfigMap).",
  },
];

export interface PruneKinds {
  resources: ApiResource[];
  /** No list was given. */
  isDefault: boolean;
}

/**
 * The kinds to look at: those of the list, or the usual ones.
 * @throws {Error} in kubectl's words
 */
export function pruneKinds({ resources }: Discovery, allowlist: readonly string[]): PruneKinds {
  const isDefault = allowlist.length === 0;
  const found = (isDefault ? USUAL : allowlist).flatMap((text) => {
    const [group, version, kind, ...rest] = text.split("/");
    if (!group || !version || !kind || rest.length > 0) {
      throw new Error(`invalid GroupVersionKind format: ${text}, please follow <group/version/kind>`);
    }
    const core = group === "core" ? "" : group;
    const resource = resources.find((one) =>
      one.group === core && one.version === version && one.kind === kind
    );
    if (resource) return [resource];
    if (isDefault) return [];
    const place = printGroupVersion({ group: core, version });
    throw new Error(`no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(place)}`);
  });
  return { resources: found, isDefault };
}

/** In the order in which kubectl goes through them. */
const USUAL = [
  "core/v1/ConfigMap",
  "core/v1/Endpoints",
  "core/v1/PersistentVolumeClaim",
  "core/v1/Pod",
  "core/v1/ReplicationController",
  "core/v1/Secret",
  "core/v1/Service",
  "batch/v1/Job",
  "batch/v1/CronJob",
  "networking.k8s.io/v1/Ingress",
  "apps/v1/DaemonSet",
  "apps/v1/Deployment",
  "apps/v1/ReplicaSet",
  "apps/v1/StatefulSet",
  "core/v1/Namespace",
  "core/v1/PersistentVolume",
];

export interface Pruning extends Applying {
  applied: readonly Applied[];
  kinds: PruneKinds;
}

export async function prune(pruning: Pruning): Promise<void> {
  const { call, applied, dryRun } = pruning;
  const print = await outcomePrinter(call, dryRun);
  const manifests = applied.map(({ manifest }) => manifest);
  const kept = new Set(applied.map(({ object }) => object.metadata.uid));
  for await (const { resource, object } of prunable({ ...pruning, manifests, kept })) {
    if (dryRun !== "client") await deleteOne(pruning, resource, object);
    await call.io.out(print(object, "pruned"));
  }
}

export interface PrunableQuery extends Pick<Applying, "call" | "connection"> {
  kinds: PruneKinds;
  /** Their namespaces are looked at. */
  manifests: readonly Pick<Manifest, "namespace">[];
  /** UIDs of what stays. */
  kept: ReadonlySet<string | undefined>;
}

/** What was applied once and is not to be kept. What was made in another way is nobody's to prune. */
export async function* prunable(
  query: PrunableQuery,
): AsyncGenerator<{ resource: ApiResource; object: KubeObject }> {
  const { call, kinds, manifests, kept } = query;
  const namespaces = new Set(manifests.map(({ namespace }) => namespace).filter((one) => one !== undefined));
  if (kinds.isDefault) await logWarning(call.io, "prune.go:71", DEPRECATED);
  const places = [
    ...[...namespaces].flatMap((namespace) =>
      kinds.resources.filter(({ namespaced }) => namespaced).map((resource) => ({ resource, namespace }))
    ),
    ...kinds.resources.filter(({ namespaced }) => !namespaced).map((resource) => ({ resource })),
  ];
  for (const place of places) {
    for (const object of await listed(query, place)) {
      const isApplied = object.metadata.annotations?.[lastAppliedAnnotation] !== undefined;
      if (isApplied && !kept.has(object.metadata.uid)) yield { resource: place.resource, object };
    }
  }
}

const DEPRECATED =
  "Deprecated: kubectl apply will no longer prune non-namespaced resources by default when used with the --namespace " +
  "flag in a future release. To preserve the current behaviour, list the resources you want to target explicitly in " +
  "the --prune-allowlist flag.";

async function listed(
  { call: { flags, io }, connection: { client } }: PrunableQuery,
  place: { resource: ApiResource; namespace?: string },
): Promise<KubeObject[]> {
  const labelSelector = flags.string("selector");
  return await readObjects(client, { ...place, path: resourcePath(place.resource, place) }, {
    ...(labelSelector ? { labelSelector } : {}),
    chunkSize: 0,
    signal: io.signal,
  });
}

async function deleteOne(
  { call: { flags, io }, connection, cascade, dryRun }: Pruning,
  resource: ApiResource,
  object: KubeObject,
): Promise<void> {
  const { name = "", namespace } = object.metadata;
  const grace = flags.number("grace-period") ?? -1;
  const path = resourcePath(resource, { namespace, name });
  await connection.client.delete(path, {
    kind: "DeleteOptions",
    apiVersion: "v1",
    propagationPolicy: cascade,
    ...(grace < 0 ? {} : { gracePeriodSeconds: grace }),
    ...(dryRun === "server" ? { dryRun: ["All"] } : {}),
  }, { query: { ...dryRunQuery(dryRun) }, signal: io.signal });
  if (!flags.bool("wait") || dryRun !== "none") return;
  const live = () => connection.client.get(path, { signal: io.signal });
  const target = { resource, ...(namespace ? { namespace } : {}), name, source: "", live };
  const deadlineMs = io.now() + (flags.number("timeout") || WAIT_TIMEOUT_MS);
  await waitUntil({ connection, io, target, deadlineMs, isDone: (one) => one === undefined });
}

const WAIT_TIMEOUT_MS = 7 * 24 * 3_600_000;
