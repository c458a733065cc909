/** The recorded server's discovery, for tests of what reads it. */
import type { ApiResource, Discovery } from "../../src/kube/discovery.ts";
import { fixtureJson } from "../fixtures.ts";

interface AggregatedGroup {
  metadata: { name?: string };
  versions: { version: string; resources?: AggregatedResource[] }[];
}

interface AggregatedResource {
  resource: string;
  responseKind: { kind: string };
  scope: string;
  singularResource?: string;
  shortNames?: string[];
  categories?: string[];
  verbs: string[];
  subresources?: { subresource: string }[];
}

export function recordedDiscovery(): Discovery {
  const groups: AggregatedGroup[] = ["discovery/api.agg.v2.json", "discovery/apis.agg.v2.json"]
    .flatMap((path) => fixtureJson(path).items);
  const discovery: Discovery = { resources: [], failures: [], groupVersions: [] };
  for (const { metadata: { name: group = "" }, versions } of groups) {
    for (const { version, resources = [] } of versions) {
      discovery.groupVersions.push(group ? `${group}/${version}` : version);
      discovery.resources.push(...resources.map((resource) => asApiResource(group, version, resource)));
    }
  }
  return discovery;
}

function asApiResource(group: string, version: string, resource: AggregatedResource): ApiResource {
  return {
    group,
    version,
    kind: resource.responseKind.kind,
    name: resource.resource,
    singularName: resource.singularResource ?? "",
    shortNames: resource.shortNames ?? [],
    categories: resource.categories ?? [],
    namespaced: resource.scope === "Namespaced",
    verbs: resource.verbs,
    subresources: (resource.subresources ?? []).map(({ subresource }) => subresource),
  };
}
