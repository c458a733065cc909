import type { Describer, Related, RelatedAnswer, RelatedQuery } from "../kube/describe/describer.ts";
import type { KubeObject } from "../kube/object.ts";
import { ApiError } from "./api_error.ts";
import type { Client } from "./client.ts";
import { listObjects } from "./object_list.ts";
import { resourcePath } from "./resource_path.ts";

export interface DescribeOptions {
  /** Milliseconds since 1970, for ages. */
  nowMs: number;
  signal?: AbortSignal;
  /** Events are asked for unless this is false. */
  showEvents?: boolean;
}

/**
 * What `kubectl describe` prints of an object: asks for all that belongs to it at once, then lets the describer write.
 * What may not be read is told in the text, as kubectl does; a lost connection is an error.
 */
export async function describeObject(
  client: Client,
  describer: Describer,
  object: KubeObject,
  { nowMs, signal, showEvents = true }: DescribeOptions,
): Promise<string> {
  const queries = describer.related(object).filter(({ resource }) => showEvents || resource !== "events");
  const answers = await Promise.all(queries.map((query) => ask(client, query, signal)));
  const related: Related = {};
  queries.forEach(({ key }, index) => related[key] = answers[index]);
  return describer.describe(object, related, { nowMs });
}

/** Objects a page: related lists are read to the end. */
const PAGE = 500;

async function ask(
  client: Client,
  query: RelatedQuery,
  signal: AbortSignal | undefined,
): Promise<RelatedAnswer> {
  const { group, version, resource, namespace, name, labelSelector, fieldSelector } = query;
  const path = resourcePath({ group, version, name: resource }, { namespace, name });
  const options = signal ? { signal } : {};
  const items: KubeObject[] = [];
  try {
    if (name !== undefined) return { items: [await client.get(path, options)] };
    items.push(...await listObjects(client, { path, labelSelector, fieldSelector, chunkSize: PAGE, signal }));
    return { items };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { items, error: error.message, forbidden: error.code === 403 };
  }
}
