/** Volumes of a pod, and where its containers mount them. */
import type { IVolume } from "kubernetes-models/v1/Volume";
import type { IVolumeMount } from "kubernetes-models/v1/VolumeMount";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import type { FieldError } from "../status_error.ts";
import {
  duplicate,
  forbidden,
  invalid,
  invalidEach,
  notFound,
  notSupported,
  required,
} from "./field_errors.ts";

export function validateVolumes(volumes: readonly IVolume[], field: string): FieldError[] {
  const seen = new Set<string>();
  return volumes.flatMap((volume, index) => {
    const path = `${field}[${index}]`;
    const errors = validateSource(volume, path);
    const name = volume.name;
    if (!name) errors.push(required(`${path}.name`));
    else errors.push(...invalidEach(`${path}.name`, name, dnsLabelProblems(name)));
    if (name && seen.has(name)) errors.push(duplicate(`${path}.name`, name));
    seen.add(name);
    return errors;
  });
}

export function validateVolumeMounts(
  mounts: readonly IVolumeMount[],
  volumes: readonly IVolume[],
  field: string,
): FieldError[] {
  const paths = new Set<string>();
  return mounts.flatMap((mount, index) => {
    const path = `${field}[${index}]`;
    const errors: FieldError[] = [];
    if (!mount.name) errors.push(required(`${path}.name`));
    if (!volumes.some((volume) => volume.name === mount.name)) {
      errors.push(notFound(`${path}.name`, mount.name ?? ""));
    }
    if (!mount.mountPath) errors.push(required(`${path}.mountPath`));
    if (paths.has(mount.mountPath)) {
      errors.push(invalid(`${path}.mountPath`, mount.mountPath, "must be unique"));
    }
    paths.add(mount.mountPath);
    if (mount.subPath) errors.push(...validateRelativePath(mount.subPath, `${path}.subPath`));
    if (mount.subPathExpr) errors.push(...validateRelativePath(mount.subPathExpr, `${path}.subPathExpr`));
    if (mount.subPath && mount.subPathExpr) {
      errors.push(
        invalid(`${path}.subPathExpr`, mount.subPathExpr, "subPathExpr and subPath are mutually exclusive"),
      );
    }
    return errors;
  });
}

/** What must be in a source for it to mean anything. */
const SOURCE_CHECKS: { [name in keyof IVolume]?: (volume: IVolume, field: string) => FieldError[] } = {
  hostPath: (volume, field) => [
    ...need(volume.hostPath?.path, `${field}.path`),
    ...validateHostPathType(volume.hostPath?.type ?? "", `${field}.type`),
  ],
  secret: (volume, field) => need(volume.secret?.secretName, `${field}.secretName`),
  configMap: (volume, field) => need(volume.configMap?.name, `${field}.name`),
  nfs: (volume, field) => [
    ...need(volume.nfs?.server, `${field}.server`),
    ...need(volume.nfs?.path, `${field}.path`),
  ],
  persistentVolumeClaim: (volume, field) =>
    need(volume.persistentVolumeClaim?.claimName, `${field}.claimName`),
  csi: (volume, field) => need(volume.csi?.driver, `${field}.driver`),
};

const HOST_PATH_TYPES = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket",
];

function validateSource(volume: IVolume, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const sources = (Object.keys(volume) as (keyof IVolume)[]).filter((key) => key !== "name" && volume[key]);
  sources.forEach((name, index) => {
    if (index > 0) {
      errors.push(forbidden(`${field}.${name}`, "may not specify more than 1 volume type"));
    } else errors.push(...ownEntry(SOURCE_CHECKS, name)?.(volume, `${field}.${name}`) ?? []);
  });
  if (sources.length === 0) errors.push(required(field, "must specify a volume type"));
  return errors;
}

function validateHostPathType(type: string, field: string): FieldError[] {
  return HOST_PATH_TYPES.includes(type) ? [] : [notSupported(field, type, HOST_PATH_TYPES)];
}

function validateRelativePath(path: string, field: string): FieldError[] {
  return [
    ...(path.startsWith("/") ? [invalid(field, path, "must be a relative path")] : []),
    ...(path.split("/").includes("..") ? [invalid(field, path, "must not contain '..'")] : []),
  ];
}

function need(value: string | undefined, field: string): FieldError[] {
  return value ? [] : [required(field)];
}
