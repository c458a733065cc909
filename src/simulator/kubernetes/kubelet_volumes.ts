/** What a pod's volumes hold. Source: pkg/volume/{configmap,secret,projected,downwardapi}. */
import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";
import type { IKeyToPath } from "kubernetes-models/v1/KeyToPath";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IVolume } from "kubernetes-models/v1/Volume";
import { decodeSecret, podField, type Sources } from "./kubelet_environment.ts";

/** Name relative to the volume, to text. */
export type Content = Record<string, string>;

/** `undefined` content: the container writes there itself (emptyDir and all that is not simulated further). */
export type Mountable = { content: Content | undefined } | { problem: string };

/** The content of one volume, or why it cannot be mounted: the end of a FailedMount message. */
export function volumeContent(pod: IPod, volume: IVolume, sources: Sources): Mountable {
  const namespace = pod.metadata?.namespace ?? "default";
  if (volume.configMap) {
    const { name = "", items, optional } = volume.configMap;
    return fromMap("configmap", name, dataOf(sources.configMap(namespace, name)), items, optional);
  }
  if (volume.secret) {
    const { secretName = "", items, optional } = volume.secret;
    return fromMap("secret", secretName, secretData(sources, namespace, secretName), items, optional);
  }
  if (volume.downwardAPI) return { content: downward(pod, volume.downwardAPI.items) };
  if (volume.projected) return projected(pod, volume, sources);
  return { content: undefined };
}

/** The message of the FailedMount event. */
export function failedMount(volume: string, problem: string): string {
  return `MountVolume.SetUp failed for volume "${volume}" : ${problem}`;
}

function projected(pod: IPod, volume: IVolume, sources: Sources): Mountable {
  const namespace = pod.metadata?.namespace ?? "default";
  const content: Content = {};
  for (const source of volume.projected!.sources ?? []) {
    let part: Mountable = { content: {} };
    if (source.configMap) {
      const { name = "", items, optional } = source.configMap;
      part = fromMap("configmap", name, dataOf(sources.configMap(namespace, name)), items, optional);
    } else if (source.secret) {
      const { name = "", items, optional } = source.secret;
      part = fromMap("secret", name, secretData(sources, namespace, name), items, optional);
    } else if (source.downwardAPI) part = { content: downward(pod, source.downwardAPI.items) };
    else if (source.serviceAccountToken) {
      part = { content: { [source.serviceAccountToken.path]: token(pod) } };
    }
    if ("problem" in part) return part;
    Object.assign(content, part.content);
  }
  return { content };
}

function fromMap(
  what: "configmap" | "secret",
  name: string,
  data: Content | undefined,
  items: readonly IKeyToPath[] | undefined,
  optional: boolean | undefined,
): Mountable {
  if (!data) return optional ? { content: {} } : { problem: `${what} "${name}" not found` };
  if (!items?.length) return { content: data };
  const content: Content = {};
  for (const { key, path } of items) {
    const value = data[key];
    if (value !== undefined) content[path] = value;
    else if (!optional) {
      return {
        problem: `${what} references non-existent ${what === "configmap" ? "config" : "secret"} key: ${key}`,
      };
    }
  }
  return { content };
}

function dataOf(map: IConfigMap | undefined): Content | undefined {
  if (!map) return undefined;
  const binary = Object.entries(map.binaryData ?? {}).map(([key, value]) =>
    [key, decodeSecret(value)] as const
  );
  return { ...map.data, ...Object.fromEntries(binary) };
}

function secretData(sources: Sources, namespace: string, name: string): Content | undefined {
  const secret = sources.secret(namespace, name);
  if (!secret) return undefined;
  return Object.fromEntries(
    Object.entries(secret.data ?? {}).map(([key, value]) => [key, decodeSecret(value)]),
  );
}

function downward(
  pod: IPod,
  items: readonly { path: string; fieldRef?: { fieldPath: string } }[] = [],
): Content {
  return Object.fromEntries(
    items.map(({ path, fieldRef }) => [path, fieldRef ? podField(pod, fieldRef.fieldPath) : ""]),
  );
}

/** Looks like a token and opens nothing. */
function token(pod: IPod): string {
  const part = (value: unknown) => btoa(JSON.stringify(value)).replace(/=+$/, "");
  const subject = `system:serviceaccount:${pod.metadata?.namespace}:${pod.spec?.serviceAccountName}`;
  return `${part({ alg: "none" })}.${part({ sub: subject, pod: pod.metadata?.uid })}.`;
}
