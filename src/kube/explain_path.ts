import type { ApiResource, Discovery } from "./discovery.ts";
import { resolveResource } from "./resource_name.ts";

export interface ExplainPath {
  resource: ApiResource;
  /** Field names below the kind; empty for the kind itself. */
  fields: string[];
}

/**
 * Reads what is typed after `kubectl explain`: a resource under any of its names, then fields, all parted by dots:
 * `deploy.spec.template`, `deployments.apps.spec`, `widgets.example.com`. List brackets are taken off (`containers[0]`).
 * @throws {ResourceNameError} when there is no such resource
 */
export function parseExplainPath(discovery: Discovery, text: string): ExplainPath {
  const segments = text.replaceAll(/\[[^\]]*\]/g, "").split(".").filter(Boolean);
  // The longest start that is exactly a resource with its group wins; a field never looks like a group.
  for (let length = segments.length; length > 1; length--) {
    const start = segments.slice(0, length).join(".");
    const resource = discovery.resources.find(({ name, group }) =>
      group !== "" && `${name}.${group}` === start
    );
    if (resource) return { resource: resolveResource(discovery, start), fields: segments.slice(length) };
  }
  const [first = ""] = segments;
  return { resource: resolveResource(discovery, first), fields: segments.slice(1) };
}
