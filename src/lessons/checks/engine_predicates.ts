/** Predicates on the state of a Docker engine. */
import type { JsonObject } from "../../kube/object.ts";
import { isCount, shortText } from "./comparison.ts";
import { fieldAt } from "./field_at.ts";
import { aboutMany, aboutOne } from "./finding.ts";
import { need } from "./missing.ts";
import type {
  ContainerPredicate,
  ContainersPredicate,
  EngineEventPredicate,
  ImagePredicate,
  NetworkPredicate,
  Predicate,
  VolumePredicate,
} from "./predicate.ts";
import type { EngineEvent, EngineView, Finding, WorldView } from "./world_view.ts";

/** Undefined: the predicate is about something else. */
export function evaluateEngine(predicate: Predicate, view: WorldView): Promise<Finding> | undefined {
  const engine = () => need(view.engine, "Docker engine");
  if ("container" in predicate) return findContainer(predicate, engine());
  if ("containers" in predicate) return findContainers(predicate, engine());
  if ("image" in predicate) return findImage(predicate, view);
  if ("volume" in predicate) return findVolume(predicate, engine());
  if ("network" in predicate) return findNetwork(predicate, engine());
  if ("told" in predicate) return Promise.resolve(findEvents(predicate, engine()));
  return undefined;
}

/** By its name, which the engine begins with a slash; where none has it, by the beginning of its id. */
export async function containerNamed(engine: EngineView, name: string): Promise<JsonObject | undefined> {
  const all = await engine.containers();
  return all.find((container) => fieldAt(container, "Name") === `/${name}`) ??
    all.find((container) => String(fieldAt(container, "Id")).startsWith(name));
}

async function findContainer(predicate: ContainerPredicate, engine: EngineView): Promise<Finding> {
  const container = await containerNamed(engine, predicate.container);
  const state = fieldAt(container, "State", "Status");
  if (container && predicate.state !== undefined && state !== predicate.state) {
    return { ok: false, found: `is ${state}`, matches: [container] };
  }
  return aboutOne(container, predicate);
}

async function findContainers(predicate: ContainersPredicate, engine: EngineView): Promise<Finding> {
  const { containers: image, state, published, mount } = predicate;
  const chosen = (await engine.containers()).filter((container) =>
    (image === "*" || isImage(String(fieldAt(container, "Config", "Image")), image)) &&
    (state === undefined || fieldAt(container, "State", "Status") === state) &&
    (published === undefined || hostPorts(container).includes(published)) &&
    (mount === undefined || mounts(container).includes(mount))
  );
  return aboutMany(chosen, predicate);
}

