/** Which release an object belongs to, told by its metadata. Source: helm.sh/helm/v4, pkg/action/validate.go. */
import type { KubeObject } from "../../kube/object.ts";
import { ApiError } from "../api_error.ts";
import type { Acting } from "./acting.ts";
import type { PlacedObject } from "./placed_object.ts";

export interface Owner {
  readonly name: string;
  readonly namespace: string;
}

const managedBy = "app.kubernetes.io/managed-by";
const releaseName = "meta.helm.sh/release-name";
const releaseNamespace = "meta.helm.sh/release-namespace";

/** The object with what says that it is the release's. */
export function owned(placed: PlacedObject, { name, namespace }: Owner): PlacedObject {
  const { metadata } = placed.object;
  return {
    ...placed,
    object: {
      ...placed.object,
      metadata: {
        ...metadata,
        labels: { ...metadata.labels, [managedBy]: "Helm" },
        annotations: { ...metadata.annotations, [releaseName]: name, [releaseNamespace]: namespace },
      },
    },
  };
}

/**
 * Those of the objects that are there already. Rejects when one of them is not the release's, unless it takes what
 * it finds.
 */
export async function existingObjects(
  objects: readonly PlacedObject[],
  owner: Owner,
  takesOwnership: boolean,
  { client, signal }: Acting,
): Promise<PlacedObject[]> {
  const found: PlacedObject[] = [];
  for (const placed of objects) {
    const live = await client.get(placed.path, { signal }).catch((error) => {
      if (error instanceof ApiError && error.code === 404) return undefined;
      throw new Error(
        `could not get information about the resource ${shown(placed)}: ${(error as Error).message}`,
      );
    });
    if (!live) continue;
    const problems = takesOwnership ? [] : ownershipProblems(live, owner);
    if (problems.length > 0) {
      throw new Error(
        `${
          shown(placed)
        } exists and cannot be imported into the current release: invalid ownership metadata; ` +
          problems.join("; "),
      );
    }
    found.push(placed);
  }
  return found;
}

function ownershipProblems(
  { metadata: { labels = {}, annotations = {} } }: KubeObject,
  owner: Owner,
): string[] {
  const wanted: [string, Readonly<Record<string, string>>, string, string][] = [
    ["label", labels, managedBy, "Helm"],
    ["annotation", annotations, releaseName, owner.name],
    ["annotation", annotations, releaseNamespace, owner.namespace],
  ];
  return wanted.flatMap(([what, values, key, value]) => {
    const found = values[key];
    if (found === value) return [];
    const problem = found === undefined
      ? `missing key "${key}": must be set to "${value}"`
      : `key "${key}" must equal "${value}": current value is "${found}"`;
    return [`${what} validation error: ${problem}`];
  });
}

function shown({ object, name, namespace = "" }: PlacedObject): string {
  return `${object.kind} ${JSON.stringify(name)} in namespace ${JSON.stringify(namespace)}`;
}
