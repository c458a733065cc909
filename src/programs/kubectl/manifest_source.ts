/** What `-f`, `-k` and `-R` bring: the objects of files, folders, addresses and standard input. */
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import { matchesLabels, parseLabelSelector } from "../../kube/label_selector.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import { parseGroupVersion } from "../../kube/group_version.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { readYamlDocuments } from "../../kube/yaml.ts";
import type { Connection } from "../connection.ts";
import { ArgumentsError } from "../flags.ts";
import type { Call } from "../program.ts";
import { hasManifests } from "./manifest_flags.ts";
import { decodeProblem, shapeProblem } from "./manifest_shape.ts";
import { type ManifestFile, manifestFiles } from "./manifest_files.ts";

/** An object that a file describes, without asking a server. */
export interface LocalManifest {
  object: KubeObject;
  /** The file as messages name it. */
  source: string;
}

/** One that the server has a resource for; its namespace is filled in. */
export interface Manifest extends LocalManifest {
  resource: ApiResource;
  /** Absent for resources without namespaces. */
  namespace?: string;
  /** "" where the manifest has none. */
  name: string;
}

/** What could be read; `problem` holds what could not, as kubectl aggregates it. */
export interface ReadManifests<T> {
  manifests: T[];
  problem?: AggregateError;
}

/**
 * For verbs that need files and take no arguments.
 * @throws {Error} in kubectl's words
 */
export function requireManifests({ flags, args }: Pick<Call, "flags" | "args">): void {
  if (args.length > 0) throw new ArgumentsError(`Unexpected args: [${args.join(" ")}]`);
  if (!hasManifests({ flags })) throw new Error("must specify one of -f and -k");
  checkManifestFlags(flags);
}

function checkManifestFlags(flags: Call["flags"]): void {
  if (flags.string("kustomize") === "") return;
  if (flags.list("filename").length > 0) throw new Error("only one of -f or -k can be specified");
  if (flags.has("recursive") && flags.bool("recursive")) {
    throw new Error("the -k flag can't be used with -f or -R");
  }
}

export interface ReadOptions {
  /** Only objects whose labels fit. */
  selector?: string;
  /** Whether apiVersion and kind are checked before anything else (`--validate`). */
  isValidated?: boolean;
}

/**
 * Reads all files and finds the resource of each object. What is wrong with one file leaves the others be.
 *
 * @throws {Error} for what stops everything: paths that lead nowhere, a selector that is none
 */
export async function readManifests(
  call: Pick<Call, "flags" | "io">,
  connection: Connection,
  options: ReadOptions = {},
): Promise<ReadManifests<Manifest>> {
  const { flags } = call;
  const enforced = flags.has("namespace") ? connection.namespace : undefined;
  const namespaces = { fallback: connection.namespace, enforced };
  let discovery: Discovery | undefined;
  return await readAll(call, options, async (value, source, isListItem) => {
    discovery ??= await connection.discovery();
    return toManifest({ value, source, isListItem, discovery, namespaces });
  });
}

/** Reads all files without asking a server what there is (`--local`). */
export async function readLocalManifests(
  call: Pick<Call, "flags" | "io">,
): Promise<ReadManifests<LocalManifest>> {
  // deno-lint-ignore require-await -- what is thrown belongs to the one object
  return await readAll(call, {}, async (value, source) => {
    const problem = decodeProblem(value);
    if (problem) throw new Error(`unable to decode ${JSON.stringify(source)}: ${problem}`);
    const object = value as unknown as KubeObject;
    checkNamespace(object.metadata?.namespace, call.flags.string("namespace"));
    return { object, source };
  });
}

type Convert<T> = (value: JsonObject, source: string, isListItem: boolean) => Promise<T>;

async function readAll<T extends LocalManifest>(
  call: Pick<Call, "flags" | "io">,
  options: ReadOptions,
  convert: Convert<T>,
): Promise<ReadManifests<T>> {
  checkManifestFlags(call.flags);
  const selector = options.selector ? parseLabelSelector(checkedSelector(options.selector)) : undefined;
  const manifests: T[] = [];
  const errors: unknown[] = [];
  for (const file of await filesOf(call)) {
    try {
      await readFile(file, options, convert, { manifests, errors });
    } catch (error) {
      errors.push(error);
    }
  }
  const chosen = manifests.filter(({ object }) =>
    !selector || matchesLabels(selector, object.metadata?.labels as Record<string, string> | undefined)
  );
  if (errors.length === 0) return { manifests: chosen };
  return { manifests: chosen, problem: new AggregateError(errors, "some manifests cannot be read") };
}

