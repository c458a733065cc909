/** Objects of a manifest, and where on the server they belong. */
import { type ApiResource, resourceOfKind } from "../../kube/discovery.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { resourcePath } from "../resource_path.ts";
import type { Acting } from "./acting.ts";

export interface PlacedObject {
  readonly object: KubeObject;
  readonly resource: ApiResource;
  /** Absent where the kind has no namespaces. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly path: string;
  readonly collection: string;
}

/** Rejects with Helm's words when the server does not know a kind. */
export async function placeObjects(objects: readonly KubeObject[], acting: Acting): Promise<PlacedObject[]> {
  if (objects.length === 0) return [];
  const discovery = await acting.discovery();
  const problems: string[] = [];
  const placed = objects.flatMap(parts).flatMap((object): PlacedObject[] => {
    const { apiVersion = "v1", kind = "", metadata } = object;
    const resource = resourceOfKind(discovery, apiVersion, kind);
    if (!resource) {
      problems.push(unknownKind(object));
      return [];
    }
    const namespace = resource.namespaced ? metadata.namespace ?? acting.namespace : undefined;
    const name = metadata.name ?? "";
    return [{
      object: namespace === undefined ? object : { ...object, metadata: { ...metadata, namespace } },
      resource,
      namespace,
      name,
      path: resourcePath(resource, { namespace, name }),
      collection: resourcePath(resource, { namespace }),
    }];
  });
  if (problems.length === 1) throw new Error(problems[0]);
  if (problems.length > 1) throw new Error(`[${problems.join(", ")}]`);
  return placed;
}

/** By what objects of two revisions are taken for the same one. */
export function placedKey({ resource, namespace = "", name }: PlacedObject): string {
  return `${resource.group}/${resource.kind}/${namespace}/${name}`;
}

/** `apps/v1, Kind=Deployment`, as Go prints a kind. */
export function kindText({ resource }: PlacedObject): string {
  return `${resource.group}/${resource.version}, Kind=${resource.kind}`;
}

/** Ends in a newline, as cli-runtime's NoKindMatchError advice does not. */
function unknownKind({ apiVersion = "", kind = "", metadata }: KubeObject): string {
  return `resource mapping not found for name: "${metadata.name ?? ""}" namespace: "${
    metadata.namespace ?? ""
  }" ` +
    `from "": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`;
}

/** A list is its items. */
function parts(object: KubeObject): KubeObject[] {
  const { items } = object as unknown as { items?: unknown };
  if (!object.kind?.endsWith("List") || !Array.isArray(items)) {
    return [{ ...object, metadata: object.metadata ?? ({} as JsonObject) } as KubeObject];
  }
  return (items as KubeObject[]).flatMap(parts);
}
