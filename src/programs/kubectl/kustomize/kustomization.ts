/** The file that says how a folder is built (kustomize.config.k8s.io/v1beta1, Kustomization). */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json } from "../../../kube/object.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import { goJsonType } from "../../../kube/patch_error.ts";
import { parseYaml } from "../../../kube/yaml.ts";

export interface Generator {
  name?: string;
  namespace?: string;
  behavior?: string;
  literals?: string[];
  files?: string[];
  envs?: string[];
  env?: string;
  /** Of a secret. */
  type?: string;
  options?: GeneratorOptions;
}

export interface GeneratorOptions {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  disableNameSuffixHash?: boolean;
  immutable?: boolean;
}

export interface Image {
  name?: string;
  newName?: string;
  newTag?: string;
  digest?: string;
}

export interface PatchTarget {
  group?: string;
  version?: string;
  kind?: string;
  name?: string;
  namespace?: string;
  labelSelector?: string;
  annotationSelector?: string;
}

export interface Patch {
  path?: string;
  patch?: string;
  target?: PatchTarget;
}

export interface LabelEntry {
  pairs?: Record<string, string>;
  includeSelectors?: boolean;
  includeTemplates?: boolean;
}

/** Which objects: by what they are and are called, exactly. */
export interface Selector {
  group?: string;
  version?: string;
  kind?: string;
  name?: string;
  namespace?: string;
}

export interface ReplacementOptions {
  delimiter?: string;
  index?: number;
  create?: boolean;
}

/** Where a value comes from and where it goes, or a file that says so. */
export interface Replacement {
  path?: string;
  source?: Selector & { fieldPath?: string; options?: ReplacementOptions };
  targets?: {
    select?: PatchTarget;
    reject?: PatchTarget[];
    fieldPaths?: string[];
    options?: ReplacementOptions;
  }[];
}

export interface Kustomization {
  /** `Component` for what is mixed into others. */
  kind?: string;
  resources?: string[];
  components?: string[];
  replacements?: Replacement[];
  bases?: string[];
  namespace?: string;
  namePrefix?: string;
  nameSuffix?: string;
  commonLabels?: Record<string, string>;
  commonAnnotations?: Record<string, string>;
  labels?: LabelEntry[];
  images?: Image[];
  replicas?: { name: string; count: number }[];
  patches?: Patch[];
  patchesStrategicMerge?: string[];
  patchesJson6902?: Patch[];
  configMapGenerator?: Generator[];
  secretGenerator?: Generator[];
  generatorOptions?: GeneratorOptions;
}

/** Names of the file, in the order in which they are looked for. */
export const kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** What is understood, and whether it is a list of texts, a text, or something larger. */
const FIELDS: Record<string, "texts" | "text" | "list" | "map"> = {
  apiVersion: "text",
  kind: "text",
  metadata: "map",
  resources: "texts",
  bases: "texts",
  components: "texts",
  replacements: "list",
  namespace: "text",
  namePrefix: "text",
  nameSuffix: "text",
  commonLabels: "map",
  commonAnnotations: "map",
  labels: "list",
  images: "list",
  replicas: "list",
  patches: "list",
  patchesStrategicMerge: "texts",
  patchesJson6902: "list",
  configMapGenerator: "list",
  secretGenerator: "list",
  generatorOptions: "map",
};

/** What kustomize knows and this does not. */
const LEFT_OUT = [
  "crds",
  "transformers",
  "generators",
  "validators",
  "configurations",
  "helmCharts",
  "helmGlobals",
  "helmChartInflationGenerator",
  "vars",
  "openapi",
  "buildMetadata",
  "sortOptions",
  "inventory",
  "imageTags",
];

/** @throws {Error} in kustomize's words */
export function parseKustomization(text: string): Kustomization {
  const value = read(text);
  if (value === null) return {};
  if (!isJsonObject(value)) {
    throw new Error(
      `invalid Kustomization: json: cannot unmarshal ${
        goJsonType(value)
      } into Go value of type types.Kustomization`,
    );
  }
  for (const [name, field] of Object.entries(value)) checkField(name, field ?? null);
  return value as Kustomization;
}

function read(text: string): Json {
  try {
    return parseYaml(text);
  } catch (error) {
    const reason = (error as Error).message.replace(/^error converting YAML to JSON: /, "");
    throw new Error(`invalid Kustomization: ${reason}`, { cause: error });
  }
}

function checkField(name: string, value: Json): void {
  const shape = ownEntry(FIELDS, name);
  if (LEFT_OUT.includes(name)) {
    throw new Error(`invalid Kustomization: the field ${JSON.stringify(name)} is not supported here`);
  }
  if (!shape) throw new Error(`invalid Kustomization: json: unknown field ${JSON.stringify(name)}`);
  if (value === null) return;
  const refuse = (wrong: Json, type: string): never => {
    throw new Error(
      `invalid Kustomization: json: cannot unmarshal ${goJsonType(wrong)} into Go struct field ` +
        `Kustomization.${name} of type ${type}`,
    );
  };
  if (shape === "text" && typeof value !== "string") refuse(value, "string");
  if (shape === "map" && !isJsonObject(value)) refuse(value, "map[string]string");
  if (isJsonObject(value) && TEXT_MAPS.includes(name)) {
    for (const item of Object.values(value)) {
      if (typeof item !== "string") refuse(item ?? null, "string");
    }
  }
  if (shape !== "list" && shape !== "texts") return;
  if (!Array.isArray(value)) {
    return refuse(value, shape === "texts" ? "[]string" : `[]types.${ownEntry(TYPES, name) ?? "Field"}`);
  }
  for (const item of value) {
    if (shape === "texts" && typeof item !== "string") refuse(item, "string");
    if (shape === "list" && !isJsonObject(item)) refuse(item, `types.${ownEntry(TYPES, name) ?? "Field"}`);
  }
}

const TEXT_MAPS = ["commonLabels", "commonAnnotations"];

/** Go's names of the items. */
const TYPES: Record<string, string> = {
  labels: "Label",
  images: "Image",
  replicas: "Replica",
  replacements: "ReplacementField",
  patches: "Patch",
  patchesJson6902: "Patch",
  configMapGenerator: "ConfigMapArgs",
  secretGenerator: "SecretArgs",
};
