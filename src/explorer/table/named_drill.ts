/** Enter on objects that name what belongs to them: an ingress its services, a volume its claim. */
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { type ApiResource, type Discovery, PODS } from "../../kube/discovery.ts";
import type { KubeList, KubeObject } from "../../kube/object.ts";
import { resolveResource, resourceOfKind } from "../resolve_resource.ts";
import type { Drilled } from "./drill.ts";
import type { Target } from "./subject.ts";

type Namer = (
  client: Client,
  target: Target,
  discovery: Discovery | undefined,
  signal: AbortSignal,
) => Promise<Drilled>;

/** By the name and group of a resource. */
export const namers: Readonly<Record<string, Namer | undefined>> = {
  "ingresses.networking.k8s.io": naming("services", (ingress) => backendsOf(ingress["spec"])),
  "horizontalpodautoscalers.autoscaling": scaled,
  "persistentvolumes.": claim,
  "persistentvolumeclaims.": claimants,
  "endpoints.": naming("pods", (endpoints) => podsIn(endpoints["subsets"])),
  "endpointslices.discovery.k8s.io": naming("pods", (slice) => podsIn(slice["endpoints"])),
};

/** Objects of one kind in the same namespace, by the names that the object says. */
function naming(word: string, namesOf: (object: KubeObject) => string[]): Namer {
  return async (client, target, discovery, signal) => {
    const names = [...new Set(namesOf(await read(client, target, signal)))];
    const resource = word === "pods" ? PODS : discovery && resolveResource(discovery, word);
    if (!resource || names.length === 0) return nothing(target, `names no ${word}.`);
    return some(resource, target, names);
  };
}

function some(resource: ApiResource, target: Target, names: readonly string[]): Drilled {
  const query = { resource, namespace: target.namespace };
  return { type: "drilled", query, of: { target, byOwner: false, names } };
}

function one(resource: ApiResource, namespace: string | undefined, name: string, target: Target): Drilled {
  const query = {
    resource,
    namespace: resource.namespaced ? namespace : undefined,
    fieldSelector: `metadata.name=${name}`,
  };
  return { type: "drilled", query, of: { target, byOwner: false } };
}

function nothing({ resource, name }: Target, what: string): Drilled {
  return { type: "undrilled", reason: `${resource.kind} ${name} ${what}` };
}

function read(
  client: Client,
  { resource, namespace, name }: Target,
  signal: AbortSignal,
): Promise<KubeObject> {
  return client.get(resourcePath(resource, { namespace, name }), { signal });
}

/** Names of services, wherever a backend stands. */
function backendsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(backendsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const name = key === "service" ? (part as { name?: unknown } | null)?.name : undefined;
    return typeof name === "string" ? [name] : backendsOf(part);
  });
}

/** Names of pods that addresses lead to. */
function podsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(podsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const { kind, name } = (key === "targetRef" ? part ?? {} : {}) as { kind?: string; name?: string };
    return kind === "Pod" && name ? [name] : podsIn(part);
  });
}

async function scaled(
  client: Client,
  target: Target,
  discovery: Discovery | undefined,
  signal: AbortSignal,
): Promise<Drilled> {
  const { spec } = await read(client, target, signal) as unknown as {
    spec?: { scaleTargetRef?: { apiVersion?: string; kind?: string; name?: string } };
  };
  const { apiVersion = "apps/v1", kind = "", name = "" } = spec?.scaleTargetRef ?? {};
  const resource = discovery && resourceOfKind(discovery, apiVersion, kind);
  return resource && name
    ? one(resource, target.namespace, name, target)
    : nothing(target, `scales ${kind || "nothing"}, which cannot be shown.`);
}

async function claim(
  client: Client,
  target: Target,
  discovery: Discovery | undefined,
  signal: AbortSignal,
): Promise<Drilled> {
  const { spec } = await read(client, target, signal) as unknown as {
    spec?: { claimRef?: { namespace?: string; name?: string } };
  };
  const resource = discovery && resolveResource(discovery, "persistentvolumeclaims");
  const { namespace, name } = spec?.claimRef ?? {};
  if (!resource || !name) return nothing(target, "is claimed by nothing.");
  return one(resource, namespace, name, target);
}

interface PodWithVolumes {
  metadata: { name?: string };
  spec?: {
    volumes?: { name: string; persistentVolumeClaim?: { claimName: string }; ephemeral?: unknown }[];
  };
}

/** Pods that mount a claim; a generic ephemeral volume's claim is called after pod and volume. */
async function claimants(
  client: Client,
  target: Target,
  _discovery: Discovery | undefined,
  signal: AbortSignal,
): Promise<Drilled> {
  const names: string[] = [];
  let token: string | undefined;
  do {
    const page: KubeList = await client.list(resourcePath(PODS, { namespace: target.namespace }), {
      query: { limit: pageLimit, continue: token },
      signal,
    });
    for (const { metadata, spec } of page.items as unknown as PodWithVolumes[]) {
      const claims = (spec?.volumes ?? []).map((volume) =>
        volume.persistentVolumeClaim?.claimName ?? (volume.ephemeral && `${metadata.name}-${volume.name}`)
      );
      if (metadata.name && claims.includes(target.name)) names.push(metadata.name);
    }
    token = page.metadata.continue || undefined;
  } while (token);
  return names.length > 0 ? some(PODS, target, names) : nothing(target, "is used by no pod.");
}

/** Pods a page: they come whole. */
const pageLimit = 500;
