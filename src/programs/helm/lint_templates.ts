/** Rules for templates and definitions of kinds. Source: helm.sh/helm/v4, pkg/chart/v2/lint/rules. */
import { goQuote } from "../../go_template/quoting.ts";
import type { GoMap, GoValue } from "../../go_template/value.ts";
import type { Json, JsonObject } from "../../kube/object.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import {
  dns1035LabelProblems,
  dnsLabelProblems,
  pathSegmentProblems,
  subdomainProblems,
} from "../../kube/name_rules.ts";
import { parseYamlDocuments, YamlError } from "../../kube/yaml.ts";
import { type Chart, chartDefinitions, ChartError, chartPath } from "./chart.ts";
import { scalarText } from "./chart_metadata.ts";
import { withDependencies } from "./chart_dependencies.ts";
import { coalesceValues } from "./coalesce_values.ts";
import type { Lint } from "./lint_message.ts";
import { renderTemplates, type TemplateSurroundings } from "./render_templates.ts";
import { checkSchemas } from "./values_schema.ts";

export interface TemplateLintOptions {
  surroundings: TemplateSurroundings;
  skipsSchema: boolean;
}

export function lintTemplates(
  lint: Lint,
  given: Chart,
  values: GoMap,
  { surroundings, skipsSchema }: TemplateLintOptions,
): void {
  let rendered: Map<string, string>;
  let chart: Chart;
  try {
    chart = withDependencies(given, values);
    const complete = coalesceValues(chart, values);
    if (!skipsSchema) checkSchemas(chart, complete);
    rendered = renderTemplates(chart, complete, surroundings);
  } catch (error) {
    if (!(error instanceof ChartError)) throw error;
    lint.rule("ERROR", "templates/", error.message);
    return;
  }
  for (const { name } of chart.templates) {
    const extension = /\.[^./]*$/.exec(name)?.[0] ?? "";
    lint.rule("ERROR", name, extensionProblem(extension));
    if (!/^\.ya?ml$/i.test(extension)) continue;
    const text = rendered.get(`${chartPath(chart)}/${name}`) ?? "";
    if (text.trim() !== "" && !lintManifest(lint, name, text)) return;
  }
}

export function lintDefinitions(lint: Lint, chart: Chart): void {
  for (const { name, text } of chartDefinitions(chart)) {
    const objects = documentsOf(lint, name, text);
    if (!objects) return;
    for (const object of objects) {
      const isOfGroup = String(object["apiVersion"] ?? "").startsWith("apiextensions.k8s.io");
      lint.rule("ERROR", name, isOfGroup ? undefined : "apiVersion is not in 'apiextensions.k8s.io'");
      const isDefinition = object["kind"] === "CustomResourceDefinition";
      lint.rule("ERROR", name, isDefinition ? undefined : "object kind is not 'CustomResourceDefinition'");
    }
  }
}

function extensionProblem(extension: string): string | undefined {
  if ([".yaml", ".yml", ".tpl", ".txt"].includes(extension)) return undefined;
  return `file extension '${extension}' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt`;
}

/** False where nothing after it can be judged. */
function lintManifest(lint: Lint, path: string, text: string): boolean {
  const first = text.split("\n").find((line) => line.trim() !== "") ?? "";
  const isIndented = /^[ \t]/.test(first);
  lint.rule(
    "WARNING",
    path,
    isIndented
      ? `document starts with an illegal indent: ${goQuote(first)}, which may cause parsing problems`
      : undefined,
  );
  const objects = documentsOf(lint, path, text);
  for (const object of objects ?? []) {
    lint.rule("WARNING", path, nameProblem(object));
    lint.rule("ERROR", path, selectorProblem(object, text));
    lint.rule("ERROR", path, listProblem(object));
  }
  return objects !== undefined;
}

function documentsOf(lint: Lint, path: string, text: string): JsonObject[] | undefined {
  try {
    return parseYamlDocuments(text).map(({ value }) => value).filter(isJsonObject);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    lint.rule("ERROR", path, `unable to parse YAML: ${error.message}`);
    return undefined;
  }
}

function textOf(value: Json | undefined): string {
  return scalarText((value ?? "") as GoValue) ?? "";
}

function nameProblem(object: JsonObject): string | undefined {
  const metadata = isJsonObject(object["metadata"] ?? null) ? object["metadata"] as JsonObject : {};
  const name = textOf(metadata["name"]);
  const problems = rulesFor(textOf(object["kind"]))(name);
  if (problems.length === 0) return undefined;
  const errors = problems.map((problem) => `metadata.name: Invalid value: ${goQuote(name)}: ${problem}`);
  const shown = errors.length === 1 ? errors[0] : `[${errors.join(", ")}]`;
  return `object name does not conform to Kubernetes naming requirements: ${goQuote(name)}: ${shown}`;
}

function rulesFor(kind: string): (name: string) => string[] {
  switch (kind.toLowerCase()) {
    case "service":
      return dns1035LabelProblems;
    case "namespace":
      return dnsLabelProblems;
    case "certificatesigningrequest":
      return () => [];
    case "role":
    case "clusterrole":
    case "rolebinding":
    case "clusterrolebinding":
      return pathSegmentProblems;
    default:
      return subdomainProblems;
  }
}

function selectorProblem(object: JsonObject, text: string): string | undefined {
  const kind = textOf(object["kind"]);
  if (!["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"].includes(kind)) return undefined;
  if (text.includes("matchLabels") || text.includes("matchExpressions")) return undefined;
  const metadata = isJsonObject(object["metadata"] ?? null) ? object["metadata"] as JsonObject : {};
  return `a ${kind} must contain matchLabels or matchExpressions, and ${
    goQuote(textOf(metadata["name"]))
  } does not`;
}

function listProblem(object: JsonObject): string | undefined {
  if (object["kind"] !== "List" || !Array.isArray(object["items"])) return undefined;
  const isIgnored = object["items"].some((item) => {
    const metadata = isJsonObject(item) ? item["metadata"] : undefined;
    const annotations = isJsonObject(metadata ?? null) ? (metadata as JsonObject)["annotations"] : undefined;
    return isJsonObject(annotations ?? null) &&
      (annotations as JsonObject)["helm.sh/resource-policy"] !== undefined;
  });
  return isIgnored ? "annotation 'helm.sh/resource-policy' within List objects are ignored" : undefined;
}
