/**
 * The schemas are built once and kept in one file, since reading that is much faster than a thousand small ones.
 * A bundled program has them embedded instead.
 */
import { buildSchemas, type SchemaBundle } from "./build_schemas.ts";
import { findSchemaPackages, pinnedVersions, type SchemaPackages } from "./schema_packages.ts";

/** To be raised when what is built changes for the same packages. */
const FORMAT = 2;

export interface SchemaCacheOptions {
  /** Gives the bundle as JSON text, where it is part of the program: nothing else is looked at then. */
  embedded?: () => Promise<string>;
  /** Where the file lies. Absent: `pequod` in the user's cache folder. Undefined, or not writable: no file is kept. */
  folder?: string | undefined;
  /** Absent: those of Deno's cache, or fetched. */
  packages?: () => Promise<SchemaPackages>;
  /** Of the packages, without looking into them. */
  versions?: () => string[];
}

/** @throws {Error} that says what to do, when there is no file yet and the packages cannot be had. */
export async function loadSchemas(options: SchemaCacheOptions = {}): Promise<SchemaBundle> {
  if (options.embedded !== undefined) return JSON.parse(await options.embedded());
  const folder = "folder" in options ? options.folder : cacheFolder();
  const path = folder &&
    `${folder}/openapi-${(options.versions ?? pinnedVersions)().join("-")}-${FORMAT}.json`;
  const kept = path && await readBundle(path);
  if (kept) return kept;
  const bundle = buildSchemas(await (options.packages ?? findSchemaPackages)());
  if (path) await keep(path, JSON.stringify(bundle));
  return bundle;
}

/** `$XDG_CACHE_HOME/pequod`; undefined where there is no home. */
export function cacheFolder(): string | undefined {
  const base = environment("XDG_CACHE_HOME") ?? under(environment("HOME"), ".cache") ??
    environment("LOCALAPPDATA");
  return under(base, "pequod");
}

/** Undefined when there is none, or when it is not whole. */
async function readBundle(path: string): Promise<SchemaBundle | undefined> {
  try {
    const bundle: SchemaBundle = JSON.parse(await Deno.readTextFile(path));
    return typeof bundle?.schemas === "object" ? bundle : undefined;
  } catch {
    return undefined;
  }
}

/** Another process sees the old state or the new one, nothing between. A cache that cannot be written is none. */
async function keep(path: string, text: string): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}`;
  try {
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(draft, text);
    await Deno.rename(draft, path);
  } catch {
    await Deno.remove(draft).catch(() => {});
  }
}

function environment(name: string): string | undefined {
  try {
    return Deno.env.get(name) || undefined;
  } catch {
    return undefined; // no permission to look: no cache
  }
}

function under(folder: string | undefined, name: string): string | undefined {
  return folder && `${folder}/${name}`;
}
