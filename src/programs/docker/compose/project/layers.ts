/** Files one on top of the other, with what they extend and include (compose-go, loader/). */
import type { Io } from "../../../io.ts";
import { missingFile, wrongFile } from "../file/compose_failure.ts";
import { merged, withoutPaths } from "../file/file_merge.ts";
import type { Variables } from "../file/interpolation.ts";
import { type Fields, isFields } from "../file/long_forms.ts";
import { folderOf, pathFrom } from "../file/paths.ts";
import { warn } from "../log_line.ts";
import { type ComposeLayer, readLayer } from "./compose_layer.ts";
import { readVariables } from "./project_files.ts";

export interface LayerOptions {
  folder: string;
  /** Absent: `$…` stays as it is. */
  variables: Variables | undefined;
}

/** Reads and merges the files. Throws DockerFailure. */
export async function mergedLayers(
  paths: readonly string[],
  io: Io,
  options: LayerOptions,
  above: readonly string[] = [],
): Promise<Fields> {
  let result: Fields = {};
  for (const path of paths) {
    const layer = await layerOf(path, io, options);
    if (layer.fields.version !== undefined && path !== "-") await warnOfVersion(io, path);
    const extended = await withExtended(layer, io, options);
    const whole = await withIncluded(extended, io, options, [...above, path]);
    result = withoutPaths(merged(withoutPaths(result, layer.replaced), whole), layer.removed);
  }
  return result;
}

function warnOfVersion(io: Io, path: string): Promise<void> {
  return warn(
    io,
    `${path}: the attribute \`version\` is obsolete, it will be ignored, please remove it to avoid potential confusion`,
  );
}

async function layerOf(path: string, io: Io, { folder, variables }: LayerOptions): Promise<ComposeLayer> {
  const text = path === "-" ? await io.readInput() : await textOf(io, path);
  return await readLayer(path, text, { variables, base: { folder, home: io.machine.home } });
}

async function textOf(io: Io, path: string): Promise<string> {
  try {
    return await io.readFile(path);
  } catch (error) {
    const isForbidden = (error as { code?: string }).code === "EACCES";
    throw missingFile(`open ${path}: ${isForbidden ? "permission denied" : "no such file or directory"}`);
  }
}

/** Services with what they extend under them. */
async function withExtended(layer: ComposeLayer, io: Io, options: LayerOptions): Promise<Fields> {
  const { services } = layer.fields;
  if (!isFields(services)) return layer.fields;
  const result: Fields = {};
  for (const name of Object.keys(services)) {
    result[name] = await extended(layer, name, io, options, []);
  }
  return { ...layer.fields, services: result };
}

async function extended(
  layer: ComposeLayer,
  name: string,
  io: Io,
  options: LayerOptions,
  chain: readonly { path: string; name: string }[],
): Promise<Fields> {
  const service = (layer.fields.services as Fields)[name] as Fields;
  const reference = service.extends;
  if (reference === undefined) return service;
  const { service: base, file } = isFields(reference)
    ? reference as { service: string; file?: string }
    : { service: String(reference), file: undefined };
  const here = [...chain, { path: layer.path, name }];
  const path = file === undefined ? layer.path : pathFrom(options.folder, io.machine.home, file);
  if (here.some((one) => one.path === path && one.name === base)) {
    const rows = here.map((one) => `  ${one.name} in ${one.path}`).join("\n  extends");
    throw wrongFile(`circular reference:\n${rows}`);
  }
  const inner = { ...options, folder: file === undefined ? options.folder : folderOf(path) };
  const other = path === layer.path ? layer : await layerOf(path, io, inner);
  if (!isFields((other.fields.services as Fields | undefined)?.[base])) {
    throw wrongFile(
      `cannot extend service ${JSON.stringify(name)} in ${layer.path}: service ${
        JSON.stringify(base)
      } not found${file === undefined ? "" : ` in ${path}`}`,
    );
  }
  const below = await extended(other, base, io, inner, here);
  const { extends: _, ...own } = service;
  return merged(below, own);
}

const KINDS = ["services", "networks", "volumes", "secrets", "configs"];

/** With the resources of included files. */
async function withIncluded(
  fields: Fields,
  io: Io,
  options: LayerOptions,
  above: readonly string[],
): Promise<Fields> {
  const { include, ...result } = fields;
  if (!Array.isArray(include)) return result;
  for (const entry of include) {
    const included = await includedFields(isFields(entry) ? entry : { path: entry }, io, options, above);
    for (const kind of KINDS) {
      const own = (result[kind] ?? {}) as Fields;
      for (const [name, value] of Object.entries((included[kind] ?? {}) as Fields)) {
        if (Object.hasOwn(own, name) && JSON.stringify(own[name]) !== JSON.stringify(value)) {
          throw wrongFile(`${kind}.${name} conflicts with imported resource`);
        }
        result[kind] = { ...result[kind] as Fields, [name]: value };
      }
    }
  }
  return result;
}

async function includedFields(
  entry: Fields,
  io: Io,
  options: LayerOptions,
  above: readonly string[],
): Promise<Fields> {
  const absolute = (path: unknown): string => pathFrom(options.folder, io.machine.home, String(path));
  const paths = [entry.path].flat().map(absolute);
  const again = paths.find((path) => above.includes(path));
  if (again) throw wrongFile(`include cycle detected:\n${above[0]}\n include ${again}`);
  const folder = entry.project_directory === undefined
    ? folderOf(paths[0]!)
    : absolute(entry.project_directory);
  const variables = options.variables &&
    await withFiles(io, options.variables, entry.env_file, folder, absolute);
  return await mergedLayers(paths, io, { folder, variables }, above);
}

/** The variables of the project around it win over those of the file's own. */
async function withFiles(
  io: Io,
  variables: Variables,
  envFile: unknown,
  folder: string,
  absolute: (path: unknown) => string,
): Promise<Variables> {
  const paths = envFile === undefined ? [`${folder}/.env`] : [envFile].flat().map(absolute);
  const found = new Map<string, string>();
  for (const path of paths) {
    const facts = await io.machine.tree.facts(path);
    if (!facts && envFile !== undefined) throw missingFile(`couldn't find env file: ${path}`);
    if (!facts || facts.kind === "folder") continue;
    for (const [name, value] of await readVariables(io, path, found)) found.set(name, value);
  }
  return { ...variables, value: (name) => variables.value(name) ?? found.get(name) };
}
