/** Manifests as files hold them: several documents, YAML or JSON, lists; and the mistakes in them, with their places. */
import type { Discovery } from "../../kube/discovery.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { parseYamlDocuments, YamlError } from "../../kube/yaml.ts";
import { resourceOfKind } from "../resolve_resource.ts";
import type { Target } from "../target.ts";

export interface ManifestFile {
  /** As the user wrote it, for messages. */
  readonly path: string;
  readonly text: string;
}

export interface Manifest {
  readonly object: KubeObject;
  /** Where it goes; its UID is "". */
  readonly target: Target;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

export interface Mistake {
  readonly path: string;
  /** From 1; undefined where the whole file is meant. */
  readonly line?: number;
  readonly column?: number;
  /** In kubectl's words where it has some. */
  readonly text: string;
}

export interface ReadManifests {
  readonly manifests: readonly Manifest[];
  readonly mistakes: readonly Mistake[];
}

/** `namespace` is where objects go that name none. */
export function readManifests(
  files: readonly ManifestFile[],
  discovery: Discovery,
  namespace: string,
): ReadManifests {
  const manifests: Manifest[] = [];
  const mistakes: Mistake[] = [];
  for (const file of files) {
    try {
      for (const { value, line } of parseYamlDocuments(file.text)) {
        for (const item of flattened(value)) {
          const found = manifestOf(item, { path: file.path, line }, discovery, namespace);
          if ("text" in found) mistakes.push(found);
          else manifests.push(found);
        }
      }
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      const { message, line, column } = error;
      mistakes.push({ path: file.path, line, column, text: `error parsing ${file.path}: ${message}` });
    }
  }
  return { manifests, mistakes };
}

/** `web.yaml:3:7`. */
export function placeOf({ path, line, column }: Mistake): string {
  return [path, line, column].filter((part) => part !== undefined).join(":");
}

/** The items of a `List`, or the value itself. */
function flattened(value: Json): Json[] {
  if (!isObject(value)) return [value];
  const { kind, items } = value;
  return typeof kind === "string" && kind.endsWith("List") && Array.isArray(items) ? items : [value];
}

function manifestOf(
  value: Json,
  { path, line }: { path: string; line: number },
  discovery: Discovery,
  namespace: string,
): Manifest | Mistake {
  if (!isObject(value)) {
    return { path, line, text: `error validating "${path}": error validating data: expected an object` };
  }
  const { apiVersion, kind } = value;
  const isUnset = (name: string): boolean => typeof value[name] !== "string" || value[name] === "";
  const unset = ["apiVersion", "kind"].filter(isUnset).map((name) => `${name} not set`);
  if (unset.length > 0) {
    const said = unset.length > 1 ? `[${unset.join(", ")}]` : unset[0]!;
    return { path, line, text: `error validating "${path}": error validating data: ${said}` };
  }
  const metadata = isObject(value["metadata"]) ? value["metadata"] : {};
  const { name = "", namespace: own = "" } = metadata as { name?: string; namespace?: string };
  const resource = resourceOfKind(discovery, `${apiVersion}`, `${kind}`);
  const isServed = resource &&
    `${apiVersion}` === (resource.group === "" ? resource.version : `${resource.group}/${resource.version}`);
  if (!isServed) {
    const text = `resource mapping not found for name: "${name}" namespace: "${own}" from "${path}": ` +
      `no matches for kind "${kind}" in version "${apiVersion}" (ensure CRDs are installed first)`;
    return { path, line, text };
  }
  if (typeof name !== "string" || name === "") {
    return {
      path,
      line,
      text: `error when retrieving current configuration of ${kind}: resource name may not be empty`,
    };
  }
  const place = resource.namespaced ? own || namespace : "";
  const object = { ...value, metadata: { ...metadata, name, ...(place ? { namespace: place } : {}) } };
  return { object: object as KubeObject, target: { resource, namespace: place, name, uid: "" }, path, line };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
