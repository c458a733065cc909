/** An image of the registry as the engine keeps it. */
import { digest } from "../host/digest.ts";
import { fillFrom } from "../host/record_files.ts";
import type { ImageProfile } from "../images/image_profile.ts";
import { type ImageLayer, layersOf } from "../images/image_layers.ts";
import { profileOf } from "../images/tagged_profile.ts";
import type { Layer, LayerStore, NewLayer } from "./layer_store.ts";
import type { ImageConfig } from "./runnable_image.ts";
import type { HistoryEntry, ImageParts } from "./stored_image.ts";

const DAY_MS = 86_400_000;
/** What a registry hands out was built so many days ago, at most. */
const MAX_AGE_DAYS = 40;
const COMMENT = "buildkit.dockerfile.v0";

/** When an image was built: the same for every engine of a world. */
export function buildTime(profile: ImageProfile, tag: string, bornMs: number): number {
  const chance = Number.parseInt(digest(`built ${profile.repositories[0]}:${tag}`).slice(0, 6), 16);
  return bornMs - 3 * DAY_MS - Math.floor(chance / 0xffffff * MAX_AGE_DAYS * DAY_MS / 1000) * 1000;
}

/** The layers that it brings, as the store takes them; `parent` is not known before the one below was taken. */
export function newLayers(profile: ImageProfile, tag: string, builtMs: number): Omit<NewLayer, "parent">[] {
  return layersOf(profile, tag).flatMap(({ content }) => {
    if (!content) return [];
    const { diffId, bytes, packedBytes, files } = content;
    return [{ diffId, bytes, packedBytes, fill: (folder) => fillFrom(folder, files, builtMs) }];
  });
}

/** Puts all layers into the store, and says what the image is. */
export function takeProfile(
  store: LayerStore,
  given: ImageProfile,
  tag: string,
  bornMs: number,
): ImageParts {
  const profile = profileOf({ profile: given, tag });
  const builtMs = buildTime(profile, tag, bornMs);
  let top: Layer | undefined;
  for (const layer of newLayers(profile, tag, builtMs)) top = store.take({ ...layer, parent: top });
  const layers = layersOf(profile, tag);
  return {
    config: configOf(profile, layers),
    createdMs: builtMs,
    history: layers.map((layer) => historyOf(layer, builtMs)),
    top,
    profile: { profile, tag },
    architecture: "amd64",
  };
}

function historyOf({ createdBy, content }: ImageLayer, createdMs: number): HistoryEntry {
  const isOld = createdBy.startsWith("/bin/sh -c #(nop)");
  return {
    createdMs,
    createdBy,
    ...(isOld ? {} : { comment: createdBy.startsWith("# debian.sh") ? "debuerreotype 0.15" : COMMENT }),
    ...(content ? {} : { isEmptyLayer: true }),
  };
}

/** What the instructions of its Dockerfile say, and the profile. */
function configOf(profile: ImageProfile, layers: readonly ImageLayer[]): ImageConfig {
  const said = (instruction: string) =>
    layers.flatMap(({ createdBy }) =>
      createdBy.startsWith(`${instruction} `) ? [createdBy.slice(instruction.length + 1)] : []
    );
  const volumes = said("VOLUME").flatMap((list) => list.replace(/^\[|\]$/g, "").split(/[ ,]+/));
  const labels = said("LABEL").map((
    pair,
  ) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
  const [stopSignal] = said("STOPSIGNAL");
  const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));
  return {
    Entrypoint: profile.entrypoint.length > 0 ? profile.entrypoint : null,
    Cmd: profile.cmd.length > 0 ? profile.cmd : null,
    Env: Object.entries(profile.env).map(([name, value]) => `${name}=${value}`),
    WorkingDir: profile.workingDir,
    ...(profile.user.uid === 0 ? {} : { User: profile.user.name }),
    ...(profile.exposedPorts.length > 0
      ? { ExposedPorts: named(profile.exposedPorts.map((port) => `${port}/tcp`)) }
      : {}),
    ...(volumes.length > 0 ? { Volumes: named(volumes) } : {}),
    ...(labels.length > 0 ? { Labels: Object.fromEntries(labels) } : {}),
    ...(stopSignal === undefined ? {} : { StopSignal: stopSignal }),
  };
}
