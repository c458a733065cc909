import type { ApiResource } from "../kube/discovery.ts";
import type { KubeObject } from "../kube/object.ts";
import { ApiError } from "./api_error.ts";
import type { Client } from "./client.ts";

export interface ObjectListOptions {
  /** Of the collection, without query. */
  path: string;
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
  /** Objects a page; 0: everything at once. */
  chunkSize: number;
  signal?: AbortSignal | undefined;
}

/**
 * The objects of a collection, pages read one after another. Where the server forgets the list's version meanwhile (410),
 * all of it is read at once, as client-go's pager does.
 */
export async function listObjects(client: Client, options: ObjectListOptions): Promise<KubeObject[]> {
  const { path, labelSelector, fieldSelector, chunkSize, signal } = options;
  const selecting = {
    labelSelector: labelSelector || undefined,
    fieldSelector: fieldSelector || undefined,
  };
  const request = signal ? { signal } : {};
  const found: KubeObject[] = [];
  let token: string | undefined;
  do {
    const query = { ...selecting, limit: chunkSize || undefined, continue: token };
    try {
      const page = await client.list(path, { ...request, query });
      for (const item of page.items) found.push(item);
      token = page.metadata.continue || undefined;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 410 || token === undefined) throw error;
      return (await client.list(path, { ...request, query: selecting })).items;
    }
  } while (token !== undefined);
  return found;
}

/** Items of built-in lists come without kind and version. */
export function withKind(
  item: KubeObject,
  { group, version, kind }: Pick<ApiResource, "group" | "version" | "kind">,
): KubeObject {
  return { apiVersion: group ? `${group}/${version}` : version, kind, ...item };
}
