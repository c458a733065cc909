/** A release as templates see it: under the names of Go's fields. Source: helm.sh/helm/v4, pkg/release/v1/release.go. */
import type { HelmRelease } from "../../kube/helm_release.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../kube/object.ts";

export function templateData(release: HelmRelease): JsonObject {
  const chart = isJsonObject(release["chart"]) ? release["chart"] : {};
  const metadata = isJsonObject(chart["metadata"]) ? chart["metadata"] : {};
  return {
    Name: release.name,
    Namespace: release.namespace,
    Version: release.version,
    Manifest: release.manifest,
    Config: release["config"] ?? {},
    Info: fields(release.info),
    Chart: { Metadata: fields(metadata), Values: chart["values"] ?? {} },
    Hooks: Array.isArray(release["hooks"])
      ? release["hooks"].map((hook) => isJsonObject(hook) ? fields(hook) : hook)
      : [],
  };
}

/** `last_deployed` is `LastDeployed`, `appVersion` is `AppVersion`. */
function fields(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined).map((
      [key, value],
    ) => [
      key.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(""),
      value,
    ]),
  );
}
