/** Helm's releases, read from and written to the Secrets that Helm keeps them in. */
import { gunzipSync, gzipSync } from "fflate";
import { type HelmRelease, releaseFrom, releaseSecretName } from "../kube/helm_release.ts";
import type { KubeList, KubeObject } from "../kube/object.ts";
import type { Client } from "./client.ts";

export interface ReadReleases {
  readonly releases: readonly HelmRelease[];
  /** What is kept under a release's name and is none, and why. */
  readonly unreadable: readonly { name: string; namespace: string; problem: string }[];
}

/** The newest revision of every release, of a namespace or of all. */
export async function latestReleases(
  client: Client,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<ReadReleases> {
  const newest = new Map<string, { name: string; namespace: string; version: number }>();
  for (const { metadata } of await releaseMetadata(client, namespace, signal)) {
    const { labels = {}, namespace: home = "" } = metadata;
    const [name, version] = [labels["name"] ?? "", Number(labels["version"])];
    const known = newest.get(`${home}/${name}`);
    if (name && version > (known?.version ?? 0)) {
      newest.set(`${home}/${name}`, { name, namespace: home, version });
    }
  }
  const releases: HelmRelease[] = [];
  const unreadable: { name: string; namespace: string; problem: string }[] = [];
  await inBatches([...newest.values()], async ({ name, namespace, version }) => {
    try {
      releases.push(await readRelease(client, { namespace, name, version }, signal));
    } catch (error) {
      signal.throwIfAborted();
      unreadable.push({ name, namespace, problem: error instanceof Error ? error.message : String(error) });
    }
  });
  return { releases, unreadable };
}

/** Every revision of every release that can be read. */
export async function allReleases(
  client: Client,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<ReadReleases> {
  const path = namespace === undefined ? "/api/v1/secrets" : secretsPath(namespace);
  const { items } = await client.get<KubeList>(path, { query: { labelSelector: "owner=helm" }, signal });
  const releases: HelmRelease[] = [];
  const unreadable: { name: string; namespace: string; problem: string }[] = [];
  for (const secret of items) {
    try {
      releases.push(decodeRelease(secret));
    } catch (error) {
      const { name = "", namespace: home = "" } = secret.metadata;
      unreadable.push({
        name,
        namespace: home,
        problem: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { releases, unreadable };
}

/** All revisions of a release that are kept, the newest first. */
export async function releaseHistory(
  client: Client,
  { namespace, name }: { namespace: string; name: string },
  signal: AbortSignal,
): Promise<HelmRelease[]> {
  const { items } = await client.get<KubeList>(secretsPath(namespace), {
    query: { labelSelector: `owner=helm,name=${name}` },
    signal,
  });
  return items.map(decodeRelease).sort((one, other) => other.version - one.version);
}

/** One revision. Rejects with the server's error, or because the Secret holds no release. */
export async function readRelease(
  client: Client,
  { namespace, name, version }: { namespace: string; name: string; version: number },
  signal: AbortSignal,
): Promise<HelmRelease> {
  const path = `${secretsPath(namespace)}/${encodeURIComponent(releaseSecretName(name, version))}`;
  return decodeRelease(await client.get(path, { signal }));
}

/** Keeps a new revision. */
export async function createRelease(
  client: Client,
  release: HelmRelease,
  nowMs: number,
  signal: AbortSignal,
): Promise<void> {
  const secret = releaseSecret(release, { createdAt: seconds(nowMs) });
  await client.create(secretsPath(release.namespace), secret, { signal });
}

/** Replaces what is kept of a revision. */
export async function updateRelease(
  client: Client,
  release: HelmRelease,
  nowMs: number,
  signal: AbortSignal,
): Promise<void> {
  const secret = releaseSecret(release, { modifiedAt: seconds(nowMs) });
  const path = `${secretsPath(release.namespace)}/${encodeURIComponent(secret.metadata.name!)}`;
  await client.update(path, secret, { signal });
}

/** Forgets a revision. */
export async function deleteRelease(
  client: Client,
  release: HelmRelease,
  signal: AbortSignal,
): Promise<void> {
  const name = releaseSecretName(release.name, release.version);
  await client.delete(`${secretsPath(release.namespace)}/${encodeURIComponent(name)}`, undefined, { signal });
}

/** A release out of its Secret: base64 (of the Secret), base64 (of Helm), gzip, JSON. */
export function decodeRelease(secret: KubeObject): HelmRelease {
  const data = (secret["data"] as Record<string, string> | undefined)?.["release"];
  if (data === undefined) throw new Error(`secret ${secret.metadata.name} has no key release`);
  const packed = Uint8Array.from(atob(atob(data)), (character) => character.charCodeAt(0));
  const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
  const json = new TextDecoder().decode(isPacked ? unpacked(packed) : packed);
  const release = releaseFrom(JSON.parse(json));
  // Custom labels are kept on the Secret alone.
  const own = ["name", "owner", "status", "version", "createdAt", "modifiedAt"];
  const labels = Object.entries(secret.metadata.labels ?? {}).filter(([key]) => !own.includes(key));
  return labels.length === 0 ? release : { ...release, labels: Object.fromEntries(labels) };
}

/** The end of a gzip file tells its size: more than this is no release. */
const mostBytes = 64 << 20;

function unpacked(packed: Uint8Array): Uint8Array {
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(packed.length - 4, true);
  if (size > mostBytes) throw new Error(`the release would be ${size} bytes long`);
  return gunzipSync(packed, { out: new Uint8Array(size) });
}

function releaseSecret(release: HelmRelease, time: Record<string, string>): KubeObject {
  const { labels, ...kept } = release;
  const packed = gzipSync(new TextEncoder().encode(JSON.stringify(kept)), { mtime: 0 });
  const inner = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: {
      name: releaseSecretName(release.name, release.version),
      namespace: release.namespace,
      labels: {
        ...(labels as Record<string, string> | undefined),
        ...time,
        name: release.name,
        owner: "helm",
        status: release.info.status,
        version: String(release.version),
      },
    },
    type: "helm.sh/release.v1",
    data: { release: btoa(inner) },
  };
}

async function releaseMetadata(
  client: Client,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<KubeObject[]> {
  const path = namespace === undefined ? "/api/v1/secrets" : secretsPath(namespace);
  const { items } = await client.get<KubeList>(path, {
    query: { labelSelector: "owner=helm" },
    accept: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
    signal,
  });
  return items;
}

/** Requests at the same time. */
const batchSize = 8;

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += batchSize) {
    await Promise.all(items.slice(at, at + batchSize).map(work));
  }
}

function secretsPath(namespace: string): string {
  return `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`;
}

function seconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}
