/**
 * What ConfigMaps and Secrets are made of: `--from-literal`, `--from-file`, `--from-env-file`.
 * Source: kubectl/pkg/cmd/create (create_configmap.go, create_secret.go), kubectl/pkg/util/util.go.
 */
import { splitEnvironmentFile } from "../environment_file.ts";
import type { Flag, FlagValues } from "../../flags.ts";
import type { Io } from "../../io.ts";

/** The flags that name the sources. */
export const sourceFlags: readonly Flag[] = [
  {
    name: "from-env-file",
    kind: "list",
    usage: "A file of lines KEY=value, each an entry; a KEY alone takes the environment's value.",
  },
  {
    name: "from-file",
    kind: "list",
    usage:
      "A file, as an entry under its name or, with KEY=FILE, under that key; or a folder, each file an entry.",
  },
  { name: "from-literal", kind: "array", usage: "An entry: KEY=value." },
];

/** One entry; its key may be wrong. */
export interface SourceEntry {
  key: string;
  bytes: Uint8Array;
}

/** What may not stand together. */
export function checkSources(flags: FlagValues): void {
  if (
    flags.list("from-env-file").length &&
    (flags.list("from-file").length || flags.list("from-literal").length)
  ) {
    throw new Error("from-env-file cannot be combined with from-file or from-literal");
  }
}

/** Reads all sources, in kubectl's order. */
export async function readSources(
  flags: FlagValues,
  io: Io,
  /** Those that the program has. */
  names: readonly string[] = sourceFlags.map(({ name }) => name),
): Promise<SourceEntry[]> {
  const given = (name: string) => names.includes(name) ? flags.list(name) : [];
  const entries = given("from-literal").map(literal);
  for (const source of given("from-file")) {
    if (source !== "") entries.push(...await fileEntries(source, io));
  }
  for (const path of given("from-env-file")) {
    if (path !== "") entries.push(...await environmentEntries(path, io));
  }
  return entries;
}

function literal(source: string): SourceEntry {
  const equals = source.indexOf("=");
  if (equals < 1) throw new Error(`invalid literal source ${source}, expected key=value`);
  return { key: source.slice(0, equals), bytes: new TextEncoder().encode(source.slice(equals + 1)) };
}

async function fileEntries(source: string, io: Io): Promise<SourceEntry[]> {
  const [first = "", second, ...rest] = source.split("=");
  if (rest.length) throw new Error("key names or file paths cannot contain '='");
  if (second !== undefined && first === "") throw new Error(`key name for file path ${second} missing`);
  if (second === "") throw new Error(`file path for key name ${first} missing`);
  const path = second ?? first;
  const found = await readPath(path, io);
  if (!("folder" in found)) {
    return [{ key: second === undefined ? baseName(path) : first, bytes: found.bytes }];
  }
  if (second !== undefined) throw new Error("cannot give a key name for a directory path");
  const entries: SourceEntry[] = [];
  for (const name of found.folder) {
    const file = await readPath(`${path}/${name}`, io);
    if ("bytes" in file) entries.push({ key: name, bytes: file.bytes });
  }
  return entries;
}

async function environmentEntries(path: string, io: Io): Promise<SourceEntry[]> {
  const found = await readPath(path, io);
  if ("folder" in found) throw new Error("env config file cannot be a directory");
  return splitEnvironmentFile(found.bytes, path, (name) => io.env(name)).map(([key, value]) => ({
    key,
    bytes: new TextEncoder().encode(value),
  }));
}

/** A file's bytes, or the names of a folder's files, sorted. */
async function readPath(
  path: string,
  { machine }: Io,
): Promise<{ bytes: Uint8Array } | { folder: string[] }> {
  try {
    return { bytes: await machine.readFile(path) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      throw new Error(`error reading ${path}: no such file or directory`);
    }
    if ((error as { code?: string }).code !== "EISDIR") throw error;
    return { folder: (await machine.listFolder(path)).filter((name) => !name.endsWith("/")) };
  }
}

function baseName(path: string): string {
  return path.replace(/\/+$/, "").split("/").at(-1)!;
}