/** Without a tag any tag is meant. */
export function isImage(reference: string, wanted: string): boolean {
  const short = (text: string) => text.replace(/^docker\.io\//, "").replace(/^library\//, "");
  const [have, want] = [short(reference), short(wanted)];
  const repository = have.replace(/:[^:/]*$/, "");
  return have === want || repository === want || `${repository}:latest` === want && have === repository;
}

/** To which ports of the host it is bound, running or not. */
function hostPorts(container: JsonObject): number[] {
  const bindings = fieldAt(container, "HostConfig", "PortBindings");
  return Object.values((bindings ?? {}) as Record<string, unknown>).flatMap((bound) =>
    (Array.isArray(bound) ? bound : []).map((one) => Number(fieldAt(one, "HostPort")))
  );
}

function mounts(container: JsonObject): string[] {
  const all = fieldAt(container, "Mounts");
  return (Array.isArray(all) ? all : []).flatMap((mount) =>
    [fieldAt(mount, "Name"), fieldAt(mount, "Source")].filter((one) => typeof one === "string")
  );
}

async function findImage(predicate: ImagePredicate, view: WorldView): Promise<Finding> {
  if (predicate.node !== undefined) return await findOnNode(predicate, predicate.node, view);
  const images = await need(view.engine, "Docker engine").images();
  const image = tagged(images, predicate.image);
  if (image && predicate.layers !== undefined && !isCount(layersOf(image).length, predicate.layers)) {
    return { ok: false, found: `has ${layersOf(image).length} layers`, matches: [image] };
  }
  if (image && predicate.parent !== undefined) {
    const problem = strangeness(image, tagged(images, predicate.parent), predicate);
    if (problem !== undefined) return { ok: false, found: problem, matches: [] };
  }
  return aboutOne(image, predicate);
}

/** Why the image does not come of that parent. */
function strangeness(
  image: JsonObject,
  parent: JsonObject | undefined,
  { parent: name, shared }: ImagePredicate,
): string | undefined {
  if (!parent) return `there is no image ${name}`;
  const [own, others] = [layersOf(image), layersOf(parent)];
  const parted = others.findIndex((layer, index) => own[index] !== layer);
  const common = parted < 0 ? others.length : parted;
  if (shared === undefined) return parted < 0 ? undefined : `does not begin with the layers of ${name}`;
  return isCount(common, shared) ? undefined : `shares ${common} layers with ${name}`;
}

function tagged(images: readonly JsonObject[], wanted: string): JsonObject | undefined {
  return images.find((image) => {
    const tags = fieldAt(image, "RepoTags");
    return (Array.isArray(tags) ? tags : []).some((tag) => isImage(String(tag), wanted));
  });
}

function layersOf(image: JsonObject): string[] {
  const layers = fieldAt(image, "RootFS", "Layers");
  return (Array.isArray(layers) ? layers : []).map(String);
}

async function findOnNode(predicate: ImagePredicate, name: string, view: WorldView): Promise<Finding> {
  const nodes = await need(view.cluster, "cluster").objects("nodes", undefined);
  const node = nodes.find(({ metadata }) => metadata.name === name);
  const images = fieldAt(node, "status", "images");
  const names = (Array.isArray(images) ? images : []).flatMap((image) => {
    const listed = fieldAt(image, "names");
    return Array.isArray(listed) ? listed.map(String) : [];
  });
  const isThere = names.some((one) => isImage(one, predicate.image));
  return {
    ok: isThere !== (predicate.exists === false),
    found: isThere ? "is there" : "is not there",
    matches: names,
  };
}

async function findVolume(predicate: VolumePredicate, engine: EngineView): Promise<Finding> {
  return aboutOne(
    (await engine.volumes()).find((volume) => fieldAt(volume, "Name") === predicate.volume),
    predicate,
  );
}

async function findNetwork(predicate: NetworkPredicate, engine: EngineView): Promise<Finding> {
  const network = (await engine.networks()).find((one) => fieldAt(one, "Name") === predicate.network);
  if (network && predicate.joined) {
    const joined = Object.values((fieldAt(network, "Containers") ?? {}) as Record<string, unknown>)
      .map((one) => String(fieldAt(one, "Name")));
    if (!predicate.joined.every((name) => joined.includes(name))) {
      return {
        ok: false,
        found: joined.length === 0 ? "nobody is joined" : shortText(joined),
        matches: joined,
      };
    }
  }
  return aboutOne(network, predicate);
}

function findEvents(predicate: EngineEventPredicate, engine: EngineView): Finding {
  const [type, action = ""] = predicate.told.split(" ");
  const told = engine.events().filter((event) =>
    event.Type === type && (event.Action === action || event.Action.startsWith(`${action}:`)) &&
    (predicate.of === undefined || isAbout(event, predicate.of))
  );
  const different = new Set(told.map(subjectOf));
  const ok = predicate.different === undefined
    ? told.length > 0
    : isCount(different.size, predicate.different);
  return { ok, found: told.length === 0 ? "not yet" : `${told.length} times`, matches: [...different] };
}

/** Mounting a volume happens to the container that mounts it. */
function subjectOf({ Actor: { ID, Attributes } }: EngineEvent): string {
  return Attributes["container"] ?? ID;
}

function isAbout({ Actor: { ID, Attributes } }: EngineEvent, wanted: string): boolean {
  return [ID, Attributes["name"]].includes(wanted) || [ID, Attributes["image"], Attributes["name"]]
    .some((one) => one !== undefined && isImage(one, wanted));
}
