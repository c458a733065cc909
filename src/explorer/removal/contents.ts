/** What is inside: everything in a namespace, the instances of a definition, the pods on a node. */
import type { ApiResource } from "../../kube/discovery.ts";
import { preferredResources } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import type { Target } from "../target.ts";
import { kindCounts } from "./ownership.ts";
import { countOf, type Scene } from "./scene.ts";

export async function contents(scene: Scene): Promise<Line[]> {
  const lines = await Promise.all(scene.targets.map((target, index) => {
    const { resource } = target;
    if (resource.group === "" && resource.name === "namespaces") return namespaceLines(scene, target);
    if (resource.name === "customresourcedefinitions") return instanceLines(scene, scene.objects[index]);
    if (resource.group === "" && resource.name === "nodes") return nodeLines(scene, target);
    return [];
  }));
  return lines.flat();
}

async function namespaceLines({ around }: Scene, { name }: Target): Promise<Line[]> {
  const kinds = preferredResources(around.discovery).filter(isOfPeople);
  const found: { kind: string; count: number }[] = [];
  const waiting = [...kinds];
  const work = async (): Promise<void> => {
    for (let resource = waiting.shift(); resource; resource = waiting.shift()) {
      const { count, items } = await around.count(resource, { namespace: name });
      const made = items.filter(({ metadata }) => isMadeForNamespace(resource.kind, metadata.name)).length;
      if (count > made) found.push({ kind: resource.kind, count: count - made });
    }
  };
  await Promise.all(Array.from({ length: LISTS_AT_ONCE }, work));
  if (found.length === 0) return [{ spans: [{ text: `Namespace ${name} is empty.`, role: "dim" }] }];
  found.sort((left, right) => right.count - left.count || left.kind.localeCompare(right.kind));
  const counts = found.map(({ kind, count }) => countOf(count, kind));
  return [
    { spans: [{ text: `Everything in namespace ${name} goes with it:`, role: "bad" }] },
    ...wrapped(counts).map((text): Line => ({ spans: [{ text: `  ${text}`, role: "warn" }] })),
  ];
}

const LISTS_AT_ONCE = 6;
const LINE_WIDTH = 74;

/** What somebody has put there; what follows from it, such as endpoints and events, needs no mention. */
function isOfPeople({ namespaced, verbs, name }: ApiResource): boolean {
  return namespaced && verbs.includes("list") && verbs.includes("delete") && !followers.has(name);
}

const followers = new Set(["events", "endpoints", "endpointslices", "leases", "controllerrevisions"]);

/** Every namespace has these from its beginning. */
function isMadeForNamespace(kind: string, name: string | undefined): boolean {
  return (kind === "ConfigMap" && name === "kube-root-ca.crt") ||
    (kind === "ServiceAccount" && name === "default");
}

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= LINE_WIDTH) {
      lines[lines.length - 1] = `${last}, ${word}`;
    } else lines.push(word);
  }
  return lines;
}

async function instanceLines({ around }: Scene, definition: KubeObject | undefined): Promise<Line[]> {
  const spec = definition?.["spec"] as
    | { group?: string; names?: { plural?: string; kind?: string } }
    | undefined;
  const resource = around.discovery.resources.find(({ group, name }) =>
    group === spec?.group && name === spec?.names?.plural
  );
  if (!resource) return [];
  const { count, items } = await around.count(resource);
  if (count === 0) {
    return [{ spans: [{ text: `There are no ${resource.name} that would go with it.`, role: "dim" }] }];
  }
  const namespaces = new Set(items.flatMap(({ metadata }) => metadata.namespace ?? []));
  const where = namespaces.size === 0 ? "" : ` in ${countOf(namespaces.size, "namespace")}`;
  return [{
    spans: [{
      text: `All ${countOf(count, resource.kind)}${where} go with it, and what those own.`,
      role: "bad",
    }],
  }];
}

async function nodeLines({ around }: Scene, { name }: Target): Promise<Line[]> {
  const pods = await around.list("pods", { fieldSelector: `spec.nodeName=${name}` });
  if (pods.length === 0) return [{ spans: [{ text: `No pod runs on ${name}.`, role: "dim" }] }];
  return [
    {
      spans: [{
        text: `${kindCounts(pods)} on ${name}: drain it first (r); these are deleted without notice.`,
        role: "bad",
      }],
    },
    {
      spans: [{
        text: "A kubelet that still runs there registers the node again when it restarts.",
        role: "dim",
      }],
    },
  ];
}
