/** What lives around objects that are about to go: lists and objects, each read once however many ask for it. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client, Query } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import type { KubeList, KubeObject } from "../../kube/object.ts";
import { resolveResource } from "../resolve_resource.ts";
import type { Target } from "../target.ts";

/** Where a list is read: absent, in all namespaces. */
export interface ListPlace {
  namespace?: string | undefined;
  fieldSelector?: string;
}

/** A list and how many objects there are in all: it may have been cut. */
export interface CountedList {
  items: readonly KubeObject[];
  count: number;
}

export class Surroundings {
  readonly discovery: Discovery;
  readonly #client: Client;
  readonly #signal: AbortSignal;
  readonly #lists = new Map<string, Promise<readonly KubeObject[]>>();
  readonly #unread = new Map<string, string>();

  constructor(client: Client, discovery: Discovery | undefined, signal: AbortSignal) {
    this.discovery = discovery ?? { resources: [], failures: [], groupVersions: [] };
    this.#client = client;
    this.#signal = signal;
  }

  /** What could not be looked at, with the reason: its consequences are not known. */
  get unread(): readonly string[] {
    return [...this.#unread].map(([what, why]) => `${what}: ${why}`);
  }

  /** Whole objects of a kind such as `pods` or `replicasets.apps`; none where it does not exist or may not be read. */
  list(word: string, place: ListPlace = {}): Promise<readonly KubeObject[]> {
    const resource = resolveResource(this.discovery, word);
    return resource ? this.listOf(resource, place) : Promise.resolve([]);
  }

  listOf(resource: ApiResource, place: ListPlace = {}): Promise<readonly KubeObject[]> {
    const key = `${resource.name}.${resource.group} ${place.namespace ?? ""} ${place.fieldSelector ?? ""}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const asked = this.#readable(resource, async () => {
      const list = await this.#request(resource, place, {});
      // Items of built-in lists come without their kind.
      return list.items.map((item) => ({ ...kindOf(resource), ...item }));
    }).then((items) => items ?? []);
    this.#lists.set(key, asked);
    return asked;
  }

  /** Names and owners only, and how many there are: for kinds that may have very many. */
  async count(resource: ApiResource, place: ListPlace = {}): Promise<CountedList> {
    const list = await this.#readable(
      resource,
      () => this.#request(resource, place, { limit: COUNTED_AT_ONCE }, METADATA_ONLY),
    );
    if (!list) return { items: [], count: 0 };
    return { items: list.items, count: list.items.length + (list.metadata.remainingItemCount ?? 0) };
  }

  /** The object as it is now; undefined when it is gone, is another one by now, or may not be read. */
  async object({ resource, namespace, name, uid }: Target): Promise<KubeObject | undefined> {
    const path = resourcePath(resource, { namespace, name });
    const found = await this.#readable(
      resource,
      () => this.#client.get(path, { signal: this.#signal }),
    );
    return found && (uid === "" || found.metadata.uid === uid) ? found : undefined;
  }

  #request(resource: ApiResource, place: ListPlace, query: Query, accept?: string): Promise<KubeList> {
    const namespace = resource.namespaced ? place.namespace : undefined;
    return this.#client.list(resourcePath(resource, { namespace }), {
      query: { ...query, fieldSelector: place.fieldSelector },
      signal: this.#signal,
      ...(accept === undefined ? {} : { accept }),
    });
  }

  async #readable<T>(resource: ApiResource, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code !== 404 && error.code !== 405) this.#unread.set(resource.name, error.message);
      return undefined;
    }
  }
}

/** More are counted by what the server says is left. */
const COUNTED_AT_ONCE = 500;
const METADATA_ONLY = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

function kindOf({ group, version, kind }: ApiResource): Pick<KubeObject, "apiVersion" | "kind"> {
  return { apiVersion: group === "" ? version : `${group}/${version}`, kind };
}
