/** Rendered files as objects and hooks, in the order in which they are made. Source: helm.sh/helm/v4, pkg/release/v1/util. */
import { byInstallOrder } from "../../kube/helm_kind_order.ts";
import type { HelmHook } from "../../kube/helm_hook.ts";
import type { Json } from "../../kube/object.ts";
import { parseYaml, YamlError } from "../../kube/yaml.ts";
import type { GoValue } from "../../go_template/value.ts";
import { ChartError } from "./chart.ts";
import { scalarText } from "./chart_metadata.ts";

export interface Manifest {
  /** The template that it comes from. */
  path: string;
  text: string;
  kind: string;
  apiVersion: string;
}

/** @throws {ChartError} where a file is no YAML */
export function sortManifests(
  files: ReadonlyMap<string, string>,
): { manifests: Manifest[]; hooks: HelmHook[] } {
  const manifests: Manifest[] = [];
  const hooks: HelmHook[] = [];
  for (const path of [...files.keys()].sort()) {
    if (path.slice(path.lastIndexOf("/") + 1).startsWith("_")) continue;
    for (const text of splitManifests(files.get(path)!)) {
      const head = headOf(path, text);
      const events = head.annotations["helm.sh/hook"];
      if (events === undefined) manifests.push({ path, text, kind: head.kind, apiVersion: head.apiVersion });
      else {
        const hook = hookOf(head, events, path, text);
        if (hook) hooks.push(hook);
      }
    }
  }
  return {
    manifests: manifests.sort((one, other) => byInstallOrder(one.kind, other.kind)),
    hooks: hooks.sort((one, other) => byInstallOrder(one.kind, other.kind)),
  };
}

/** Documents that are not empty. A separator may stand before text on one line. */
export function splitManifests(text: string): string[] {
  return text.replace(/^\s+/, "").split(/(?:^|\s*\n)---\s*/).map((part) => part.replace(/^\s+/, ""))
    .filter((part) => part !== "");
}

interface Head {
  apiVersion: string;
  kind: string;
  name: string;
  annotations: Record<string, string>;
}

function headOf(path: string, text: string): Head {
  try {
    return headFrom(parseYaml(text));
  } catch (error) {
    if (error instanceof YamlError || error instanceof ChartError) {
      throw new ChartError(`YAML parse error on ${path}: ${error.message}`);
    }
    throw error;
  }
}

function headFrom(value: Json): Head {
  const map = mapOf(value, "value of type util.SimpleHead");
  const metadata = mapOf(map["metadata"] ?? null, "struct field SimpleHead.metadata of type struct");
  const annotations = mapOf(
    metadata["annotations"] ?? null,
    "struct field .metadata.annotations of type map[string]string",
  );
  const field = (from: Record<string, Json | undefined>, key: string, path: string): string => {
    const found = from[key] ?? "";
    const text = scalarText(found as GoValue);
    if (text === undefined) throw refusal(found, `struct field ${path} of type string`);
    return text;
  };
  return {
    apiVersion: field(map, "apiVersion", "SimpleHead.apiVersion"),
    kind: field(map, "kind", "SimpleHead.kind"),
    name: field(metadata, "name", ".metadata.name"),
    annotations: Object.fromEntries(
      Object.keys(annotations).map((key) => [key, field(annotations, key, ".metadata.annotations")]),
    ),
  };
}

function mapOf(value: Json, target: string): Record<string, Json | undefined> {
  if (value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw refusal(value, target);
  return value;
}

function refusal(value: Json, target: string): ChartError {
  const kind = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
  return new ChartError(
    `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kind} into Go ${target}`,
  );
}

const knownEvents: Record<string, string> = {
  ...Object.fromEntries(
    ["install", "delete", "upgrade", "rollback"].flatMap((what) => [`pre-${what}`, `post-${what}`]).map((
      event,
    ) => [event, event]),
  ),
  test: "test",
  "test-success": "test",
};

/** Undefined for a hook of an event that there is not: it is left out. */
function hookOf(
  { name, kind, annotations }: Head,
  text: string,
  path: string,
  manifest: string,
): HelmHook | undefined {
  const words = (annotation: string | undefined) =>
    annotation?.split(",").map((word) => word.trim().toLowerCase()) ?? [];
  const events = words(text);
  if (events.some((event) => !Object.hasOwn(knownEvents, event))) return undefined;
  const weight = annotations["helm.sh/hook-weight"] ?? "";
  const policies = words(annotations["helm.sh/hook-delete-policy"]);
  const logPolicies = words(annotations["helm.sh/hook-output-log-policy"]);
  return {
    name,
    kind,
    path,
    manifest,
    events: events.map((event) => knownEvents[event]!),
    ...(/^[-+]?\d+$/.test(weight) && Number(weight) !== 0 ? { weight: Number(weight) } : {}),
    ...(policies.length ? { delete_policies: policies } : {}),
    ...(logPolicies.length ? { output_log_policies: logPolicies } : {}),
  };
}
