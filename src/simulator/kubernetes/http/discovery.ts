/** /api, /apis and what is below them: aggregated and legacy discovery. */
import { apiVersionOf } from "../object_form.ts";
import { unknownResource } from "../refusals.ts";
import { type RemoteVersion, remoteVersions } from "../remote_groups.ts";
import { type Answer, jsonAnswer, pageNotFound } from "./answer.ts";
import type { ApiContext } from "./api_context.ts";
import { type GroupVersion, groupVersions, type ServedResource, servedResources } from "./api_groups.ts";
import type { ApiRequest } from "./api_request.ts";
import { entityTag } from "./entity_tag.ts";
import { mediaRanges, notAcceptable } from "./negotiation.ts";
import type { ResourcePath } from "./resource_path.ts";
import { storageVersionHash } from "./storage_version_hash.ts";

export class Discovery {
  readonly #context: ApiContext;
  readonly #aggregated = new Map<string, Promise<{ bytes: Uint8Array<ArrayBuffer>; tag: string }>>();
  /** What `#aggregated` was made from. */
  #aggregatedFrom: readonly GroupVersion[] | undefined;
  #aggregatedRemote: readonly RemoteVersion[] | undefined;

  constructor(context: ApiContext) {
    this.#context = context;
  }

  get #versions(): readonly GroupVersion[] {
    return groupVersions(this.#context.registry.kinds);
  }

