import type { KubeObject } from "../../../kube/object.ts";
import { type PodPart, podPart } from "../../../kube/pod_template.ts";

/** Where an object describes pods. @throws {Error} in kubectl's words, where it does not */
export function requirePods(object: KubeObject, name: string): PodPart {
  const part = podPart(object);
  if (part) return part;
  const version = object.apiVersion?.split("/").at(-1);
  throw new Error(
    `${name} the object is not a pod or does not have a pod template: *${version}.${object.kind}`,
  );
}

/** Whether a name fits a pattern, in which `*` stands for anything. */
export function matchesName(pattern: string, name: string): boolean {
  const expression = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*");
  return new RegExp(`^${expression}$`).test(name);
}
