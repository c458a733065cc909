/**
 * What admission adds to a new pod: its service account with the token volume, the tolerations that let it outlive a
 * node's short absence. Sources: plugin/pkg/admission/{serviceaccount,defaulttolerationseconds}.
 */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { IServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import type { IVolume } from "kubernetes-models/v1/Volume";
import type { KindContext } from "../kind.ts";
import { MIRROR_ANNOTATION } from "../kubelet/static_pods.ts";
import { forbidden } from "../refusals.ts";
import type { StatusError } from "../status_error.ts";

/** Changes `pod` in place. @throws {StatusError} 403 where the account does not exist. */
export function admitPod(pod: IPod, context: KindContext): void {
  const spec = pod.spec ??= { containers: [] };
  const isMirror = pod.metadata?.annotations?.[MIRROR_ANNOTATION] !== undefined;
  if (!isMirror) admitServiceAccount(pod, spec, context);
  addNodeTolerations(spec);
}

const TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
const TOKEN_VOLUME = "kube-api-access-";
/** An hour and seven seconds: marks tokens that were injected. */
const TOKEN_SECONDS = 3607;
const FILE_MODE = 420;
const NODE_ABSENCE_SECONDS = 300;

function admitServiceAccount(pod: IPod, spec: IPodSpec, context: KindContext): void {
  spec.serviceAccountName ||= "default";
  spec.serviceAccount = spec.serviceAccountName;
  const account = findAccount(pod, spec.serviceAccountName, context);
  const mounts = spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true;
  if (mounts) mountToken(spec, context);
  if (!spec.imagePullSecrets?.length && account.imagePullSecrets?.length) {
    spec.imagePullSecrets = structuredClone(account.imagePullSecrets);
  }
}

function findAccount(pod: IPod, name: string, { registry }: KindContext): IServiceAccount {
  const namespace = pod.metadata?.namespace ?? "default";
  const account = registry.find(registry.kind("serviceaccounts"), namespace, name);
  if (!account) {
    throw refusal(
      pod,
      `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`,
    );
  }
  return account as unknown as IServiceAccount;
}

function mountToken(spec: IPodSpec, { random }: KindContext): void {
  const existing = spec.volumes?.find((volume) => volume.name?.startsWith(TOKEN_VOLUME));
  const name = existing?.name ?? TOKEN_VOLUME + random.suffix(5);
  const mounted = [...(spec.initContainers ?? []), ...(spec.containers ?? [])].filter((container) =>
    mountInto(container, name)
  );
  if (mounted.length > 0 && !existing) spec.volumes = [...(spec.volumes ?? []), tokenVolume(name)];
}

function mountInto(container: IContainer, name: string): boolean {
  const mounts = container.volumeMounts ??= [];
  if (mounts.some((mount) => mount.mountPath === TOKEN_PATH)) return false;
  mounts.push({ name, readOnly: true, mountPath: TOKEN_PATH });
  return true;
}

function tokenVolume(name: string): IVolume {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: "token" } },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        {
          downwardAPI: {
            items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
          },
        },
      ],
      defaultMode: FILE_MODE,
    },
  };
}

function addNodeTolerations(spec: IPodSpec): void {
  for (const key of ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]) {
    const tolerates = spec.tolerations?.some((toleration) =>
      (!toleration.key || toleration.key === key) &&
      (!toleration.effect || toleration.effect === "NoExecute")
    );
    if (tolerates) continue;
    spec.tolerations = [...(spec.tolerations ?? []), {
      key,
      operator: "Exists",
      effect: "NoExecute",
      tolerationSeconds: NODE_ABSENCE_SECONDS,
    }];
  }
}

function refusal(pod: IPod, reason: string): StatusError {
  return forbidden({ group: "", kind: "Pod", plural: "pods" }, pod.metadata?.name ?? "", reason);
}
