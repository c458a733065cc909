/** What differs between two revisions of a release: objects that come, go, and change. */
import { type HelmRelease, manifestObjects, valuesOf } from "../../kube/helm_release.ts";
import type { KubeObject } from "../../kube/object.ts";
import { type Line, line } from "../../terminal/line.ts";
import { differenceLines } from "../change/object_difference.ts";

/** Lines behind `+` and `-`, by object; one line says so when the manifests are the same. */
export function manifestDifference(from: HelmRelease, to: HelmRelease): Line[] {
  const [before, after] = [byKey(from), byKey(to)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const lines = keys.flatMap((key): Line[] => {
    const [older, newer] = [before.get(key), after.get(key)];
    if (!newer) return [line(`  - ${title(older!)} goes`, "bad")];
    if (!older) return [line(`  + ${title(newer)} is new`, "ok")];
    const changed = differenceLines(older, newer);
    return changed.length === 0 ? [] : [line(`  ${title(newer)}`), ...changed.map(indented)];
  });
  return lines.length > 0 ? lines : [line("  The manifests are the same.", "dim")];
}

/** The same for the values that were given. */
export function valuesDifference(from: HelmRelease, to: HelmRelease): Line[] {
  const object = (release: HelmRelease): KubeObject => ({ ...valuesOf(release, false), metadata: {} });
  const lines = differenceLines(object(from), object(to));
  return lines.length > 0 ? lines.map(indented) : [line("  The values are the same.", "dim")];
}

function byKey(release: HelmRelease): Map<string, KubeObject> {
  return new Map(manifestObjects(release).map((object) => [objectKey(object), object]));
}

/** What tells the objects of a release apart. */
export function objectKey({ apiVersion = "", kind = "", metadata }: KubeObject): string {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  return [group, kind, metadata.namespace ?? "", metadata.name ?? ""].join("/");
}

function title({ kind, metadata }: KubeObject): string {
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ""}${metadata.name}`;
}

function indented({ spans, ...rest }: Line): Line {
  return { ...rest, spans: [{ text: "    " }, ...spans] };
}
