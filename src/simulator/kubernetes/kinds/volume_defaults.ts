/** What the API server fills into a volume. */
import type { IDownwardAPIVolumeFile } from "kubernetes-models/v1/DownwardAPIVolumeFile";
import type { IVolume } from "kubernetes-models/v1/Volume";
import { canonicalQuantity } from "./resource_defaults.ts";

/** 0644 in the decimal of JSON. */
const FILE_MODE = 420;
const TOKEN_SECONDS = 3600;

/** Changes `volume` in place. A volume that names no source is an emptyDir. `owner` as for quantities. */
export function setVolumeDefaults(volume: IVolume, owner: { kind: string; version: string }): void {
  if (Object.keys(volume).every((key) => key === "name")) volume.emptyDir = {};
  const size = volume.emptyDir?.sizeLimit;
  if (size !== undefined) volume.emptyDir!.sizeLimit = canonicalQuantity(size, owner);
  if (volume.secret) volume.secret.defaultMode ??= FILE_MODE;
  if (volume.configMap) volume.configMap.defaultMode ??= FILE_MODE;
  if (volume.hostPath) volume.hostPath.type ??= "";
  if (volume.downwardAPI) {
    volume.downwardAPI.defaultMode ??= FILE_MODE;
    setDownwardDefaults(volume.downwardAPI.items);
  }
  if (volume.projected) {
    volume.projected.defaultMode ??= FILE_MODE;
    for (const source of volume.projected.sources ?? []) {
      if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= TOKEN_SECONDS;
      setDownwardDefaults(source.downwardAPI?.items);
    }
  }
  const claim = volume.ephemeral?.volumeClaimTemplate?.spec;
  if (claim) claim.volumeMode ??= "Filesystem";
}

function setDownwardDefaults(items: IDownwardAPIVolumeFile[] | undefined): void {
  for (const item of items ?? []) {
    if (item.fieldRef) item.fieldRef.apiVersion ??= "v1";
    if (item.resourceFieldRef) item.resourceFieldRef.divisor ??= "0";
  }
}
