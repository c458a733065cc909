/** A chart as a release keeps it: what Chart.yaml says, templates and files in base64. Source: helm.sh/helm/v4, pkg/chart/v2. */
import { jsonOf } from "../../go_template/functions/json_text.ts";
import type { Json, JsonObject } from "../../kube/object.ts";
import type { Chart, ChartDependency, ChartFile, ChartMetadata } from "./chart.ts";

/** Without the charts in it, as Helm keeps it. */
export function chartRecord({ metadata, lock, templates, values, schema, files }: Chart): JsonObject {
  return {
    metadata: metadataRecord(metadata),
    lock: lock ? jsonOf(lock) : null,
    templates: templates.map(fileRecord),
    values: jsonOf(values),
    schema: schema ? base64(schema) : null,
    files: files.length > 0 ? files.map(fileRecord) : null,
  };
}

/** Fields in Go's order, without what is empty. */
export function metadataRecord(metadata: ChartMetadata): JsonObject {
  return withoutEmpty({
    name: metadata.name,
    home: metadata.home,
    sources: metadata.sources,
    version: metadata.version,
    description: metadata.description,
    keywords: metadata.keywords,
    maintainers: metadata.maintainers.map((maintainer) => withoutEmpty({ ...maintainer })),
    icon: metadata.icon,
    apiVersion: metadata.apiVersion,
    condition: metadata.condition,
    tags: metadata.tags,
    appVersion: metadata.appVersion,
    deprecated: metadata.deprecated,
    annotations: metadata.annotations,
    kubeVersion: metadata.kubeVersion,
    dependencies: metadata.dependencies.map(dependencyRecord),
    type: metadata.type,
  });
}

export function dependencyRecord({ repository, importValues, ...rest }: ChartDependency): JsonObject {
  const { name, version, condition, tags, enabled, alias } = rest;
  return {
    ...withoutEmpty({ name, version }),
    repository,
    ...withoutEmpty({ condition, tags, enabled, "import-values": importValues.map(jsonOf), alias }),
  };
}

function fileRecord({ name, data }: ChartFile): JsonObject {
  return { name, data: base64(data) };
}

function withoutEmpty(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Json] => {
      const [, value] = entry;
      if (value === undefined || value === null || value === "" || value === false) return false;
      return typeof value !== "object" || Object.keys(value).length > 0;
    }),
  );
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
