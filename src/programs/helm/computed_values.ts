import { type HelmRelease, valuesOf } from "../../kube/helm_release.ts";
import type { Json } from "../../kube/object.ts";

/** What a release was given; nothing at all is null, as Helm keeps it. */
export function givenValues(release: HelmRelease): Json {
  const given = valuesOf(release, false);
  return Object.keys(given).length === 0 ? null : given;
}

/** The same over what the chart has by itself. */
export function computedValues(release: HelmRelease): Json {
  return valuesOf(release, true);
}
