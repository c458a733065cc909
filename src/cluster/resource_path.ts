import type { ApiResource } from "../kube/discovery.ts";

/** What a path says of a resource. */
export type Addressed = Pick<ApiResource, "group" | "version" | "name">;

/** Which part of a resource is meant; without `name` it is the collection. */
export interface Place {
  /** Absent or "": all namespaces, or a resource without namespaces. */
  namespace?: string | undefined;
  name?: string | undefined;
  /** Such as `status`, `scale`, `log`, `exec`. */
  subresource?: string | undefined;
}

/**
 * `/api/v1/namespaces/default/pods/web-0/log`; segments are percent-encoded.
 * @throws {Error} in kubectl's words for names that would lead elsewhere: `..`, the empty one, one with a slash
 */
export function resourcePath(resource: Addressed, place: Place = {}): string {
  const problem = placeProblem(place);
  if (problem) throw new Error(problem);
  const segments = resource.group === ""
    ? ["api", resource.version]
    : ["apis", resource.group, resource.version];
  if (place.namespace) segments.push("namespaces", place.namespace);
  segments.push(resource.name);
  if (place.name !== undefined) segments.push(place.name);
  if (place.subresource !== undefined) segments.push(place.subresource);
  return "/" + segments.map(encodeURIComponent).join("/");
}

/** Why a namespace or a name can be no part of a path; undefined when they can. Source: client-go, rest/request.go. */
export function placeProblem({ namespace, name }: Place): string | undefined {
  if (name === "") return "resource name may not be empty";
  for (const [what, text] of [["namespace", namespace], ["resource name", name]]) {
    const problems = text ? segmentProblems(text) : [];
    if (problems.length) return `invalid ${what} ${JSON.stringify(text)}: [${problems.join(" ")}]`;
  }
  return undefined;
}

/** Source: apimachinery, api/validation/path (IsValidPathSegmentName). */
function segmentProblems(text: string): string[] {
  if (text === "." || text === "..") return [`may not be '${text}'`];
  return ["/", "%"].filter((sign) => text.includes(sign)).map((sign) => `may not contain '${sign}'`);
}

/** `pods`, `deployments.apps`, and the name, as error texts print them; empty for paths that are no resource. */
export function addressedBy(path: string): { resource?: string; name?: string } {
  const segments = path.split("?", 1)[0]!.split("/").slice(1).map(decode);
  const group = segments[0] === "apis" ? segments[1] : segments[0] === "api" ? "" : undefined;
  if (group === undefined) return {};
  let rest = segments.slice(group === "" ? 2 : 3);
  // `namespaces/default` alone is the object; `namespaces/default/pods` is within it.
  if (rest[0] === "namespaces" && rest.length > 2 && !NAMESPACE_SUBRESOURCES.has(rest[2]!)) {
    rest = rest.slice(2);
  }
  const [resource, name] = rest;
  if (!resource) return {};
  return { resource: group ? `${resource}.${group}` : resource, ...(name ? { name } : {}) };
}

const NAMESPACE_SUBRESOURCES = new Set(["status", "finalize"]);

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // Not percent-encoded by us; it only goes into an error's text.
  }
}
