/** The objects that a verb's arguments and files name. */
import { ApiError } from "../../cluster/api_error.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import {
  parseResourceArguments,
  resolveResource,
  resolveResources,
  ResourceNameError,
} from "../../kube/resource_name.ts";
import type { Connection } from "../connection.ts";
import type { Call } from "../program.ts";
import { hasManifests } from "./manifest_flags.ts";
import { type Manifest, readManifests } from "./manifest_source.ts";
import { worded } from "./list_refusal.ts";
import { readObjects } from "./read_objects.ts";
import { warnOfShortNames } from "./short_name_warning.ts";
import type { Selected } from "./selection.ts";

export interface Target {
  resource: ApiResource;
  /** Absent for resources without namespaces. */
  namespace?: string;
  name: string;
  /** The file that it stands in; "" for what the arguments name. */
  source: string;
  /** What the file says of it. */
  manifest?: KubeObject;
  /** The object as the server has it: listed already, or asked for now. */
  live(): Promise<KubeObject>;
}

export interface TargetQuery {
  /** `TYPE NAME…`, `TYPE/NAME…`, or `TYPE` with a selector. */
  args: readonly string[];
  selector?: string;
  fieldSelector?: string;
  /** `--all`: every object of the types. */
  isAll?: boolean;
  /** A type alone means every object of it. */
  isAllDefault?: boolean;
  allNamespaces?: boolean;
  /** Such as `status`; asked for instead of the object. */
  subresource?: string;
  /** Objects a page of a list. */
  chunkSize?: number;
}

export interface Targets {
  targets: Target[];
  /** What could not be read; told last. */
  problem?: AggregateError;
}

/**
 * Finds what a verb is to act on, by files or by arguments.
 *
 * @throws {Error} in kubectl's words, for arguments that say nothing or contradict each other
 */
export async function findTargets(
  call: Pick<Call, "flags" | "io">,
  connection: Connection,
  query: TargetQuery,
): Promise<Targets> {
  if (query.isAll && query.selector) {
    throw new Error("setting 'all' parameter but found a non empty selector. ");
  }
  const asked: Asked = { connection, query, signal: call.io.signal };
  // Not every verb has the flags of files.
  const hasFiles = call.flags.has("filename") || call.flags.has("kustomize");
  if (hasFiles && hasManifests(call)) return await fromFiles(call, asked);
  const parsed = parseResourceArguments([...query.args]);
  const discovery = await discoveryFor(connection, parsed);
  await warnOfShortNames(call.io, discovery, query.args);
  const hasSelector = Boolean(query.selector || query.fieldSelector || query.isAll);
  if (hasSelector || isEverything(parsed, query)) return await bySelector(parsed, discovery, asked);
  if ("pairs" in parsed) {
    refuseAllNamespaces(query);
    return {
      targets: parsed.pairs.map(({ type, name }) => named(resolveResource(discovery, type), name, asked)),
    };
  }
  if (parsed.types === "") throw new Error(NOTHING_NAMED);
  const resources = resolveResources(discovery, parsed.types);
  if (parsed.names.length === 0) throw new Error("resource(s) were provided, but no name was specified");
  refuseAllNamespaces(query);
  return {
    targets: resources.flatMap((resource) => parsed.names.map((name) => named(resource, name, asked))),
  };
}

/** What an earlier process has heard does, unless it lacks one of the types. */
async function discoveryFor(connection: Connection, parsed: Parsed): Promise<Discovery> {
  const known = await connection.discovery({ mayBeOld: true });
  const types = "pairs" in parsed ? parsed.pairs.map(({ type }) => type) : [parsed.types];
  try {
    for (const type of types) resolveResources(known, type);
    return known;
  } catch (error) {
    if (!(error instanceof ResourceNameError)) throw error;
    return await connection.discovery();
  }
}

const NOTHING_NAMED = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

interface Asked {
  connection: Connection;
  query: TargetQuery;
  signal: AbortSignal;
}

type Parsed = ReturnType<typeof parseResourceArguments>;

function isEverything(parsed: Parsed, { isAllDefault }: TargetQuery): boolean {
  return Boolean(isAllDefault) && "types" in parsed && parsed.types !== "" && parsed.names.length === 0;
}

