/** What a pod's volumes hold. Source: pkg/volume/{configmap,secret,projected,downwardapi}. */
import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";
import type { IDownwardAPIVolumeFile } from "kubernetes-models/v1/DownwardAPIVolumeFile";
import type { IKeyToPath } from "kubernetes-models/v1/KeyToPath";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IVolume } from "kubernetes-models/v1/Volume";
import type { IVolumeProjection } from "kubernetes-models/v1/VolumeProjection";
import { decodeSecret, podField, resourceField, type Sources } from "./environment.ts";

/** Files relative to the volume. */
export interface Content {
  files: Record<string, string>;
  mode: number;
  /** Those that have a mode of their own. */
  modes: Record<string, number>;
}

/** `undefined` content: it is not made from other objects. */
export type Mountable = { content: Content | undefined } | { problem: string };

const DEFAULT_MODE = 0o644;

/** The content of one volume, or why it cannot be mounted: the end of a FailedMount message. */
export function volumeContent(pod: IPod, volume: IVolume, sources: Sources): Mountable {
  const { configMap, secret, downwardAPI, projected } = volume;
  const { defaultMode = DEFAULT_MODE } = configMap ?? secret ?? downwardAPI ?? projected ?? {};
  if (configMap) return gathered(pod, [{ configMap }], defaultMode, sources);
  if (secret) {
    const { secretName, ...rest } = secret;
    return gathered(
      pod,
      [{ secret: { ...rest, ...(secretName ? { name: secretName } : {}) } }],
      defaultMode,
      sources,
    );
  }
  if (downwardAPI) return gathered(pod, [{ downwardAPI }], defaultMode, sources);
  if (projected) return gathered(pod, projected.sources ?? [], defaultMode, sources);
  return { content: undefined };
}

/** The message of the FailedMount event. */
export function failedMount(volume: string, problem: string): string {
  return `MountVolume.SetUp failed for volume "${volume}" : ${problem}`;
}

/** The objects that a volume is made from: `configmaps/NAME`, `secrets/NAME`. */
export function volumeSources({ configMap, secret, projected }: IVolume): string[] {
  const parts: IVolumeProjection[] = [
    ...(configMap ? [{ configMap }] : []),
    ...(secret ? [{ secret: { name: secret.secretName ?? "" } }] : []),
    ...projected?.sources ?? [],
  ];
  return parts.flatMap((part) => [
    ...(part.configMap ? [`configmaps/${part.configMap.name}`] : []),
    ...(part.secret ? [`secrets/${part.secret.name}`] : []),
  ]);
}

function gathered(
  pod: IPod,
  parts: readonly IVolumeProjection[],
  mode: number,
  sources: Sources,
): Mountable {
  const content: Content = { files: {}, mode, modes: {} };
  for (const part of parts) {
    const problem = addPart(content, pod, part, sources);
    if (problem) return { problem };
  }
  return { content };
}

function addPart(content: Content, pod: IPod, part: IVolumeProjection, sources: Sources): string | undefined {
  const namespace = pod.metadata?.namespace ?? "default";
  const { configMap, secret, downwardAPI, serviceAccountToken } = part;
  if (configMap) {
    const { name = "", items, optional } = configMap;
    return addData(content, "configmap", name, dataOf(sources.configMap(namespace, name)), items, optional);
  }
  if (secret) {
    const { name = "", items, optional } = secret;
    return addData(content, "secret", name, secretData(sources, namespace, name), items, optional);
  }
  for (const item of downwardAPI?.items ?? []) {
    content.files[item.path] = downward(pod, item, sources);
    if (item.mode !== undefined) content.modes[item.path] = item.mode;
  }
  if (serviceAccountToken) {
    const { path, audience, expirationSeconds = 3600 } = serviceAccountToken;
    content.files[path] = sources.token(pod, audience, expirationSeconds);
  }
  return undefined;
}

function addData(
  content: Content,
  what: "configmap" | "secret",
  name: string,
  data: Readonly<Record<string, string>> | undefined,
  items: readonly IKeyToPath[] | undefined,
  optional: boolean | undefined,
): string | undefined {
  if (!data) return optional ? undefined : `${what} "${name}" not found`;
  if (!items?.length) {
    Object.assign(content.files, data);
    return undefined;
  }
  for (const { key, path, mode } of items) {
    const value = data[key];
    if (value === undefined && optional) continue;
    if (value === undefined) {
      return what === "configmap"
        ? `configmap references non-existent config key: ${key}`
        : `references non-existent secret key: ${key}`;
    }
    content.files[path] = value;
    if (mode !== undefined) content.modes[path] = mode;
  }
  return undefined;
}

function dataOf(map: IConfigMap | undefined): Record<string, string> | undefined {
  if (!map) return undefined;
  const binary = Object.entries(map.binaryData ?? {}).map(([key, value]) => [key, decodeSecret(value)]);
  return { ...map.data, ...Object.fromEntries(binary) };
}

function secretData(sources: Sources, namespace: string, name: string): Record<string, string> | undefined {
  const secret = sources.secret(namespace, name);
  if (!secret) return undefined;
  return Object.fromEntries(
    Object.entries(secret.data ?? {}).map(([key, value]) => [key, decodeSecret(value)]),
  );
}

function downward(
  pod: IPod,
  { fieldRef, resourceFieldRef }: IDownwardAPIVolumeFile,
  sources: Sources,
): string {
  if (fieldRef) return podField(pod, fieldRef.fieldPath);
  const { containerName, resource = "", divisor } = resourceFieldRef ?? {};
  const all = [...pod.spec?.containers ?? [], ...pod.spec?.initContainers ?? []];
  const container = all.find(({ name }) => name === containerName);
  return container ? resourceField(container, resource, divisor, sources.allocatable) : "";
}
