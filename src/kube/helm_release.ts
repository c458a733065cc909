/**
 * A release as Helm keeps it: one Secret a revision, of type `helm.sh/release.v1`. Source: helm.sh/helm/v4,
 * pkg/release/v1 and pkg/storage/driver/secrets.go. What is not named here is kept as it is.
 */
import { isJsonObject } from "./merge_type.ts";
import type { Json, JsonObject, KubeObject } from "./object.ts";
import { ownEntry } from "./own_entry.ts";
import { parseYamlDocuments } from "./yaml.ts";

export interface HelmRelease extends JsonObject {
  name: string;
  namespace: string;
  version: number;
  info: HelmInfo;
  manifest: string;
}

export interface HelmInfo extends JsonObject {
  status: string;
}

/** What of a release is shown in lists. */
export interface HelmSummary {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly status: string;
  /** `web-0.1.0`. */
  readonly chart: string;
  readonly appVersion: string;
  /** RFC 3339. */
  readonly updated: string;
  readonly description: string;
}

/** @throws {Error} when it is no release */
export function releaseFrom(value: Json): HelmRelease {
  if (!isJsonObject(value)) throw new Error("this is no Helm release: it is not an object");
  if (typeof value["name"] !== "string") throw new Error("this is no Helm release: name is not a string");
  if (typeof value["version"] !== "number") {
    throw new Error("this is no Helm release: version is not a number");
  }
  if (typeof (value["manifest"] ?? "") !== "string") {
    throw new Error("this is no Helm release: manifest is not a string");
  }
  if (!isJsonObject(value["info"])) throw new Error("this is no Helm release: it has no info");
  return { manifest: "", namespace: "", ...value } as HelmRelease;
}

export function summaryOf(release: HelmRelease): HelmSummary {
  const { name, namespace, version, info } = release;
  const { name: chart, version: chartVersion, appVersion } = chartMetadata(release);
  return {
    name,
    namespace,
    revision: version,
    status: text(info.status),
    chart: chart === undefined ? "" : `${text(chart)}-${text(chartVersion)}`,
    appVersion: text(appVersion),
    updated: text(info["last_deployed"]),
    description: text(info["description"]),
  };
}

/** The values that were given; `isComplete`: over those that the chart has by itself. */
export function valuesOf(release: HelmRelease, isComplete: boolean): JsonObject {
  const given = isJsonObject(release["config"]) ? release["config"] : {};
  if (!isComplete) return given;
  const chart = isJsonObject(release["chart"]) ? release["chart"] : {};
  return coalesced(isJsonObject(chart["values"]) ? chart["values"] : {}, given);
}

/** What `NOTES.txt` said. */
export function notesOf({ info }: HelmRelease): string {
  return text(info["notes"]);
}

/** The objects of a manifest, in the order in which they were installed. */
export function manifestObjects(release: HelmRelease): KubeObject[] {
  return objectsIn(release.manifest);
}

/** The objects of YAML documents; what is none is passed over. */
export function objectsIn(manifest: string): KubeObject[] {
  return parseYamlDocuments(manifest).map(({ value }) => value)
    .filter((value): value is JsonObject => isJsonObject(value) && typeof value["kind"] === "string")
    .map((value) => value as unknown as KubeObject);
}

/** Whether fields are owned through server-side apply: else the last manifest is compared with what is there. */
export function isServerSide(release: HelmRelease): boolean {
  return release["apply_method"] === "ssa";
}

/** The record of the next revision, that has what an older one had. */
export function rolledBack(
  older: HelmRelease,
  latest: HelmRelease,
  { status, time }: { status: string; time: string },
): HelmRelease {
  return {
    ...older,
    version: latest.version + 1,
    info: {
      ...(latest.info["first_deployed"] === undefined
        ? {}
        : { first_deployed: latest.info["first_deployed"] }),
      last_deployed: time,
      description: `Rollback to ${older.version}`,
      status,
      ...(older.info["notes"] === undefined ? {} : { notes: older.info["notes"] }),
    },
  };
}

export function withStatus(release: HelmRelease, status: string): HelmRelease {
  return { ...release, info: { ...release.info, status } };
}

/** The name of the Secret that keeps a revision. */
export function releaseSecretName(name: string, version: number): string {
  return `sh.helm.release.v1.${name}.v${version}`;
}

function chartMetadata(release: HelmRelease): JsonObject {
  const chart = isJsonObject(release["chart"]) ? release["chart"] : {};
  return isJsonObject(chart["metadata"]) ? chart["metadata"] : {};
}

/** Maps are put into maps; a null takes a default away. */
function coalesced(base: JsonObject, over: JsonObject): JsonObject {
  const out: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = ownEntry(out, key);
    if (value === null) delete out[key];
    else out[key] = isJsonObject(value) && isJsonObject(below) ? coalesced(below, value) : value;
  }
  return out;
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
