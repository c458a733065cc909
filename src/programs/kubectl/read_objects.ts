import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import type { KubeObject } from "../../kube/object.ts";
import { missingNamespace } from "./missing_namespace.ts";
import type { Selected } from "./selection.ts";

export interface ObjectReadOptions {
  labelSelector?: string;
  fieldSelector?: string;
  /** Objects a page; 0: everything at once. */
  chunkSize: number;
  signal: AbortSignal;
}

/** The objects of one selection, each with kind and apiVersion; pages are read one after another. */
export async function readObjects(
  client: Client,
  selected: Selected,
  options: ObjectReadOptions,
): Promise<KubeObject[]> {
  const { signal, labelSelector, fieldSelector } = options;
  if (selected.name !== undefined) return [await getNamed(client, selected, signal)];
  const found: KubeObject[] = [];
  let limit = options.chunkSize || undefined;
  let token: string | undefined;
  do {
    const query = { labelSelector, fieldSelector, limit, continue: token };
    try {
      const page = await client.list(selected.path, { query, signal });
      for (const item of page.items) found.push(withKind(item, selected));
      token = page.metadata.continue || undefined;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 410 || token === undefined) throw error;
      // The server has forgotten this version of the list: read all of it at once, as client-go's pager does.
      found.length = 0;
      limit = token = undefined;
      const { items } = await client.list(selected.path, { query: { labelSelector, fieldSelector }, signal });
      for (const item of items) found.push(withKind(item, selected));
    }
  } while (token !== undefined);
  return found;
}

async function getNamed(client: Client, selected: Selected, signal: AbortSignal): Promise<KubeObject> {
  try {
    return await client.get(selected.path, { signal });
  } catch (error) {
    throw await missingNamespace(client, error, selected.namespace, signal);
  }
}

/** Items of built-in lists come without them. */
function withKind(item: KubeObject, { resource }: Selected): KubeObject {
  const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  return { apiVersion, kind: resource.kind, ...item };
}
