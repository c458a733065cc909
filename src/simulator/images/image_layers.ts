/** Of which layers an image consists: what `docker history` tells, and which files lie where. */
import { digest } from "../host/digest.ts";
import type { FileRecord } from "../host/record_files.ts";
import { alpine } from "./alpine.ts";
import { debian } from "./debian.ts";
import type { ImageProfile } from "./image_profile.ts";
import { programRecord } from "./program_files.ts";
import { recipeOf, recipeOfBase, type Step } from "./layer_recipes.ts";
import { profileOf } from "./tagged_profile.ts";
import { ubuntu } from "./ubuntu.ts";

/** One line of an image's history. */
export interface ImageLayer {
  /** As the builder wrote it down. */
  createdBy: string;
  /** Absent: the step changed parameters only. */
  content?: {
    /** Of the unpacked archive: `sha256:…`. Images that share a layer have the same. */
    diffId: string;
    files: FileRecord;
    bytes: number;
    packedBytes: number;
  };
}

/** What lies unpacked for one packed byte. */
const UNPACKED = 2.65;

const BASE_NAMES = ["debian", "slim", "ubuntu", "alpine"] as const;
const BASES: Readonly<Record<(typeof BASE_NAMES)[number], ImageProfile>> = {
  debian,
  slim: profileOf({ profile: debian, tag: "bookworm-slim" }),
  ubuntu,
  alpine,
};

/** Tags of base images under which they are what others are built on. */
const USUAL_TAGS: Readonly<Record<keyof typeof BASES, RegExp>> = {
  debian: /^(latest|stable|12|12\.\d+|bookworm)$/,
  slim: /-slim$/,
  ubuntu: /^(latest|24\.04|noble)$/,
  alpine: /^(latest|3|3\.22(\.\d+)?)$/,
};

/** An image's history, the oldest first. */
export function layersOf(given: ImageProfile, tag: string): ImageLayer[] {
  const profile = profileOf({ profile: given, tag });
  const { base, steps } = recipeOf(profile, tag);
  const own = BASE_NAMES.find((name) =>
    BASES[name].repositories[0] === profile.repositories[0] && USUAL_TAGS[name].test(tag)
  );
  if (own) {
    const parameters = steps.filter(({ isParameter }) => isParameter).map(({ by }) => ({ createdBy: by }));
    return [...baseLayers(own), ...parameters];
  }
  // What is smaller than its base brings the few files of it that it needs.
  const isWhole = base !== "scratch" && profile.sizeBytes > BASES[base].sizeBytes;
  const below = isWhole ? baseLayers(base) : [];
  const hidden = new Set(below.flatMap(({ content }) => Object.keys(content?.files ?? {})));
  const record = programRecord(profile, tag);
  const paths = Object.keys(record).filter((path) =>
    !hidden.has(path) || differs(below, path, record[path]!)
  );
  const spentBytes = below.reduce((sum, { content }) => sum + (content?.packedBytes ?? 0), 0);
  return [...below, ...topLayers(profile, tag, steps, paths, Math.max(1000, profile.sizeBytes - spentBytes))];
}

function differs(layers: readonly ImageLayer[], path: string, text: string): boolean {
  return !layers.some(({ content }) => content?.files[path] === text);
}

/** The layers of a base image are the same in all that are built on it. */
function baseLayers(base: keyof typeof BASES): ImageLayer[] {
  const profile = BASES[base];
  const record = Object.fromEntries(
    Object.entries(programRecord(profile)).filter(([path]) => !NOT_IN_BASES.has(path)),
  );
  return recipeOfBase(base).steps.filter(({ isParameter }) => !isParameter).map((step) => ({
    createdBy: step.by,
    content: {
      diffId: `sha256:${digest(`base ${base} ${step.by}`)}`,
      files: record,
      packedBytes: step.packedBytes ?? profile.sizeBytes,
      bytes: step.bytes ?? Math.round(profile.sizeBytes * UNPACKED),
    },
  }));
}

/** Debian's image has no procps. */
const NOT_IN_BASES = new Set(["/usr/bin/ps"]);

function topLayers(
  profile: ImageProfile,
  tag: string,
  steps: readonly Step[],
  own: readonly string[],
  budgetBytes: number,
): ImageLayer[] {
  const record = programRecord(profile, tag);
  const filled = steps.filter(({ isParameter }) => !isParameter);
  const main = filled.find(({ packedBytes }) => packedBytes === undefined) ?? filled.at(-1);
  const placed = new Map<Step, FileRecord>();
  for (const path of own) {
    const step = filled.find(({ owns }) => owns?.test(path)) ?? main;
    if (step) placed.set(step, { ...placed.get(step), [path]: record[path]! });
  }
  const knownBytes = filled.reduce((sum, { packedBytes = 0 }) => sum + packedBytes, 0);
  return steps.map((step) => {
    if (step.isParameter) return { createdBy: step.by };
    const packedBytes = step.packedBytes ?? Math.max(400, budgetBytes - knownBytes);
    const isShared = step.sharedAs !== undefined;
    return {
      createdBy: step.by,
      content: {
        diffId: `sha256:${
          digest(isShared ? `shared ${step.sharedAs}` : `${profile.repositories[0]}:${tag} ${step.by}`)
        }`,
        files: placed.get(step) ?? {},
        packedBytes,
        bytes: step.bytes ?? Math.round(packedBytes * UNPACKED),
      },
    };
  });
}
