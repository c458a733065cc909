/** One image of the engine: what it is run with, and the layers that it lies on. */
import { ownEntry } from "../../kube/own_entry.ts";
import { digest } from "../host/digest.ts";
import { FileTree } from "../host/file_tree.ts";
import type { Program } from "../host/process.ts";
import { MountTable } from "../host/mount_table.ts";
import { OverlayFiles } from "../host/overlay_files.ts";
import type { ImageProfile } from "../images/image_profile.ts";
import { programOfText } from "../images/program_files.ts";
import { type Layer, stackOf } from "./layer_store.ts";
import type { ImageConfig } from "./runnable_image.ts";

/** A line of `docker history` (OCI image-spec, config.md). */
export interface HistoryEntry {
  createdMs: number;
  createdBy: string;
  comment?: string;
  author?: string;
  isEmptyLayer?: boolean;
}

/** What an image consists of; its id follows from it. */
export interface ImageParts {
  config: ImageConfig;
  createdMs: number;
  /** The oldest first. */
  history: readonly HistoryEntry[];
  /** The topmost; undefined: it has none. */
  top: Layer | undefined;
  /** How its programs behave; absent: it was built from nothing. */
  profile?: { profile: ImageProfile; tag: string };
  /** The image that it was built on, here. */
  parent?: string;
  author?: string;
  comment?: string;
  architecture?: string;
  /** The step that made it from its parent: a build that does the same takes it. */
  cacheKey?: string;
}

export interface StoredImage extends ImageParts {
  /** `sha256:` and 64 digits. */
  readonly id: string;
}

export function storedImage(parts: ImageParts): StoredImage {
  const { config, createdMs, history, top, author, comment, architecture = "amd64" } = parts;
  const layers = stackOf(top).map(({ diffId }) => diffId);
  const steps = history.map((
    step,
  ) => [step.createdMs, step.createdBy, step.comment, step.author, step.isEmptyLayer]);
  const told = JSON.stringify([config, createdMs, steps, layers, author, comment, architecture]);
  return { ...parts, id: `sha256:${digest(told)}` };
}

/** What all its layers hold, unpacked. */
export function sizeOf({ top }: Pick<StoredImage, "top">): number {
  return stackOf(top).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The files of an image as nobody has changed them. */
export function filesOfLayers(top: Layer | undefined): FileTree {
  const { root: node } = new OverlayFiles({ lowers: stackOf(top).map(({ diff }) => diff) });
  return new FileTree(new MountTable({ node, source: "overlay", isReadOnly: true }));
}

/** What is run at a path of the image: what the file there says, or what its profile knows of this tag. */
export function programIn(
  { profile, top }: Pick<StoredImage, "profile" | "top">,
): (path: string) => Program | undefined {
  let files: FileTree | undefined;
  const tagged = profile?.profile.programs;
  return (path) => {
    const known = ownEntry(tagged, path);
    if (known) return known;
    if (!top) return undefined;
    files ??= filesOfLayers(top);
    const text = files.read(path);
    return text === undefined ? undefined : programOfText(text);
  };
}
