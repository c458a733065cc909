import type { Client } from "../../cluster/client.ts";
import { listObjects, withKind } from "../../cluster/object_list.ts";
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
  const { signal, labelSelector, fieldSelector, chunkSize } = options;
  if (selected.name !== undefined) return [await getNamed(client, selected, signal)];
  const { path } = selected;
  const items = await listObjects(client, { path, labelSelector, fieldSelector, chunkSize, signal });
  return items.map((item) => withKind(item, selected.resource));
}

async function getNamed(client: Client, selected: Selected, signal: AbortSignal): Promise<KubeObject> {
  try {
    return await client.get(selected.path, { signal });
  } catch (error) {
    throw await missingNamespace(client, error, selected.namespace, signal);
  }
}
