import { FileTree } from "../host/file_tree.ts";
import type { FileRecord } from "../host/record_files.ts";
import type { Program, User } from "../host/process.ts";
import type { Load } from "../host/usage_meter.ts";

/** How a simulated image behaves. One image is one file here. */
export interface ImageProfile {
  /** Names it answers to, fully spelled: `docker.io/library/nginx`. The first is its own. */
  repositories: readonly string[];
  /** The tags its registry has. */
  hasTag(tag: string): boolean;
  /** Those that can be asked for by their digests; absent: latest alone. */
  knownTags?: readonly string[];
  /** Who may pull it; absent: everybody. */
  account?: { username: string; password: string };
  /** Compressed size in bytes, as `docker manifest inspect` sums it and the kubelet reports it. */
  sizeBytes: number;
  /** The same under a tag; undefined: as all. */
  sizeOfTag?(tag: string): number | undefined;
  /** Milliseconds a first pull takes on the simulated line. */
  pullMs: number;
  entrypoint: readonly string[];
  cmd: readonly string[];
  workingDir: string;
  env: Readonly<Record<string, string>>;
  /** What a tag changes in the environment. */
  envOfTag?(tag: string): Readonly<Record<string, string>>;
  exposedPorts: readonly number[];
  user: User;
  /** Milliseconds from the container's creation to its first process. */
  startMs: number;
  /** What a container of it uses; absent: next to nothing. */
  load?: Load;
  /** Path to text; a path that ends in `/` is an empty folder. */
  files: Readonly<Record<string, string>>;
  /** Its files with their owners and rights, where it was built; `files` and the programs' places do not count then. */
  makeFiles?(now?: () => number): FileTree;
  /** By absolute path. Programs decide themselves how long they live, what they log and which ports they answer. */
  programs: Readonly<Record<string, Program>>;
  /** Programs that are others, more, or not there (undefined) under this tag. */
  programsOfTag?(tag: string): Readonly<Record<string, Program | undefined>>;
}

/** A resolved image: what a registry would hand out. Its profile is that of its tag. */
export interface Image {
  profile: ImageProfile;
  /** `docker.io/library/nginx:1.14.2` */
  reference: string;
  /** `docker.io/library/nginx@sha256:…` */
  imageId: string;
  tag: string;
}

/** A container's own view of the image's files; programs show as files too. */
export function filesOf(profile: ImageProfile, now?: () => number): FileTree {
  return profile.makeFiles?.(now) ?? new FileTree(recordOf(profile), now ? { now } : {});
}

const RECORDS = new WeakMap<ImageProfile, FileRecord>();

/** An image's files, its programs among them: one record that all its containers share. */
export function recordOf(profile: ImageProfile): FileRecord {
  const known = RECORDS.get(profile);
  if (known) return known;
  const binaries = Object.keys(profile.programs).map((path) => [path, "\x7fELF"]);
  const record: FileRecord = { ...Object.fromEntries(binaries), ...profile.files };
  RECORDS.set(profile, record);
  return record;
}
