/** `docker save`, `load` and `import`: images as archives (moby image/tarexport, OCI image-layout). */
import { bytesOf, textOf } from "../host/byte_text.ts";
import { digest } from "../host/digest.ts";
import { decodeTar, encodeTar, type TarEntry } from "../host/tar_archive.ts";
import { packLayer, unpackLayer } from "../host/tree_archive.ts";
import type { ImageReference } from "../images/image_reference.ts";
import { layerOf } from "./build/build_stage.ts";
import { applyChanges } from "./build/config_change.ts";
import { badRequest, EngineError } from "./engine_error.ts";
import type { ImageStore } from "./image_store.ts";
import type { ArchivedRow } from "../images/archived_image.ts";
import { resolveImage } from "../images/mod.ts";
import { type Layer, stackOf } from "./layer_store.ts";
import { ociIndex } from "./oci_index.ts";
import { progressOf, type Report } from "./progress.ts";
import { familiarString, parseReference } from "./reference.ts";
import type { ImageConfig } from "./runnable_image.ts";
import type { StoredImage } from "./stored_image.ts";
import { MemoryFiles } from "../host/memory_files.ts";

/** An image's configuration as a blob (OCI image-spec, config.md). */
interface ConfigBlob {
  architecture: string;
  os: "linux";
  created: string;
  author?: string;
  comment?: string;
  config: ImageConfig;
  rootfs: { type: "layers"; diff_ids: string[] };
  history: {
    created: string;
    created_by: string;
    comment?: string;
    author?: string;
    empty_layer?: boolean;
  }[];
}

const LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar";

/** The images with the names that they were asked for by. @throws {EngineError} 404 */
export function saveImages(store: ImageStore, names: readonly string[]): Uint8Array {
  const archive = packImages(store, names);
  for (const id of new Set(names.map((name) => store.find(name).id))) {
    store.options.onEvent("save", id, { name: id });
  }
  return archive;
}

/** @throws {EngineError} 404 */
export function packImages(store: ImageStore, names: readonly string[]): Uint8Array {
  const blobs = new Map<string, Uint8Array>();
  const rows = new Map<string, ArchivedRow>();
  for (const name of names) {
    const image = store.find(name);
    const row = rows.get(image.id) ?? rowOf(image, blobs);
    rows.set(image.id, row);
    const tags = store.isIdOf(name, image.id) ? [] : [familiarString(parseReference(name))];
    if (tags.length > 0) row.RepoTags = [...new Set([...row.RepoTags ?? [], ...tags])];
  }
  const manifest = [...rows.values()];
  const index = ociIndex(manifest, blobs);
  const entries = [...blobs].map(([path, bytes]) => file(path, bytes));
  entries.push(
    file("index.json", json(index)),
    file("manifest.json", json(manifest)),
    file("oci-layout", json({ imageLayoutVersion: "1.0.0" })),
  );
  return encodeTar(entries);
}

function rowOf(image: StoredImage, blobs: Map<string, Uint8Array>): ArchivedRow {
  const layers = stackOf(image.top).reverse();
  const config = `blobs/sha256/${image.id.replace("sha256:", "")}`;
  blobs.set(config, json(blobOf(image, layers)));
  const paths = layers.map((layer) => {
    const path = `blobs/sha256/${layer.diffId.replace("sha256:", "")}`;
    if (!blobs.has(path)) blobs.set(path, encodeTar(packLayer(layer.diff)));
    return path;
  });
  const sources = layers.map((
    { diffId, bytes },
  ) => [diffId, { mediaType: LAYER_TYPE, size: bytes, digest: diffId }]);
  const behaviour = image.profile && `${image.profile.profile.repositories[0]}:${image.profile.tag}`;
  return {
    Config: config,
    RepoTags: null,
    Layers: paths,
    LayerSources: Object.fromEntries(sources),
    ...(behaviour ? { Behaviour: behaviour } : {}),
  };
}

function blobOf(image: StoredImage, layers: readonly Layer[]): ConfigBlob {
  const { config, createdMs, history, author, comment, architecture = "amd64" } = image;
  return {
    architecture,
    os: "linux",
    created: new Date(createdMs).toISOString(),
    ...(author === undefined ? {} : { author }),
    ...(comment === undefined ? {} : { comment }),
    config,
    rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) },
    history: history.map((entry) => ({
      created: new Date(entry.createdMs).toISOString(),
      created_by: entry.createdBy,
      ...(entry.comment === undefined ? {} : { comment: entry.comment }),
      ...(entry.author === undefined ? {} : { author: entry.author }),
      ...(entry.isEmptyLayer ? { empty_layer: true } : {}),
    })),
  };
}

/** Takes the images of an archive. @throws {EngineError} what is wrong with it, and then nothing was taken */
export function loadImages(store: ImageStore, archive: Uint8Array, report: Report): StoredImage[] {
  return readRows(archive).map(({ blob, row, layers }) => {
    const image = takeBlob(store, blob, row, layers, report);
    const tags = (row.RepoTags ?? []).map(parseReference);
    for (const tag of tags) {
      store.name(image.id, tag);
      report({ stream: `Loaded image: ${familiarString(tag)}\n` });
    }
    if (tags.length === 0) report({ stream: `Loaded image ID: ${image.id}\n` });
    store.options.onEvent("load", image.id, { name: image.id });
    return image;
  });
}

/** Takes what was pulled; its names are the archive's. @throws {EngineError} */
export function takePulled(store: ImageStore, archive: Uint8Array): StoredImage {
  const [first] = readRows(archive);
  if (!first) throw badRequest("invalid manifest, it has to be a list of images");
  const image = takeBlob(store, first.blob, first.row, first.layers, () => {});
  for (const tag of first.row.RepoTags ?? []) store.name(image.id, parseReference(tag));
  return image;
}