function refuseAllNamespaces({ allNamespaces }: TargetQuery): void {
  if (allNamespaces) throw new Error("a resource cannot be retrieved by name across all namespaces");
}

async function fromFiles(call: Pick<Call, "flags" | "io">, asked: Asked): Promise<Targets> {
  const { args, selector } = asked.query;
  if (args.length > 0) {
    throw new Error(
      "when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well",
    );
  }
  const read = await readManifests(call, asked.connection, selector ? { selector } : {});
  const targets = read.manifests.map((manifest) => fromManifest(manifest, asked));
  return read.problem ? { targets, problem: read.problem } : { targets };
}

function fromManifest({ object, resource, namespace, name, source }: Manifest, asked: Asked): Target {
  return { ...placed(resource, namespace, name, asked), source, manifest: object };
}

function named(resource: ApiResource, name: string, asked: Asked): Target {
  return placed(resource, resource.namespaced ? asked.connection.namespace : undefined, name, asked);
}

function placed(
  resource: ApiResource,
  namespace: string | undefined,
  name: string,
  { connection: { client }, query: { subresource }, signal }: Asked,
): Target {
  const place = { namespace, name, ...(subresource ? { subresource } : {}) };
  return {
    resource,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    source: "",
    async live() {
      try {
        return await client.get(resourcePath(resource, place), { signal });
      } catch (error) {
        throw await missingNamespace(error, namespace, { client, signal });
      }
    },
  };
}

/** A namespace that is not there is a better answer than an object that is not in it. */
async function missingNamespace(
  error: unknown,
  namespace: string | undefined,
  { client, signal }: { client: Connection["client"]; signal: AbortSignal },
): Promise<unknown> {
  const isMissing = error instanceof ApiError && error.reason === "NotFound";
  if (!isMissing || namespace === undefined || namespace === "default") return error;
  try {
    await client.get(resourcePath({ group: "", version: "v1", name: "namespaces" }, { name: namespace }), {
      signal,
    });
    return error;
  } catch (other) {
    return other instanceof ApiError && other.reason === "NotFound" ? other : error;
  }
}

async function bySelector(parsed: Parsed, discovery: Discovery, asked: Asked): Promise<Targets> {
  if ("pairs" in parsed) {
    throw new Error("selectors and the all flag cannot be used when passing resource/name arguments");
  }
  if (parsed.names.length > 0) throw new Error("name cannot be provided when a selector is specified");
  if (parsed.types === "") throw new Error("at least one resource must be specified to use a selector");
  const targets: Target[] = [];
  const errors: unknown[] = [];
  for (const resource of resolveResources(discovery, parsed.types)) {
    try {
      targets.push(...await listed(resource, asked));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      errors.push(error);
    }
  }
  return errors.length === 0
    ? { targets }
    : { targets, problem: new AggregateError(errors, "some lists were refused") };
}

async function listed(resource: ApiResource, asked: Asked): Promise<Target[]> {
  const { connection: { client, namespace }, query, signal } = asked;
  const place = resource.namespaced && !query.allNamespaces ? { namespace } : {};
  const selected: Selected = { resource, ...place, path: resourcePath(resource, place) };
  const selectors = {
    ...(query.selector ? { labelSelector: query.selector } : {}),
    ...(query.fieldSelector ? { fieldSelector: query.fieldSelector } : {}),
  };
  try {
    const options = { ...selectors, chunkSize: query.chunkSize ?? CHUNK_SIZE, signal };
    const objects = await readObjects(client, selected, options);
    return objects.map((object) => {
      const { name = "", namespace } = object.metadata;
      return { ...placed(resource, namespace, name, asked), live: () => Promise.resolve(object) };
    });
  } catch (error) {
    throw worded(error, selected, selectors);
  }
}

const CHUNK_SIZE = 500;

/**
 * Where the API has it.
 * @throws {Error} for names that would lead elsewhere, and for none
 */
export function targetPath({ resource, namespace, name }: Target, subresource?: string): string {
  return resourcePath(resource, { namespace, name, ...(subresource ? { subresource } : {}) });
}
