import { resourcePath } from "../../cluster/resource_path.ts";
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import { parseResourceArguments, resolveResource, resolveResources } from "../../kube/resource_name.ts";

/** What one request is about: a named object, or a collection. */
export interface Selected {
  resource: ApiResource;
  /** Absent: a resource without namespaces, or all namespaces. */
  namespace?: string;
  /** Absent: the collection. */
  name?: string;
  /** Without query. */
  path: string;
}

export interface SelectionOptions {
  namespace: string;
  allNamespaces: boolean;
}

/**
 * What the arguments of `get`, `describe` … select, in order.
 * @throws {ResourceNameError} in kubectl's wording
 */
export function selectResources(discovery: Discovery, args: string[], options: SelectionOptions): Selected[] {
  const parsed = parseResourceArguments(args);
  if ("pairs" in parsed) {
    return parsed.pairs.map(({ type, name }) => selected(resolveResource(discovery, type), name, options));
  }
  const resources = resolveResources(discovery, parsed.types);
  if (parsed.names.length === 0) return resources.map((resource) => selected(resource, undefined, options));
  if (options.allNamespaces) {
    throw new Error("a resource cannot be retrieved by name across all namespaces");
  }
  return resources.flatMap((resource) => parsed.names.map((name) => selected(resource, name, options)));
}

function selected(resource: ApiResource, name: string | undefined, options: SelectionOptions): Selected {
  const isScoped = resource.namespaced && !options.allNamespaces;
  const place = {
    ...(isScoped ? { namespace: options.namespace } : {}),
    ...(name === undefined ? {} : { name }),
  };
  return { resource, ...place, path: resourcePath(resource, place) };
}