/** The layers of an archive's first image, the lowest first. @throws {EngineError} */
export function layersIn(archive: Uint8Array): { diffId: string; bytes: number }[] {
  return readRows(archive).slice(0, 1).flatMap(({ blob, row, layers }) =>
    blob.rootfs.diff_ids.map((diffId, index) => ({
      diffId,
      bytes: row.LayerSources?.[diffId]?.size ??
        layers[index]!.reduce((sum, { bytes }) => sum + bytes.length, 0),
    }))
  );
}

function readRows(archive: Uint8Array): ReadRow[] {
  const files = new Map(entriesOf(archive).map((entry) => [entry.name.replace(/^\.\//, ""), entry.bytes]));
  const rows = readJson<ArchivedRow[]>(files, "manifest.json");
  if (!Array.isArray(rows)) throw badRequest("invalid manifest, it has to be a list of images");
  return rows.map((row) => readRow(files, row));
}

interface ReadRow {
  row: ArchivedRow;
  blob: ConfigBlob;
  layers: TarEntry[][];
}

function readRow(files: ReadonlyMap<string, Uint8Array>, row: ArchivedRow): ReadRow {
  const blob = readJson<ConfigBlob>(files, row.Config);
  const ids = blob.rootfs?.diff_ids;
  const paths = row.Layers ?? [];
  if (!Array.isArray(ids) || ids.length !== paths.length) {
    throw badRequest(
      `invalid manifest, layers length mismatch: expected ${ids?.length ?? 0}, got ${paths.length}`,
    );
  }
  for (const tag of row.RepoTags ?? []) parseReference(tag);
  return { row, blob, layers: paths.map((path) => entriesOf(bytesAt(files, path))) };
}

function takeBlob(
  store: ImageStore,
  blob: ConfigBlob,
  { LayerSources: sources = {}, Behaviour: behaviour }: ArchivedRow,
  layers: readonly TarEntry[][],
  report: Report,
): StoredImage {
  let top: Layer | undefined;
  for (const [index, diffId] of blob.rootfs.diff_ids.entries()) {
    const entries = layers[index]!;
    const bytes = sources[diffId]?.size ?? entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
    report(
      progressOf(
        "Loading layer",
        diffId.replace("sha256:", "").slice(0, 12),
        Math.max(1, bytes),
        Math.max(1, bytes),
      ),
    );
    top = store.layers.take({
      diffId,
      parent: top,
      bytes,
      packedBytes: bytes,
      fill: (folder) => unpackLayer(folder, entries),
    });
  }
  return store.add({
    config: blob.config,
    createdMs: Date.parse(blob.created) || 0,
    history: (blob.history ?? []).map((entry) => ({
      createdMs: Date.parse(entry.created) || 0,
      createdBy: entry.created_by ?? "",
      ...(entry.comment === undefined ? {} : { comment: entry.comment }),
      ...(entry.author === undefined ? {} : { author: entry.author }),
      ...(entry.empty_layer ? { isEmptyLayer: true } : {}),
    })),
    top,
    architecture: blob.architecture ?? "amd64",
    ...(behaviour === undefined ? {} : knownBehaviour(behaviour)),
    ...(blob.author === undefined ? {} : { author: blob.author }),
    ...(blob.comment === undefined ? {} : { comment: blob.comment }),
  });
}

function knownBehaviour(name: string): Pick<StoredImage, "profile"> {
  const found = resolveImage(name);
  return "image" in found ? { profile: { profile: found.image.profile, tag: found.image.tag } } : {};
}

export interface ImportOptions {
  archive: Uint8Array;
  reference?: ImageReference;
  changes?: readonly string[];
  message?: string;
  /** Where it came from: `-`, or an address. */
  source: string;
}

/** `docker import`: a root file system becomes an image of one layer. @throws {EngineError} */
export function importImage(store: ImageStore, options: ImportOptions): StoredImage {
  const { archive, reference, changes = [], message = "", source } = options;
  const config = applyChanges({}, changes);
  const { root } = new MemoryFiles();
  unpackLayer(root, entriesOf(archive));
  const createdMs = store.options.queue.now();
  const comment = message || `Imported from ${source}`;
  const image = store.add({
    config,
    createdMs,
    comment,
    history: [{ createdMs, createdBy: "", comment }],
    top: store.layers.take(layerOf(root, undefined)),
    architecture: "amd64",
  });
  if (reference) store.name(image.id, reference);
  store.options.onEvent("import", image.id, { name: reference ? familiarString(reference) : image.id });
  return image;
}

function entriesOf(archive: Uint8Array): TarEntry[] {
  try {
    return decodeTar(archive);
  } catch (error) {
    if (error instanceof RangeError) throw new EngineError(500, "archive/tar: invalid tar header");
    throw error;
  }
}

function bytesAt(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  const folder = `/var/lib/docker/tmp/docker-import-${Number.parseInt(digest(path).slice(0, 8), 16)}`;
  if (!bytes) throw new EngineError(500, `open ${folder}/${path}: no such file or directory`);
  return bytes;
}

function readJson<T>(files: ReadonlyMap<string, Uint8Array>, path: string): T {
  try {
    return JSON.parse(textOf(bytesAt(files, path))) as T;
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new EngineError(500, `invalid character in ${path}: ${error.message}`);
    }
    throw error;
  }
}

function file(name: string, bytes: Uint8Array): TarEntry {
  return { name, mode: 0o644, uid: 0, changedMs: 0, bytes };
}

function json(value: unknown): Uint8Array {
  return bytesOf(JSON.stringify(value));
}
