import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { KubeObject } from "../../kube/object.ts";
import { type Target, targetTitle } from "../target.ts";
import { AnotherObject, anotherObject } from "./send_write.ts";

/** The objects as they are now, in the order of the targets. Rejects where one is another object of the same name. */
export async function readTargets(
  client: Client,
  targets: readonly Target[],
  signal: AbortSignal,
): Promise<KubeObject[]> {
  const objects: KubeObject[] = [];
  for (let at = 0; at < targets.length; at += parallel) {
    const some = targets.slice(at, at + parallel);
    objects.push(...await Promise.all(some.map((target) => readTarget(client, target, signal))));
  }
  return objects;
}

const parallel = 8;

async function readTarget(client: Client, target: Target, signal: AbortSignal): Promise<KubeObject> {
  const { resource, namespace, name, uid } = target;
  const object = await client.get(resourcePath(resource, { namespace, name }), { signal });
  if (uid !== "" && object.metadata.uid !== uid) {
    throw new AnotherObject(`${targetTitle(target)} ${anotherObject}`);
  }
  return object;
}
