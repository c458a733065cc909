/** Where the containers of an object are described: a pod's own, or its template's. */
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { ownEntry } from "../../kube/own_entry.ts";

export interface ImageOf {
  readonly list: "initContainers" | "containers";
  readonly container: string;
  readonly image: string;
}

/** Resources whose images can be set, by plural and group, and where the pod's specification stands in them. */
const places: Readonly<Record<string, readonly string[]>> = {
  "pods": ["spec"],
  "replicationcontrollers": ["spec", "template", "spec"],
  "deployments.apps": ["spec", "template", "spec"],
  "statefulsets.apps": ["spec", "template", "spec"],
  "daemonsets.apps": ["spec", "template", "spec"],
  "replicasets.apps": ["spec", "template", "spec"],
  "cronjobs.batch": ["spec", "jobTemplate", "spec", "template", "spec"],
};

export const resourcesWithImages: readonly string[] = Object.keys(places);

/** Every container's image, those of the start first. */
export function imagesOf(object: KubeObject, resource: { name: string; group: string }): ImageOf[] {
  let spec: unknown = object;
  for (const part of placeOf(resource)) spec = isJsonObject(spec) ? spec[part] : undefined;
  if (!isJsonObject(spec)) return [];
  const parts = spec;
  return (["initContainers", "containers"] as const).flatMap((list) => {
    const containers = parts[list];
    return Array.isArray(containers) ? containers.flatMap((one) => imageIn(list, one)) : [];
  });
}

/** The strategic merge patch that sets images. */
export function imagePatch(
  images: readonly ImageOf[],
  resource: { name: string; group: string },
): JsonObject {
  const lists: JsonObject = {};
  for (const list of ["initContainers", "containers"] as const) {
    const some = images.filter((image) => image.list === list);
    if (some.length > 0) lists[list] = some.map(({ container, image }) => ({ name: container, image }));
  }
  return placeOf(resource).reduceRight<JsonObject>((inner, part) => ({ [part]: inner }), lists);
}

function placeOf({ name, group }: { name: string; group: string }): readonly string[] {
  return ownEntry(places, group === "" ? name : `${name}.${group}`) ?? [];
}

function imageIn(list: ImageOf["list"], container: Json): ImageOf[] {
  if (!isJsonObject(container)) return [];
  return [{ list, container: String(container["name"] ?? ""), image: String(container["image"] ?? "") }];
}
