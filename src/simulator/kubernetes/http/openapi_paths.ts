/**
 * The paths of an OpenAPI v3 document: which verbs a kind has where. Clients read the action, the kind and the
 * parameters: kubectl will not let the server validate fields unless patch names `fieldValidation`.
 */
import type { AnyKind } from "../kind.ts";
import { ALL_VERBS, type GroupVersion, REVIEWS, subresourcesOf } from "./api_groups.ts";

type Operation = Record<string, unknown>;
type PathItem = Record<string, unknown>;

export function openApiPaths({ group, version, kinds }: GroupVersion): Record<string, PathItem> {
  const root = group ? `/apis/${group}/${version}` : `/api/${version}`;
  const paths: Record<string, PathItem> = {};
  for (const kind of kinds) addKind(paths, root, kind);
  for (const review of REVIEWS) {
    if (review.group === group && review.version === version) addReview(paths, root, review);
  }
  return paths;
}

/** Posted, and never stored. */
function addReview(paths: Record<string, PathItem>, root: string, review: typeof REVIEWS[number]): void {
  const scope = review.namespaced ? "/namespaces/{namespace}" : "";
  const schema = `io.k8s.api.${review.group.split(".")[0]}.${review.version}.${review.kind}`;
  const parameters = review.namespaced ? [pathParameter("namespace")] : [];
  paths[`${root}${scope}/${review.plural}`] = pathItem(
    { ...review, schema },
    [["post", "post", "create"]],
    parameters,
  );
}

function addKind(paths: Record<string, PathItem>, root: string, kind: AnyKind): void {
  const has = (verb: string) => (kind.verbs ?? ALL_VERBS).includes(verb);
  const scope = kind.namespaced ? "/namespaces/{namespace}" : "";
  const collection = `${root}${scope}/${kind.plural}`;
  const ownParameters = kind.namespaced ? [pathParameter("namespace")] : [];
  const methods: [string, string, string][] = [["get", "list", "list"], ["post", "post", "create"], [
    "delete",
    "deletecollection",
    "deletecollection",
  ]];
  paths[collection] = pathItem(kind, methods.filter(([, , verb]) => has(verb)), ownParameters);
  if (kind.namespaced && has("list")) {
    paths[`${root}/${kind.plural}`] = pathItem(kind, [["get", "list", "list"]], []);
  }
  const single: [string, string, string][] = [["get", "get", "get"], ["put", "put", "update"], [
    "patch",
    "patch",
    "patch",
  ], ["delete", "delete", "delete"]];
  const named = [pathParameter("name"), ...ownParameters];
  paths[`${collection}/{name}`] = pathItem(kind, single.filter(([, , verb]) => has(verb)), named);
  for (const [name, info] of Object.entries(subresourcesOf(kind))) {
    const target = {
      group: info.group ?? kind.group,
      version: info.version ?? kind.version,
      kind: info.kind,
      schema: kind.schema,
      isCustom: kind.isCustom ?? false,
    };
    const verbs = single.filter(([, , verb]) => info.verbs.includes(verb));
    const created: [string, string, string][] = info.verbs.includes("create")
      ? [["post", "post", "create"]]
      : [];
    paths[`${collection}/{name}/${name}`] = pathItem(target, [...verbs, ...created], named);
  }
}

interface Target {
  isCustom?: boolean;
  group: string;
  version: string;
  kind: string;
  schema: string;
}

function pathItem(
  target: Target,
  methods: readonly [method: string, action: string, verb: string][],
  parameters: unknown[],
): PathItem {
  const item: PathItem = {};
  for (const [method, action, verb] of methods) item[method] = operation(target, action, verb);
  return { ...item, parameters: [...parameters, queryParameter("pretty")] };
}

function operation(
  { group, version, kind, schema, isCustom = false }: Target,
  action: string,
  verb: string,
): Operation {
  const body = schemaReference(schema);
  return {
    "x-kubernetes-action": action,
    "x-kubernetes-group-version-kind": { group, version, kind },
    parameters: (PARAMETERS[verb] ?? []).map(queryParameter),
    ...(verb === "create" || verb === "update"
      ? { requestBody: { content: { "*/*": { schema: body } }, required: true } }
      : {}),
    ...(verb === "patch" ? { requestBody: { content: patchContent(isCustom), required: true } } : {}),
    responses: { "200": { description: "OK", content: { "application/json": { schema: body } } } },
  };
}

const WRITE = ["dryRun", "fieldManager", "fieldValidation"];
const PARAMETERS: Record<string, readonly string[]> = {
  create: WRITE,
  update: WRITE,
  patch: [...WRITE, "force"],
  delete: ["dryRun", "gracePeriodSeconds", "propagationPolicy"],
  deletecollection: ["dryRun", "fieldSelector", "labelSelector", "propagationPolicy"],
  list: ["continue", "fieldSelector", "labelSelector", "limit", "resourceVersion", "watch"],
};

/** By this kubectl chooses the patches that it sends. */
function patchContent(isCustom: boolean): Record<string, unknown> {
  const schema = schemaReference("io.k8s.apimachinery.pkg.apis.meta.v1.Patch");
  return {
    "application/apply-patch+yaml": { schema },
    "application/json-patch+json": { schema },
    "application/merge-patch+json": { schema },
    ...(isCustom ? {} : { "application/strategic-merge-patch+json": { schema } }),
  };
}

function queryParameter(name: string): unknown {
  return { name, in: "query", schema: { type: "string", uniqueItems: true } };
}

function pathParameter(name: string): unknown {
  return { name, in: "path", required: true, schema: { type: "string", uniqueItems: true } };
}

function schemaReference(name: string): unknown {
  return { $ref: `#/components/schemas/${name}` };
}
