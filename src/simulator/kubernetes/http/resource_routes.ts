/** Which handler answers which method where: a small table. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { badRequest, methodNotAllowed, unknownResource } from "../refusals.ts";
import type { PodPart } from "../registry.ts";
import type { Answer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { ALL_VERBS, subresourcesOf } from "./api_groups.ts";
import { deleteCollection, deleteObject } from "./delete_objects.ts";
import { parseListOptions } from "./list_options.ts";
import { bind, bindNamed } from "./pod_actions.ts";
import { evictPod } from "./pod_eviction.ts";
import { podLog } from "./pod_log.ts";
import { proxyAnswer } from "./proxy.ts";
import { getObject, listObjects } from "./read_objects.ts";
import { createToken } from "./token_request.ts";
import { getScale, patchScale, updateScale } from "./scale.ts";
import { watchAnswer } from "./watch_stream.ts";
import { createObject, patchObject, updateObject } from "./write_objects.ts";

export type Handler = (context: ApiContext, request: ResourceRequest) => Answer | Promise<Answer>;

export interface Route {
  /** In the words of authorization: `deletecollection`. */
  verb: string;
  handle: Handler;
}

const COLLECTION: Record<string, Route> = {
  GET: { verb: "list", handle: listOrWatch },
  POST: { verb: "create", handle: createObject },
  DELETE: { verb: "deletecollection", handle: deleteCollection },
};

const OBJECT: Record<string, Route> = {
  GET: { verb: "get", handle: getOrWatch },
  PUT: { verb: "update", handle: updateObject },
  PATCH: { verb: "patch", handle: patchObject },
  DELETE: { verb: "delete", handle: deleteObject },
};

const SUBRESOURCES: Record<string, Record<string, Route>> = {
  status: {
    GET: { verb: "get", handle: getObject },
    PUT: { verb: "update", handle: (context, request) => updateObject(context, request, "status") },
    PATCH: { verb: "patch", handle: (context, request) => patchObject(context, request, "status") },
  },
  ephemeralcontainers: objectPart("ephemeralcontainers"),
  resize: objectPart("resize"),
  approval: objectPart("approval"),
  scale: {
    GET: { verb: "get", handle: getScale },
    PUT: { verb: "update", handle: updateScale },
    PATCH: { verb: "patch", handle: patchScale },
  },
  finalize: {
    PUT: { verb: "update", handle: (context, request) => updateObject(context, request, "finalize") },
  },
  log: { GET: { verb: "get", handle: podLog } },
  eviction: { POST: { verb: "create", handle: evictPod } },
  binding: { POST: { verb: "create", handle: bind } },
  token: { POST: { verb: "create", handle: createToken } },
  exec: { GET: { verb: "get", handle: needsUpgrade }, POST: { verb: "create", handle: needsUpgrade } },
  attach: { GET: { verb: "get", handle: needsUpgrade }, POST: { verb: "create", handle: needsUpgrade } },
  portforward: { GET: { verb: "get", handle: needsUpgrade }, POST: { verb: "create", handle: needsUpgrade } },
  proxy: {
    GET: { verb: "get", handle: proxyAnswer },
    HEAD: { verb: "get", handle: proxyAnswer },
    POST: { verb: "create", handle: proxyAnswer },
    PUT: { verb: "update", handle: proxyAnswer },
    PATCH: { verb: "patch", handle: proxyAnswer },
    DELETE: { verb: "delete", handle: proxyAnswer },
  },
};

function objectPart(part: PodPart | "approval"): Record<string, Route> {
  return {
    GET: { verb: "get", handle: getObject },
    PUT: { verb: "update", handle: (context, request) => updateObject(context, request, part) },
    PATCH: { verb: "patch", handle: (context, request) => patchObject(context, request, part) },
  };
}

/**
 * The route of a request.
 *
 * @throws {StatusError} 404 for a sub-resource that the kind does not have, 405 for a method that is not for this place.
 */
export function routeOf({ request, path, face: kind }: ResourceRequest): Route {
  const { namespace, name, subresource, rest } = path;
  const isOutside = kind.namespaced ? name !== undefined && namespace === undefined : namespace !== undefined;
  if (isOutside || (rest && subresource !== "proxy")) throw unknownResource();
  if (subresource !== undefined) {
    const routes = ownEntry(SUBRESOURCES, subresource);
    const served = subresourcesOf(kind)[subresource];
    if (!routes || !served) throw unknownResource();
    return allowed(ownEntry(routes, request.method), served.verbs);
  }
  const isBelowAll = kind.namespaced && namespace === undefined && request.method !== "GET";
  if (isBelowAll) throw methodNotAllowed();
  if (name === undefined && request.method === "POST" && kind.plural === "bindings" && kind.group === "") {
    return { verb: "create", handle: bindNamed };
  }
  const route = name === undefined ? ownEntry(COLLECTION, request.method) : ownEntry(OBJECT, request.method);
  return allowed(route, kind.verbs ?? ALL_VERBS);
}

function allowed(route: Route | undefined, verbs: readonly string[]): Route {
  if (!route || !verbs.includes(route.verb)) throw methodNotAllowed();
  return route;
}

function listOrWatch(context: ApiContext, request: ResourceRequest): Answer {
  const options = parseListOptions(request.request.query, request.path.watch);
  if (options.watch) return watchAnswer(context, request, options);
  return listObjects(context, request, options);
}

function getOrWatch(context: ApiContext, request: ResourceRequest): Answer {
  return request.path.watch ? listOrWatch(context, request) : getObject(context, request);
}

function needsUpgrade(): never {
  throw badRequest("Upgrade request required");
}
