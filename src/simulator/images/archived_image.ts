/** Images in an archive of `docker save`, as nodes run them: files, parameters, and how their programs behave. */
import { textOf } from "../host/byte_text.ts";
import { digest } from "../host/digest.ts";
import { FileTree } from "../host/file_tree.ts";
import { MemoryFiles } from "../host/memory_files.ts";
import { MountTable } from "../host/mount_table.ts";
import { OverlayFiles } from "../host/overlay_files.ts";
import type { Program, User } from "../host/process.ts";
import { decodeTar } from "../host/tar_archive.ts";
import { unpackLayer } from "../host/tree_archive.ts";
import type { ImageProfile } from "./image_profile.ts";
import { parseImageReference, repositoryOf } from "./image_reference.ts";
import { resolveImage } from "./mod.ts";

export interface ArchivedImage {
  /** `docker.io/library/shop:1`, sorted as in the archive. */
  names: readonly string[];
  /** `sha256:…` of the configuration. */
  id: string;
  profile: ImageProfile;
}

/** A row of manifest.json. */
export interface ArchivedRow {
  Config: string;
  RepoTags: string[] | null;
  Layers: string[];
  /** By diff id; sizes are those that the engine counts. */
  LayerSources?: Record<string, { mediaType: string; size: number; digest: string }>;
  /** The known image that it was built on: how its programs behave. */
  Behaviour?: string;
}

interface Parameters {
  Entrypoint?: readonly string[] | null;
  Cmd?: readonly string[] | null;
  Env?: readonly string[];
  WorkingDir?: string;
  User?: string;
  ExposedPorts?: Readonly<Record<string, unknown>>;
}

interface Blob {
  config?: Parameters;
  rootfs?: { diff_ids?: readonly string[] };
}

const START_MS = 300;
const ROOT: User = { name: "root", uid: 0, group: "root", gid: 0 };
/** What comes over the simulated line in a millisecond. */
const BYTES_PER_MS = 40_000;
const MIN_PULL_MS = 400;

/** @throws {RangeError} it is no such archive; the message says why */
export function imagesInArchive(archive: Uint8Array): ArchivedImage[] {
  const files = new Map(decodeTar(archive).map(({ name, bytes }) => [name.replace(/^\.\//, ""), bytes]));
  const rows = readJson<ArchivedRow[]>(files, "manifest.json");
  if (!Array.isArray(rows)) throw new RangeError("manifest.json holds no list of images");
  return rows.map((row) => imageOf(row, files));
}

function imageOf(row: ArchivedRow, files: ReadonlyMap<string, Uint8Array>): ArchivedImage {
  const { config = {} } = readJson<Blob>(files, row.Config);
  const layers = row.Layers.map((path) => {
    const { root } = new MemoryFiles();
    unpackLayer(root, decodeTar(bytesAt(files, path)));
    return root;
  }).reverse();
  const makeFiles = (now?: () => number): FileTree => {
    const overlay = new OverlayFiles({
      lowers: layers,
      upper: new MemoryFiles().root,
      ...(now ? { bornMs: now() } : {}),
    });
    return new FileTree(new MountTable({ node: overlay.root, source: "overlay" }), now ? { now } : {});
  };
  const bytes = Object.values(row.LayerSources ?? {}).reduce((sum, { size }) => sum + size, 0);
  const names = (row.RepoTags ?? []).map((name) => fullNameOf(name));
  const id = `sha256:${row.Config.replace(/^.*\//, "").replace(/\.json$/, "")}`;
  return {
    names,
    id,
    profile: profileFrom({ config, makeFiles, bytes, names, behaviour: behaviourOf(row) }),
  };
}

interface ProfileParts {
  config: Parameters;
  makeFiles(now?: () => number): FileTree;
  bytes: number;
  names: readonly string[];
  behaviour: Pick<ImageProfile, "programs" | "startMs" | "load">;
}

function profileFrom({ config, makeFiles, bytes, names, behaviour }: ProfileParts): ImageProfile {
  const own = makeFiles();
  const repository = names.map((name) => parseImageReference(name)).find((it) => it !== undefined);
  return {
    ...behaviour,
    repositories: repository ? [repositoryOf(repository)] : [],
    hasTag: () => true,
    sizeBytes: bytes,
    pullMs: Math.max(MIN_PULL_MS, Math.round(bytes / BYTES_PER_MS)),
    entrypoint: config.Entrypoint ?? [],
    cmd: config.Cmd ?? [],
    workingDir: config.WorkingDir || "/",
    env: Object.fromEntries((config.Env ?? []).map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)];
    })),
    exposedPorts: Object.keys(config.ExposedPorts ?? {}).map((port) => Number.parseInt(port)),
    user: userOf(config.User ?? "", own.read("/etc/passwd") ?? ""),
    files: { "/etc/passwd": own.read("/etc/passwd") ?? "" },
    makeFiles,
  };
}

/** Programs of the image below that files of its own do not tell. */
function behaviourOf({ Behaviour: name }: ArchivedRow): ProfileParts["behaviour"] {
  const found = name === undefined ? undefined : resolveImage(name);
  if (!found || !("image" in found)) return { programs: {}, startMs: START_MS };
  const { programs, startMs, load } = found.image.profile;
  return { programs: programs as Record<string, Program>, startMs, ...(load ? { load } : {}) };
}

function userOf(text: string, passwd: string): User {
  const [name = ""] = text.split(":");
  if (name === "" || name === "0" || name === "root") return ROOT;
  const isNumber = /^\d+$/.test(name);
  const entry = passwd.split("\n").map((line) => line.split(":")).find((fields) =>
    fields[isNumber ? 2 : 0] === name
  );
  const uid = Number(entry?.[2] ?? (isNumber ? name : 0));
  const gid = Number(entry?.[3] ?? 0);
  return { name: entry?.[0] ?? name, uid, group: entry?.[0] ?? "root", gid };
}

function fullNameOf(name: string): string {
  const reference = parseImageReference(name);
  return reference ? `${repositoryOf(reference)}:${reference.tag}` : name;
}

function bytesAt(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (!bytes) throw new RangeError(`${path}: no such file in the archive`);
  return bytes;
}

function readJson<T>(files: ReadonlyMap<string, Uint8Array>, path: string): T {
  try {
    return JSON.parse(textOf(bytesAt(files, path))) as T;
  } catch (error) {
    if (error instanceof SyntaxError) throw new RangeError(`${path}: ${error.message}`);
    throw error;
  }
}

/** The digest that a registry gives the manifest of an image. */
export function manifestDigestOf(imageId: string): string {
  return `sha256:${digest(`manifest ${imageId}`)}`;
}
