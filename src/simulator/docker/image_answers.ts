/** Images as the Engine API tells them: lists, inspections, histories. */
import type { ImageReference } from "../images/image_reference.ts";
import { badRequest, EngineError } from "./engine_error.ts";
import type { ImageStore } from "./image_store.ts";
import { OVERLAY_FOLDER, stackOf } from "./layer_store.ts";
import { familiarName, familiarString } from "./reference.ts";
import type { ImageConfig } from "./runnable_image.ts";
import { sizeOf, type StoredImage } from "./stored_image.ts";

/** GET /images/json */
export interface ImageSummary {
  Id: string;
  ParentId: string;
  RepoTags: string[];
  RepoDigests: string[];
  /** Seconds. */
  Created: number;
  Size: number;
  /** -1: not counted. */
  SharedSize: number;
  Labels: Readonly<Record<string, string>> | null;
  /** -1: not counted. */
  Containers: number;
}

export interface ListOptions {
  /** Those between a build's steps, too. */
  all?: boolean;
  /** `dangling`, `label`, `reference`, `before`, `since`, `until`. */
  filters?: Readonly<Record<string, readonly string[]>>;
}

const FILTERS = ["dangling", "label", "reference", "before", "since", "until"];

/** @throws {EngineError} an unknown filter, or one that names no image */
export function imageSummaries(
  store: ImageStore,
  { all = false, filters = {} }: ListOptions = {},
): ImageSummary[] {
  for (const name of Object.keys(filters)) {
    if (!FILTERS.includes(name)) throw badRequest(`invalid filter '${name}'`);
  }
  return store.images.filter((image) => isShown(store, image, all, filters)).map((image) =>
    summaryOf(store, image, filters["reference"])
  );
}

/** Names that a reference leaves out are not told, though the image has them. */
function summaryOf(store: ImageStore, image: StoredImage, reference: readonly string[] = []): ImageSummary {
  const names = store.namesOf(image.id).filter((name) => reference.length === 0 || fits(reference, name));
  return {
    Containers: -1,
    Created: Math.floor(image.createdMs / 1000),
    Id: image.id,
    Labels: image.config.Labels ?? null,
    ParentId: image.parent ?? "",
    RepoDigests: names.filter(({ digest }) => digest).map(familiarString),
    RepoTags: names.filter(({ digest }) => !digest).map(familiarString),
    SharedSize: -1,
    Size: sizeOf(image),
  };
}

function isShown(
  store: ImageStore,
  image: StoredImage,
  all: boolean,
  filters: NonNullable<ListOptions["filters"]>,
): boolean {
  const names = store.namesOf(image.id);
  const isDangling = !names.some(({ digest }) => !digest);
  const isBetween = names.length === 0 && store.childrenOf(image.id).length > 0;
  if (isBetween && !all) return false;
  const { dangling, label = [], reference = [], before = [], since = [], until = [] } = filters;
  if (dangling && (dangling[0] === "true" || dangling[0] === "1") !== isDangling) return false;
  const labels = image.config.Labels ?? {};
  const hasLabels = label.every((wanted) => {
    const [name = "", ...value] = wanted.split("=");
    return Object.hasOwn(labels, name) && (value.length === 0 || labels[name] === value.join("="));
  });
  if (!hasLabels) return false;
  if (reference.length > 0 && !names.some((name) => fits(reference, name))) return false;
  return before.every((name) => image.createdMs < store.find(name).createdMs) &&
    since.every((name) => image.createdMs > store.find(name).createdMs) &&
    until.every((time) => image.createdMs < Number(time) * 1000);
}

function fits(reference: readonly string[], name: ImageReference): boolean {
  return reference.some((pattern) =>
    matches(pattern, familiarName(name)) || matches(pattern, familiarString(name))
  );
}

/** A pattern of path.Match: `*` stops at a slash. */
function matches(pattern: string, name: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", "[^/]*").replaceAll("?", "[^/]");
  try {
    return new RegExp(`^${escaped}$`).test(name);
  } catch {
    throw new EngineError(500, "syntax error in pattern");
  }
}

/** GET /images/{name}/history */
export interface HistoryRow {
  Id: string;
  Created: number;
  CreatedBy: string;
  Tags: string[] | null;
  Size: number;
  Comment: string;
}

/** The newest first. What was built here has ids for its steps, what was pulled has not. */
export function imageHistory(store: ImageStore, image: StoredImage): HistoryRow[] {
  const layers = stackOf(image.top).reverse();
  let at = 0;
  const rows = image.history.map((entry): HistoryRow => ({
    Comment: entry.comment ?? "",
    Created: Math.floor(entry.createdMs / 1000),
    CreatedBy: entry.createdBy,
    Id: "<missing>",
    Size: entry.isEmptyLayer ? 0 : layers[at++]?.bytes ?? 0,
    Tags: null,
  })).reverse();
  let step: StoredImage | undefined = image;
  for (const row of rows) {
    if (!step) break;
    const tags = store.namesOf(step.id).filter(({ digest }) => !digest).map(familiarString);
    row.Id = step.id;
    row.Tags = tags.length > 0 ? tags : null;
    step = step.parent === undefined ? undefined : store.get(step.parent);
  }
  return rows;
}

/** GET /images/{name}/json */
export interface ImageInspection {
  Id: string;
  RepoTags: string[];
  RepoDigests: string[];
  Parent: string;
  Comment: string;
  Created: string;
  DockerVersion: string;
  Author: string;
  Config: ImageConfig;
  Architecture: string;
  Os: "linux";
  Size: number;
  GraphDriver: { Data: Record<string, string> | null; Name: "overlay2" };
  RootFS: { Type: "layers"; Layers?: string[] };
  Metadata: { LastTagTime: string };
}

export function inspectImage(store: ImageStore, image: StoredImage): ImageInspection {
  const stack = stackOf(image.top);
  const [top, ...below] = stack.map(({ cacheId }) => `${OVERLAY_FOLDER}/${cacheId}`);
  const names = store.namesOf(image.id);
  return {
    Id: image.id,
    RepoTags: names.filter(({ digest }) => !digest).map(familiarString),
    RepoDigests: names.filter(({ digest }) => digest).map(familiarString),
    Parent: image.parent ?? "",
    Comment: image.comment ?? image.history.at(-1)?.comment ?? "",
    Created: new Date(image.createdMs).toISOString().replace(/\.000Z$/, "Z"),
    DockerVersion: "",
    Author: image.author ?? "",
    Config: image.config,
    Architecture: image.architecture ?? "amd64",
    Os: "linux",
    Size: sizeOf(image),
    GraphDriver: {
      Data: top === undefined ? null : {
        ...(below.length > 0 ? { LowerDir: below.map((folder) => `${folder}/diff`).join(":") } : {}),
        MergedDir: `${top}/merged`,
        UpperDir: `${top}/diff`,
        WorkDir: `${top}/work`,
      },
      Name: "overlay2",
    },
    RootFS: {
      Type: "layers",
      ...(stack.length > 0 ? { Layers: stack.map(({ diffId }) => diffId).reverse() } : {}),
    },
    Metadata: { LastTagTime: "0001-01-01T00:00:00Z" },
  };
}
