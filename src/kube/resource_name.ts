/** What a user types for a resource (`po`, `Pod`, `deploy.apps`, `pods.v1.`, `all`), resolved as kubectl does. */
import type { ApiResource, Discovery } from "./discovery.ts";
import { parseGroupVersion, printGroupName, printGroupVersion } from "./group_version.ts";

/** A name that no resource of the server answers to, or arguments that cannot be combined. */
export class ResourceNameError extends Error {
  override name = "ResourceNameError";
}

/**
 * The resource a text names: plural, singular, short name or kind, alone, with a group (`widgets.example.com`,
 * also the start of one), or with version and group (`deployments.v1.apps`, `pods.v1.`).
 * Where several answer, the server's order of groups decides, then its preferred version.
 *
 * @throws {ResourceNameError} `the server doesn't have a resource type "x"`
 */
export function resolveResource(discovery: Discovery, text: string): ApiResource {
  for (const reading of readings(text)) {
    const candidates = candidatesOf(discovery, expandShortName(discovery, reading));
    const chosen = preferred(discovery, candidates);
    if (chosen) return chosen;
  }
  throw new ResourceNameError(`the server doesn't have a resource type "${text.split(".")[0]}"`);
}

/**
 * The resources of a comma list, in order and without repetition; categories such as `all` are expanded.
 *
 * @throws {ResourceNameError}
 */
export function resolveResources(discovery: Discovery, text: string): ApiResource[] {
  const names = text.split(",").flatMap((part) => {
    const members = expandCategory(discovery, part);
    return members.length > 0 ? members : [part];
  });
  const resolved = [...new Set(names)].map((name) => resolveResource(discovery, name));
  return [...new Set(resolved)];
}

/** What kubectl warns of (after `Warning: `) when a short name also belongs to resources of other groups. */
export function shortNameWarnings({ resources }: Discovery, text: string): string[] {
  const [shortName = "", ...group] = text.split(".");
  if (resources.some(({ name }) => name === shortName)) return [];
  const owners = resources.filter((known) =>
    known.shortNames.includes(shortName) && (group.length === 0 || known.group === group.join("."))
  );
  const [first, ...others] = new Set(owners.map(({ name, group }) => printGroupName(name, group)));
  return first === undefined
    ? []
    : others.map((other) => `short name "${shortName}" could also match lower priority resource ${other}`);
}

/** The members of a category as `name.group`, in server order; empty when there is no such category. */
export function expandCategory(discovery: Discovery, category: string): string[] {
  const members = discovery.resources.filter(({ categories }) => categories.includes(category));
  return [...new Set(members.map(({ name, group }) => printGroupName(name, group)))];
}

/** What the arguments of a verb select: named objects, or types with names that hold for each of the types. */
export type ResourceArguments =
  | { pairs: { type: string; name: string }[] }
  | { types: string; names: string[] };

/**
 * Reads `TYPE[,TYPE] [NAME …]` or `TYPE/NAME …`.
 *
 * @throws {ResourceNameError} in kubectl's wording.
 */
export function parseResourceArguments(args: string[]): ResourceArguments {
  const withSlash = args.filter((arg) => arg.includes("/"));
  if (withSlash.length === 0) return { types: args[0] ?? "", names: args.slice(1) };
  if (withSlash.length < args.length) {
    throw new ResourceNameError(
      "there is no need to specify a resource type as a separate argument when passing arguments in " +
        "resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of " +
        "'kubectl get resource resource/<resource_name>'",
    );
  }
  return { pairs: args.map(parsePair) };
}

function parsePair(arg: string): { type: string; name: string } {
  const [type = "", name = "", ...rest] = arg.split("/");
  if (rest.length > 0) {
    throw new ResourceNameError("arguments in resource/name form may not have more than one slash");
  }
  if (type === "" || name === "" || type.includes(",")) {
    throw new ResourceNameError("arguments in resource/name form must have a single resource and name");
  }
  return { type, name };
}

/** One way to read a text; undefined where the text leaves it open. */
interface Reading {
  resource: string;
  version?: string;
  group?: string;
}

// `a.b.c` may be resource, version and group, or a resource in the group `b.c`; kubectl tries in this order.
function readings(text: string): Reading[] {
  const [resource = "", second, ...rest] = text.split(".");
  if (second === undefined) return [{ resource }];
  const withGroup = { resource, group: [second, ...rest].join(".") };
  return rest.length > 0 ? [{ resource, version: second, group: rest.join(".") }, withGroup] : [withGroup];
}

/** Short names are expanded first, case and all, and bring their own version along. */
function expandShortName({ resources }: Discovery, reading: Reading): Reading {
  const { resource, group } = reading;
  const isName = resources.some((known) => known.name === resource && (!group || known.group === group));
  if (isName) return reading;
  const owners = resources.filter(({ shortNames }) => shortNames.includes(resource));
  const owner = owners.find((known) => !group || known.group === group) ??
    owners.find((known) => group && known.group.startsWith(group));
  return owner ? { resource: owner.name, version: owner.version, group: owner.group } : reading;
}

function candidatesOf({ resources }: Discovery, { resource, version, group }: Reading): ApiResource[] {
  const lower = resource.toLowerCase();
  const named = resources.filter((known) =>
    known.name === lower || singularOf(known) === lower || known.kind.toLowerCase() === lower
  ).filter((known) => version === undefined || known.version === version);
  if (group === undefined || group === "" && version === undefined) return named;
  const inGroup = named.filter((known) => known.group === group);
  if (inGroup.length > 0 || group === "") return inGroup;
  return named.filter((known) => known.group.startsWith(group));
}

function singularOf({ singularName, kind }: ApiResource): string {
  return singularName || kind.toLowerCase();
}

function preferred({ groupVersions }: Discovery, candidates: ApiResource[]): ApiResource | undefined {
  const groups = groupVersions.map((groupVersion) => parseGroupVersion(groupVersion).group);
  // The first version of a group is the one that the server prefers.
  const favourites = groupVersions.filter((_, index) => groups.indexOf(groups[index]!) === index);
  const found = favourites.flatMap((favourite) =>
    candidates.filter((candidate) => printGroupVersion(candidate) === favourite)
  );
  return found[0] ?? candidates[0];
}