function checkedSelector(text: string): string {
  try {
    parseLabelSelector(text);
    return text;
  } catch (error) {
    throw new Error(
      `the provided selector ${JSON.stringify(text)} is not valid: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

async function filesOf({ flags, io }: Pick<Call, "flags" | "io">): Promise<ManifestFile[]> {
  const folder = flags.string("kustomize");
  if (folder === "") return await manifestFiles(io, flags.list("filename"), flags.bool("recursive"));
  const { buildKustomization } = await import("./kustomize/build.ts");
  const text = await buildKustomization(io, folder);
  return [{ source: folder, read: () => Promise.resolve(text) }];
}

/** Objects before a mistake count; a mistake in the text ends its file. */
async function readFile<T>(
  { source, read }: ManifestFile,
  { isValidated }: ReadOptions,
  convert: Convert<T>,
  found: { manifests: T[]; errors: unknown[] },
): Promise<void> {
  for (const value of documents(await read(), source)) {
    const problem = isValidated ? shapeProblem(value) : undefined;
    if (problem) {
      throw new Error(
        `error validating ${JSON.stringify(source)}: error validating data: ${problem}; ${HOW_TO_IGNORE}`,
      );
    }
    if (isJsonObject(value) && Array.isArray(value["items"])) {
      const errors: unknown[] = [];
      for (const item of listItems(value)) {
        await convert(item, source, true).then(
          (one) => found.manifests.push(one),
          (error) => errors.push(error),
        );
      }
      if (errors.length > 0) found.errors.push(new AggregateError(errors, "some items cannot be read"));
    } else {
      await convert(value as JsonObject, source, false)
        .then((one) => found.manifests.push(one), (error) => found.errors.push(error));
    }
  }
}

const HOW_TO_IGNORE = "if you choose to ignore these errors, turn validation off with --validate=false";

function* documents(text: string, source: string): Generator<Json> {
  try {
    for (const { value } of readYamlDocuments(text)) yield value;
  } catch (error) {
    throw new Error(`error parsing ${source}: ${(error as Error).message}`, { cause: error });
  }
}

/** The objects of a list, and of the lists in it. Items of a `PodList` may leave out what they are. */
function listItems(list: JsonObject): JsonObject[] {
  const kind = String(list["kind"] ?? "");
  const filled = kind.endsWith("List") && kind !== "List"
    ? { apiVersion: list["apiVersion"], kind: kind.slice(0, -"List".length) }
    : {};
  return (list["items"] as Json[]).flatMap((item) => {
    if (!isJsonObject(item)) return [];
    return Array.isArray(item["items"]) ? listItems(item) : [{ ...filled, ...item }];
  });
}

interface Conversion {
  value: JsonObject;
  source: string;
  isListItem: boolean;
  discovery: Discovery;
  namespaces: { fallback: string; enforced: string | undefined };
}

function toManifest({ value, source, isListItem, discovery, namespaces }: Conversion): Manifest {
  const problem = decodeProblem(value);
  if (problem) throw new Error(`unable to decode ${JSON.stringify(source)}: ${problem}`);
  const given = value as unknown as KubeObject;
  const object = { ...given, metadata: { ...given.metadata } };
  const { name = "", namespace = "" } = object.metadata;
  const resource = resourceOf(object, discovery);
  if (!resource) {
    const { apiVersion, kind } = object;
    const unmatched = `no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}`;
    throw new Error(
      isListItem
        ? `unable to recognize ${unmatched}`
        : `resource mapping not found for name: ${JSON.stringify(name)} namespace: ${
          JSON.stringify(namespace)
        } ` +
          `from ${JSON.stringify(source)}: ${unmatched}\nensure CRDs are installed first`,
    );
  }
  if (!resource.namespaced) return { object, source, resource, name };
  const { fallback, enforced } = namespaces;
  checkNamespace(namespace, enforced);
  const place = namespace || fallback;
  object.metadata.namespace = place;
  return { object, source, resource, namespace: place, name };
}

/** Both have to be the same where both are said. */
function checkNamespace(given: string | undefined, enforced: string | undefined): void {
  if (!given || !enforced || given === enforced) return;
  throw new Error(
    `the namespace from the provided object "${given}" does not match the namespace "${enforced}". ` +
      `You must pass '--namespace=${given}' to perform this operation.`,
  );
}

function resourceOf(
  { apiVersion = "", kind }: KubeObject,
  { resources }: Discovery,
): ApiResource | undefined {
  const { group, version } = parseGroupVersion(apiVersion);
  return resources.find((one) => one.group === group && one.version === version && one.kind === kind);
}
