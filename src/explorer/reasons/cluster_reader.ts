/** Reads objects for somebody who looks around: what may not be read is noted, and the rest still read. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { type ApiResource, type Discovery, PODS } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";

export interface Unread {
  what: string;
  why: string;
}

export interface ListOptions {
  labelSelector?: string;
  fieldSelector?: string;
  /** The most that is read. */
  limit?: number;
  /** Names, labels and owners are enough. */
  isLean?: boolean;
}

export interface ClusterReader {
  readonly client: Client;
  readonly signal: AbortSignal;
  /** What could not be read, and why; each once. */
  readonly unread: readonly Unread[];
  /** The resource called so, as `pods` or `replicasets.apps`; undefined where the server has none. */
  resource(key: string): ApiResource | undefined;
  resourceOfKind(kind: string, group: string): ApiResource | undefined;
  /** The namespaced custom kinds, as keys for lists. */
  customResources(): string[];
  /** Undefined where there is none, or where it may not be read. */
  get(key: string, namespace: string, name: string): Promise<KubeObject | undefined>;
  /** Undefined where the list may not be read or the server has no such kind. */
  list(key: string, namespace: string, options?: ListOptions): Promise<KubeObject[] | undefined>;
}

/** More of a kind is not looked through for one object. */
export const listLimit = 500;

const leanList = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

export function clusterReader(
  client: Client,
  discovery: Discovery | undefined,
  signal: AbortSignal,
): ClusterReader {
  const unread: Unread[] = [];
  const note = (what: string, why: string): void => {
    if (!unread.some((one) => one.what === what)) unread.push({ what, why });
  };
  const guarded = async <T>(what: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code !== 404) note(what, error.message);
      return undefined;
    }
  };
  const resource = (key: string): ApiResource | undefined => {
    const [name, ...group] = key.split(".");
    const found = discovery?.resources.find((one) => one.name === name && one.group === group.join("."));
    // The core group is the same everywhere: it need not wait for discovery.
    return found ?? (discovery || group.length > 0 ? undefined : { ...PODS, name: name! });
  };
  return {
    client,
    signal,
    unread,
    resource,
    resourceOfKind: (kind, group) =>
      discovery?.resources.find((one) => one.kind === kind && one.group === group),
    customResources: () =>
      (discovery?.resources ?? []).filter(({ group, namespaced, verbs }) =>
        namespaced && verbs.includes("list") && group.includes(".") && !group.endsWith(".k8s.io")
      ).map(({ name, group }) => `${name}.${group}`),
    get: async (key, namespace, name) => {
      const found = resource(key);
      if (!found || name === "") return undefined;
      const path = resourcePath(found, { namespace: found.namespaced ? namespace : "", name });
      return await guarded(`${key} ${name}`, () => client.get(path, { signal }));
    },
    list: async (key, namespace, options = {}) => {
      const found = resource(key);
      if (!found) return undefined;
      const { isLean, limit = listLimit, ...query } = options;
      const path = resourcePath(found, { namespace: found.namespaced ? namespace : "" });
      const list = await guarded(
        key,
        () =>
          client.list(path, { query: { ...query, limit }, signal, ...(isLean ? { accept: leanList } : {}) }),
      );
      if (list?.metadata.continue) note(key, `only the first ${list.items.length} were looked at`);
      return list?.items;
    },
  };
}
