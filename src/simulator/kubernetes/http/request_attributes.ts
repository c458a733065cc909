/** What a request asks, in the terms of authorization. Source: apiserver/pkg/endpoints/request/requestinfo.go. */
import { parseFieldSelector } from "../../../kube/field_selector.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import { SelectorError } from "../../../kube/selector_error.ts";
import type { ApiRequest } from "./api_request.ts";
import type { Attributes } from "./authorization.ts";
import type { ResourcePath } from "./resource_path.ts";

const VERBS: Readonly<Record<string, string>> = {
  GET: "get",
  HEAD: "get",
  POST: "create",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

/** `path` is undefined for what is no group version's. Asked before anybody looks whether it exists. */
export function attributesOf(request: ApiRequest, path: ResourcePath | undefined): Attributes {
  const { method } = request;
  if (path?.resource === undefined) return { verb: method.toLowerCase(), path: request.path };
  const { group, resource, subresource = "" } = path;
  const verb = verbOf(request, path);
  const name = path.name ?? (COLLECTIVE.has(verb) ? selectedName(request.query) : "");
  // A namespace is in itself.
  const ownNamespace = resource === "namespaces" ? path.name : undefined;
  return { verb, group, resource, subresource, namespace: path.namespace ?? ownNamespace ?? "", name };
}

const COLLECTIVE = new Set(["list", "watch"]);

function verbOf({ method, query }: ApiRequest, path: ResourcePath): string {
  if (path.watch) return "watch";
  const verb = ownEntry(VERBS, method) ?? "";
  if (path.name !== undefined) return verb;
  if (verb === "delete") return "deletecollection";
  if (verb !== "get") return verb;
  return ["1", "true"].includes(query.get("watch") ?? "") ? "watch" : "list";
}

/** A list of one name is allowed to whoever may see that one. */
function selectedName(query: URLSearchParams): string {
  const text = query.get("fieldSelector");
  if (!text?.includes("metadata.name")) return "";
  try {
    const found = parseFieldSelector(text).find(({ field, operator }) =>
      field === "metadata.name" && operator === "="
    );
    return found?.value ?? "";
  } catch (error) {
    if (error instanceof SelectorError) return "";
    throw error;
  }
}