  /** Whether the server has routes there: in a built-in group all of them, in one of definitions what they serve. */
  hasRoutes({ group, version, resource }: ResourcePath): boolean {
    if (this.#remote.some((remote) => remote.group === group)) return true;
    const versions = this.#versions.filter((known) => known.group === group);
    if (!versions.some(({ kinds }) => kinds.some((face) => face.isCustom))) return versions.length > 0;
    const kinds = versions.find((known) => known.version === version)?.kinds;
    return kinds !== undefined && (resource === undefined || kinds.some((face) => face.plural === resource));
  }

  /** Whether it is another server's, which cannot be reached. */
  isUnavailable(group: string, version: string): boolean {
    return this.#remote.some((remote) => remote.group === group && remote.version === version);
  }

  get #remote(): readonly RemoteVersion[] {
    return remoteVersions(this.#context.registry);
  }

  /** `/api` and `/apis`. */
  async root(request: ApiRequest, root: "api" | "apis", pretty: boolean): Promise<Answer> {
    const version = aggregatedVersion(request.headers.get("accept"));
    if (version) return await this.#aggregate(request, root, version);
    return jsonAnswer(200, root === "api" ? this.#apiVersions() : this.#groupList(), pretty);
  }

  /** `/apis/apps` */
  group(name: string, pretty: boolean): Answer {
    const group = this.#groups().find((group) => group.name === name);
    if (!group) return pageNotFound();
    return jsonAnswer(200, { kind: "APIGroup", apiVersion: "v1", ...group }, pretty);
  }

  /** `/api/v1`, `/apis/apps/v1`. Throws NotFound for a version that is not served. */
  async resources(group: string, version: string, pretty: boolean): Promise<Answer> {
    const found = this.#versions.find((known) => known.group === group && known.version === version);
    if (!found) throw unknownResource();
    return jsonAnswer(200, await resourceList(found), pretty);
  }

  async #aggregate(request: ApiRequest, root: "api" | "apis", version: string): Promise<Answer> {
    if (this.#aggregatedFrom !== this.#versions || this.#aggregatedRemote !== this.#remote) {
      this.#aggregated.clear();
      this.#aggregatedFrom = this.#versions;
      this.#aggregatedRemote = this.#remote;
    }
    const key = `${root} ${version}`;
    let ready = this.#aggregated.get(key);
    if (!ready) this.#aggregated.set(key, ready = this.#encode(root, version));
    const { bytes, tag } = await ready;
    const headers = { ETag: tag, Vary: "Accept", "Cache-Control": "public" };
    if (request.headers.get("if-none-match") === tag) return { code: 304, type: "", headers, body: null };
    const type = `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
    return { code: 200, type, headers, body: bytes };
  }

  async #encode(root: "api" | "apis", version: string): Promise<{
    bytes: Uint8Array<ArrayBuffer>;
    tag: string;
  }> {
    const items = this.#groups(root === "api").map(({ name }) => ({
      metadata: name ? { name } : {},
      versions: [
        ...this.#versions.filter(({ group }) => group === name).map((groupVersion) => ({
          version: groupVersion.version,
          resources: discoveredResources(groupVersion),
          freshness: "Current",
        })),
        ...this.#remote.filter(({ group }) => group === name)
          .map(({ version }) => ({ version, freshness: "Stale" })),
      ],
    }));
    const list = {
      kind: "APIGroupDiscoveryList",
      apiVersion: `apidiscovery.k8s.io/${version}`,
      metadata: {},
      items,
    };
    const bytes = new TextEncoder().encode(JSON.stringify(list));
    return { bytes, tag: await entityTag(bytes) };
  }

  #apiVersions(): unknown {
    return {
      kind: "APIVersions",
      versions: this.#versions.filter(({ group }) => group === "").map(({ version }) => version),
      serverAddressByClientCIDRs: [
        { clientCIDR: "0.0.0.0/0", serverAddress: this.#context.identity.address },
      ],
    };
  }

  #groupList(): unknown {
    return { kind: "APIGroupList", apiVersion: "v1", groups: this.#groups() };
  }

  #groups(isCore = false): { name: string; versions: unknown[]; preferredVersion: unknown }[] {
    const all = [...this.#versions, ...this.#remote];
    const names = [...new Set(all.map(({ group }) => group))];
    return names.filter((name) => (name === "") === isCore).map((name) => {
      const versions = all.filter(({ group }) => group === name)
        .map((version) => ({ groupVersion: apiVersionOf(version), version: version.version }));
      return { name, versions, preferredVersion: versions[0] };
    });
  }
}

/** The version of aggregated discovery that comes first among what the client takes; undefined: legacy. */
function aggregatedVersion(accept: string | null): "v2" | undefined {
  if (!accept) return undefined;
  for (const { type, parameters } of mediaRanges(accept)) {
    if (type !== "application/json" && type !== "*/*" && type !== "application/*") continue;
    if (parameters.as === undefined) return undefined;
    if (parameters.as !== "APIGroupDiscoveryList" || parameters.g !== "apidiscovery.k8s.io") continue;
    if (parameters.v === "v2") return parameters.v;
  }
  throw notAcceptable();
}

async function resourceList(groupVersion: GroupVersion): Promise<unknown> {
  const isCore = groupVersion.group === "";
  return {
    kind: "APIResourceList",
    ...(isCore ? {} : { apiVersion: "v1" }),
    groupVersion: apiVersionOf(groupVersion),
    resources: await Promise.all(
      servedResources(groupVersion).map(async (resource) => ({
        name: resource.name,
        singularName: resource.singular,
        namespaced: resource.namespaced,
        ...(resource.kindGroup ? { group: resource.kindGroup } : {}),
        ...(resource.kindVersion ? { version: resource.kindVersion } : {}),
        kind: resource.kind,
        verbs: resource.verbs,
        ...(resource.shortNames.length > 0 ? { shortNames: resource.shortNames } : {}),
        ...(resource.categories.length > 0 ? { categories: resource.categories } : {}),
        ...(resource.storage ? { storageVersionHash: await hashOf(resource.storage, resource.kind) } : {}),
      })),
    ),
  };
}

function hashOf({ group, version }: { group: string; version: string }, kind: string): Promise<string> {
  return storageVersionHash(group, version, kind);
}

function discoveredResources(groupVersion: GroupVersion): unknown[] {
  const all = servedResources(groupVersion);
  return all.filter(({ name }) => !name.includes("/")).map((resource) => {
    const below = all.filter(({ name }) => name.startsWith(`${resource.name}/`));
    return {
      resource: resource.name,
      responseKind: responseKind(resource, groupVersion),
      scope: resource.namespaced ? "Namespaced" : "Cluster",
      singularResource: resource.singular,
      verbs: resource.verbs,
      ...(resource.shortNames.length > 0 ? { shortNames: resource.shortNames } : {}),
      ...(resource.categories.length > 0 ? { categories: resource.categories } : {}),
      ...(below.length === 0 ? {} : {
        subresources: below.map((subresource) => ({
          subresource: subresource.name.slice(resource.name.length + 1),
          responseKind: responseKind(subresource, groupVersion),
          verbs: subresource.verbs,
        })),
      }),
    };
  });
}

/** Group and version are empty where they are the resource's own; custom ones name them. */
function responseKind(
  { kind, kindGroup, kindVersion, isCustom }: ServedResource,
  { group, version }: GroupVersion,
): unknown {
  const own = isCustom ? { group, version } : { group: "", version: "" };
  return { group: kindGroup ?? own.group, version: kindVersion ?? own.version, kind };
}
