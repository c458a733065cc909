/** `docker rmi` and `docker image prune`. Source: moby daemon/images/image_delete.go. */
import type { ImageReference } from "../images/image_reference.ts";
import { repositoryOf } from "../images/image_reference.ts";
import { conflict, type EngineError } from "./engine_error.ts";
import { type ImageStore, isOneRepository } from "./image_store.ts";
import { familiarString, parseReference } from "./reference.ts";
import { sizeOf, type StoredImage } from "./stored_image.ts";

/** A line of the answer. */
export type Removal = { Untagged: string } | { Deleted: string };

export interface RemovalOptions {
  force?: boolean;
  /** Its parents without names stay. */
  keepsParents?: boolean;
}

/** @throws {EngineError} 404, or 409 and why it is kept. */
export function removeImage(
  store: ImageStore,
  text: string,
  { force = false, keepsParents = false }: RemovalOptions = {},
): Removal[] {
  const image = store.find(text);
  const records: Removal[] = [];
  let isUnnamed = false;
  if (!store.isIdOf(text, image.id)) {
    const reference = parseReference(text);
    const users = store.options.usersOf(image.id);
    if (!force && isSingle(store.namesOf(image.id)) && users.length > 0) {
      throw conflict(
        `conflict: unable to remove repository reference "${text}" (must force) - container ${
          users[0]!.containerId.slice(0, 12)
        } is using its referenced image ${shortId(image.id)}`,
      );
    }
    untag(store, image, reference, records);
    dropDigests(store, image, reference, records);
    if (store.namesOf(image.id).length > 0) return records;
    isUnnamed = true;
  } else if (isSingle(store.namesOf(image.id))) {
    const problem = conflictOf(store, image, { force, isNamed: false });
    if (problem) throw problem;
    for (const name of store.namesOf(image.id)) untag(store, image, name, records);
  }
  removeNode(store, image, records, { force, keepsParents, isQuiet: isUnnamed });
  return records;
}

/** Removes what no name leads to, or, with `all`, what no container uses. */
export function pruneImages(
  store: ImageStore,
  { all = false, isWanted = () => true }: { all?: boolean; isWanted?: (image: StoredImage) => boolean } = {},
): { records: Removal[]; freedBytes: number } {
  const records: Removal[] = [];
  const before = store.layers.bytes;
  for (const image of store.images) {
    if (!store.get(image.id) || !isWanted(image)) continue;
    const names = store.namesOf(image.id);
    if (store.childrenOf(image.id).length > 0 || store.options.usersOf(image.id).length > 0) continue;
    if (names.length > 0 && !all) continue;
    for (const name of names) untag(store, image, name, records);
    removeNode(store, image, records, { force: false, keepsParents: false, isQuiet: true });
  }
  return { records, freedBytes: before - store.layers.bytes };
}

function untag(store: ImageStore, image: StoredImage, name: ImageReference, records: Removal[]): void {
  store.unname(name);
  records.push({ Untagged: familiarString(name) });
  store.options.onEvent("untag", image.id, { name: image.id });
}

/** With the last tag of a repository its digests go. */
function dropDigests(store: ImageStore, image: StoredImage, gone: ImageReference, records: Removal[]): void {
  if (gone.digest) return;
  const left = store.namesOf(image.id).filter((name) => repositoryOf(name) === repositoryOf(gone));
  if (left.some(({ digest }) => !digest)) return;
  for (const name of left) untag(store, image, name, records);
}

function removeNode(
  store: ImageStore,
  image: StoredImage,
  records: Removal[],
  { force, keepsParents, isQuiet }: { force: boolean; keepsParents: boolean; isQuiet: boolean },
): void {
  const problem = conflictOf(store, image, { force, isNamed: true });
  if (problem) {
    if (isQuiet) return;
    throw problem;
  }
  for (const name of store.namesOf(image.id)) untag(store, image, name, records);
  const layers = store.drop(image);
  records.push({ Deleted: image.id }, ...layers.map((chainId) => ({ Deleted: chainId })));
  store.options.onEvent("delete", image.id, { name: image.id });
  const parent = image.parent === undefined ? undefined : store.get(image.parent);
  if (!parent || keepsParents || store.namesOf(parent.id).length > 0) return;
  removeNode(store, parent, records, { force: false, keepsParents, isQuiet: true });
}

/** Why it has to stay. `isNamed`: that several names lead to it is a reason. */
function conflictOf(
  store: ImageStore,
  { id }: StoredImage,
  { force, isNamed }: { force: boolean; isNamed: boolean },
): EngineError | undefined {
  const users = store.options.usersOf(id);
  const running = users.find(({ isRunning }) => isRunning);
  const says = (how: string, why: string) =>
    conflict(`conflict: unable to delete ${shortId(id)} (${how}) - ${why}`);
  if (running) {
    return says(
      "cannot be forced",
      `image is being used by running container ${running.containerId.slice(0, 12)}`,
    );
  }
  if (store.childrenOf(id).length > 0) return says("cannot be forced", "image has dependent child images");
  if (force) return undefined;
  if (isNamed && store.namesOf(id).length > 0) {
    return says("must be forced", "image is referenced in multiple repositories");
  }
  const [stopped] = users;
  return stopped &&
    says("must be forced", `image is being used by stopped container ${stopped.containerId.slice(0, 12)}`);
}

/** At most one tag, and all in one repository. */
function isSingle(names: readonly ImageReference[]): boolean {
  return names.length < 2 || (isOneRepository(names) && names.filter(({ digest }) => !digest).length <= 1);
}

function shortId(id: string): string {
  return id.replace("sha256:", "").slice(0, 12);
}

/** Bytes that its layers alone hold: what goes when it goes. */
export function uniqueBytes(store: ImageStore, image: StoredImage): number {
  let bytes = 0;
  for (let layer = image.top; layer; layer = layer.parent) {
    if (store.layers.references(layer) === 1) bytes += layer.bytes;
  }
  return Math.min(bytes, sizeOf(image));
}
