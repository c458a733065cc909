/** What a path under /api or /apis means (apiserver/pkg/endpoints/request, RequestInfo). */

/** A group version's list of resources, or one of its resources, objects, sub-resources. */
export interface ResourcePath {
  group: string;
  version: string;
  /** Absent: the group version itself. */
  resource?: string;
  namespace?: string;
  name?: string;
  subresource?: string;
  /** What follows the sub-resource: `proxy/a/b`. */
  rest?: string[];
  /** The old `/watch/` in the path. */
  watch: boolean;
}

/** Undefined for paths that are no group version's: `/apis`, `/apis/apps`, `/version`. */
export function parseResourcePath(segments: readonly string[]): ResourcePath | undefined {
  const [root, ...rest] = segments;
  const isCore = root === "api";
  if (!isCore && root !== "apis") return undefined;
  const group = isCore ? "" : rest.shift();
  const version = rest.shift();
  if (group === undefined || version === undefined) return undefined;
  const watch = rest[0] === "watch" && rest.length > 1;
  if (watch) rest.shift();
  return { group, version, watch, ...placeOf(rest) };
}

/** Sub-resources of a namespace itself: other words after its name are resources in it. */
const NAMESPACE_SUBRESOURCES = new Set(["status", "finalize"]);

function placeOf(segments: string[]): Omit<ResourcePath, "group" | "version" | "watch"> {
  if (segments.length === 0) return {};
  const [first, second, third] = segments;
  const isInNamespace = first === "namespaces" && third !== undefined && !NAMESPACE_SUBRESOURCES.has(third);
  if (isInNamespace) {
    const [, , resource, name, subresource, ...rest] = segments;
    return { namespace: second!, ...named(resource!, name, subresource, rest) };
  }
  const [resource, name, subresource, ...rest] = segments;
  return named(resource!, name, subresource, rest);
}

function named(
  resource: string,
  name: string | undefined,
  subresource: string | undefined,
  rest: string[],
): Omit<ResourcePath, "group" | "version" | "watch"> {
  return {
    resource,
    ...(name === undefined ? {} : { name }),
    ...(subresource === undefined ? {} : { subresource }),
    ...(rest.length === 0 ? {} : { rest }),
  };
}
