/** The objects of a release as they are now, and the pods that come from them. Source: helm.sh/helm/v4, pkg/kube/client.go (Get). */
import { ApiError } from "../../cluster/api_error.ts";
import { type PlacedObject, placeObjects } from "../../cluster/helm/placed_object.ts";
import { type HelmRelease, manifestObjects } from "../../kube/helm_release.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import type { Table } from "../../kube/table.ts";
import { tableText } from "../../kube/table_text.ts";
import { sortedKeys } from "./output_format.ts";
import type { Call } from "../program.ts";
import { actingOf } from "./release_acting.ts";

export interface ReleaseResources {
  /** Tables under their kinds; empty where nothing is there. */
  text(): Promise<string>;
  /** By `v1/ConfigMap`. */
  objects(): Promise<JsonObject>;
}

/** Where each kind of them is read. */
interface Group {
  readonly title: string;
  readonly paths: readonly { path: string; query?: Record<string, string> }[];
}

export async function releaseResources(release: HelmRelease, call: Call): Promise<ReleaseResources> {
  const acting = { ...await actingOf(call), namespace: release.namespace };
  // Kinds that have gone from the server have no objects either.
  const placed = await placeObjects(manifestObjects(release), acting).catch((): PlacedObject[] => []);
  const live: [PlacedObject, KubeObject][] = [];
  for (const each of placed) {
    const object = await acting.client.get(each.path, { signal: acting.signal }).catch(orNothing);
    if (object) live.push([each, object]);
  }
  const groups = groupsOf(live, release.namespace);
  const read = async <T>(group: Group, accept?: string): Promise<T[]> => {
    const answers: T[] = [];
    for (const { path, query } of group.paths) {
      const options = { signal: acting.signal, ...(query ? { query } : {}), ...(accept ? { accept } : {}) };
      const answer = await acting.client.get<T>(path, options).catch(orNothing);
      if (answer) answers.push(answer);
    }
    return answers;
  };
  return {
    async text() {
      let text = "";
      for (const group of groups) {
        const tables = await read<Table>(group, TABLE);
        const [first] = tables.filter(({ rows }) => rows.length > 0);
        if (!first) continue;
        const rows = tables.flatMap((table) => table.rows);
        text += `==> ${group.title}\n${tableText({ ...first, rows })}\n`;
      }
      return text;
    },
    async objects() {
      const found: JsonObject = {};
      for (const group of groups) found[group.title] = (await read<Json>(group)).map(withKinds);
      return sortedKeys(found) as JsonObject;
    },
  };
}

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

function groupsOf(live: readonly [PlacedObject, KubeObject][], namespace: string): Group[] {
  const groups = new Map<string, { path: string; query?: Record<string, string> }[]>();
  const add = (title: string, entry: { path: string; query?: Record<string, string> }) => {
    const entries = groups.get(title);
    if (entries) entries.push(entry);
    else groups.set(title, [entry]);
  };
  const seen = new Set<string>();
  for (const [{ resource, path }, object] of live) {
    add(`${resource.version}/${resource.kind}`, { path });
    const labelSelector = podSelector(object);
    if (labelSelector === undefined || seen.has(labelSelector)) continue;
    seen.add(labelSelector);
    add("v1/Pod(related)", { path: `/api/v1/namespaces/${namespace}/pods`, query: { labelSelector } });
  }
  return [...groups].map(([title, paths]) => ({ title, paths }));
}

/** `app=web` of what runs pods. */
function podSelector(object: KubeObject): string | undefined {
  if (object.kind === "Service") return undefined;
  const spec = (object as unknown as JsonObject)["spec"];
  const selector = isJsonObject(spec) && isJsonObject(spec["selector"]) ? spec["selector"] : undefined;
  const labels = selector?.["matchLabels"];
  if (!isJsonObject(labels)) return undefined;
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).sort().join(",");
}

/** The items of a list say what they are. */
function withKinds(value: Json): Json {
  if (!isJsonObject(value) || !Array.isArray(value["items"])) return value;
  const kind = String(value["kind"] ?? "").replace(/List$/, "");
  return {
    ...value,
    items: value["items"].map((item) =>
      isJsonObject(item) ? { apiVersion: value["apiVersion"] ?? "", kind, ...item } : item
    ),
  };
}

function orNothing(error: unknown): undefined {
  if (error instanceof ApiError && (error.code === 404 || error.code === 403)) return undefined;
  throw error;
}
