/** Owners that make an object again, and what goes with an object because it owns it. */
import type { KubeObject } from "../../kube/object.ts";
import type { Line, Span } from "../../terminal/line.ts";
import { pad, shorten, textWidth } from "../../terminal/width.ts";
import { targetTitle } from "../target.ts";
import { controllerOf, countOf, descendants, isTarget, type Scene } from "./scene.ts";

/** Names each target of several; of one, only what there is to say. */
export function ownership(scene: Scene): Promise<Line[]> {
  const { targets } = scene;
  const kinds = new Set(targets.map(({ resource, namespace }) => `${resource.kind} ${namespace}`));
  const told = targets.map((target, index) => ({
    name: kinds.size > 1 ? targetTitle(target) : target.name,
    spans: fate(scene, index),
  })).filter(({ spans }) => targets.length > 1 || spans.length > 0);
  const width = Math.min(NAME_WIDTH, Math.max(0, ...told.map(({ name }) => textWidth(name))));
  return Promise.resolve(told.map(({ name, spans }): Line => ({
    spans: [{ text: `${pad(shorten(name, width), width)}${spans.length > 0 ? "   " : ""}` }, ...spans],
  })));
}

const NAME_WIDTH = 48;

function fate(scene: Scene, index: number): Span[] {
  const object = scene.objects[index];
  if (!object) return [{ text: "is gone already, or may not be read", role: "warn" }];
  const spans: Span[] = [];
  const since = object.metadata.deletionTimestamp;
  if (since) spans.push({ text: `is being deleted since ${since}  `, role: "warn" });
  const owner = ownerFate(scene, object);
  if (owner) spans.push(owner);
  const belongings = belongingsFate(scene, index);
  if (belongings) spans.push(...(owner ? [{ text: "; " }] : []), belongings);
  return spans;
}

function ownerFate(scene: Scene, object: KubeObject): Span | undefined {
  const owner = controllerOf(object);
  if (!owner) return undefined;
  const isPod = object.kind === "Pod";
  if (isTarget(scene, owner.uid)) return { text: `goes with ${owner.kind} ${owner.name}`, role: "dim" };
  if (owner.kind === "Node" && isPod) {
    return { text: `static pod of node ${owner.name}: its file brings it back`, role: "dim" };
  }
  if (owner.kind === "Job" && isPod) {
    return isFinished(object)
      ? { text: `owned by Job ${owner.name}: has ended and is not replaced`, role: "dim" }
      : { text: `owned by Job ${owner.name}: counts as failed and is tried again`, role: "warn" };
  }
  const same = isPod && owner.kind === "StatefulSet" ? " under the same name" : "";
  const what = isPod ? "will be replaced" : "it may make it again";
  return { text: `owned by ${owner.kind} ${owner.name}: ${what}${same}` };
}

function isFinished(pod: KubeObject): boolean {
  const phase = (pod["status"] as { phase?: string } | undefined)?.phase;
  return phase === "Succeeded" || phase === "Failed";
}

/** `takes 1 ReplicaSet and 3 Pods with it`. */
function belongingsFate({ owned, choice }: Scene, index: number): Span | undefined {
  const tree = owned[index]!;
  const below = choice.propagation === "orphan"
    ? tree.children.map(({ object }) => object)
    : descendants(tree);
  if (below.length === 0) return undefined;
  const counts = kindCounts(below);
  if (choice.propagation !== "orphan") return { text: `takes ${counts} with it`, role: "warn" };
  const further = descendants(tree).length - below.length;
  return {
    text: `leaves ${counts} behind without an owner${further > 0 ? `, with the ${further} below` : ""}`,
    role: "warn",
  };
}

/** `1 ReplicaSet and 3 Pods`, in the order in which they come. */
export function kindCounts(objects: readonly KubeObject[]): string {
  const byKind = Map.groupBy(objects, ({ kind }) => kind ?? "object");
  const counts = [...byKind].map(([kind, { length }]) => countOf(length, kind));
  return counts.length < 2 ? counts.join("") : `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}`;
}
