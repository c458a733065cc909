/** May I, may he, and what may I: the reviews of authorization.k8s.io (pkg/registry/authorization). */
import type { Json, JsonObject, ObjectMeta } from "../../../kube/object.ts";
import { invalid } from "../kinds/field_errors.ts";
import { roleIndexOf } from "../rbac/role_index.ts";
import { badRequest, invalid as invalidObject } from "../refusals.ts";
import type { User } from "../registry.ts";
import type { FieldError } from "../status_error.ts";
import type { ApiContext } from "./api_context.ts";
import type { Attributes, Authorize } from "./authorization.ts";

/** `asker` is judged by a Self…Review, the user in the spec by the others. Throws for what is no question. */
export function accessStatus(
  authorize: Authorize,
  kind: string,
  metadata: ObjectMeta,
  asker: User,
  spec: JsonObject,
): unknown {
  const errors = reviewErrors(kind, metadata, spec);
  if (errors.length > 0) throw invalidObject({ group: "authorization.k8s.io", kind }, "", errors);
  const { user = "", groups = [] } = spec as { user?: string; groups?: string[] };
  const judged = kind === "SelfSubjectAccessReview" ? asker : { name: user, groups };
  const { allowed, reason } = authorize(judged, questionOf(spec));
  return { allowed, ...(reason ? { reason } : {}) };
}

/** All rules that the asker has in a namespace. */
export function rulesStatus(context: ApiContext, asker: User, spec: JsonObject): unknown {
  const namespace = String(spec.namespace ?? "");
  if (!namespace) throw badRequest("no namespace on request");
  const resourceRules: unknown[] = [];
  const nonResourceRules: unknown[] = [];
  const errors: string[] = [];
  for (const grant of roleIndexOf(context.registry)?.grantsOf(asker, namespace) ?? []) {
    if ("error" in grant) {
      errors.push(grant.error);
      continue;
    }
    const { verbs, apiGroups, resources, resourceNames, nonResourceURLs } = grant.rule;
    if (resources?.length) {
      resourceRules.push({ verbs, apiGroups, resources, ...(resourceNames ? { resourceNames } : {}) });
    }
    if (nonResourceURLs?.length) nonResourceRules.push({ verbs, nonResourceURLs });
  }
  const [first, ...more] = new Set(errors);
  const evaluationError = more.length > 0 ? `[${[first, ...more].join(", ")}]` : first;
  return {
    resourceRules,
    nonResourceRules,
    incomplete: false,
    ...(evaluationError ? { evaluationError } : {}),
  };
}

function questionOf(spec: JsonObject): Attributes {
  const path = spec.nonResourceAttributes as { path?: string; verb?: string } | undefined;
  if (path) return { verb: path.verb ?? "", path: path.path ?? "" };
  const wanted = (spec.resourceAttributes ?? {}) as Record<string, string | undefined>;
  return {
    verb: wanted.verb ?? "",
    group: wanted.group ?? "",
    resource: wanted.resource ?? "",
    subresource: wanted.subresource ?? "",
    namespace: wanted.namespace ?? "",
    name: wanted.name ?? "",
  };
}

/** What is wrong with a question (pkg/apis/authorization/validation). */
function reviewErrors(kind: string, metadata: ObjectMeta, spec: JsonObject): FieldError[] {
  const errors: FieldError[] = [];
  const isLocal = kind === "LocalSubjectAccessReview";
  const { resourceAttributes: resource = null, nonResourceAttributes: path = null } = spec;
  if (resource && path) {
    const why = "cannot be specified in combination with resourceAttributes";
    errors.push(invalid("spec.nonResourceAttributes", shownPath(path), why));
  }
  if (!resource && !path) {
    const why = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
    errors.push(invalid("spec.resourceAttributes", null, why));
  }
  if (kind !== "SelfSubjectAccessReview" && !spec.user && !(spec.groups as string[] | undefined)?.length) {
    errors.push(invalid("spec.user", spec.user ?? "", "at least one of user or group must be specified"));
  }
  const { namespace = "", managedFields: _, creationTimestamp: _made, ...others } = metadata;
  if (Object.keys(others).length > 0 || (namespace && !isLocal)) {
    const why = isLocal ? "must be empty except for namespace" : "must be empty";
    errors.push(invalid("metadata", metadata, why));
  }
  if (!isLocal) return errors;
  const asked = (resource as { namespace?: string } | null)?.namespace ?? "";
  if (resource && asked !== namespace) {
    errors.push(invalid("spec.resourceAttributes.namespace", asked, "must match metadata.namespace"));
  }
  if (path) {
    const why = "disallowed on this kind of request";
    errors.push(invalid("spec.nonResourceAttributes", shownPath(path), why));
  }
  return errors;
}

/** The server prints its own form of it. */
function shownPath(attributes: Json): unknown {
  const { path = "", verb = "" } = attributes as { path?: string; verb?: string };
  return { Path: path, Verb: verb };
}
