/** The container and the pod that `kubectl debug` makes. Source: k8s.io/kubectl/pkg/cmd/debug. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { KubeObject } from "../../kube/object.ts";

export interface DebugWish {
  name: string;
  image: string;
  imagePullPolicy: string;
  /** What follows `--`. */
  command: readonly string[];
  /** It stands for the image's arguments rather than for its command. */
  isArguments: boolean;
  env: readonly { name: string; value: string }[];
  stdin: boolean;
  tty: boolean;
  profile: Profile;
}

export const PROFILES = ["legacy", "general", "baseline", "restricted", "netadmin", "sysadmin"] as const;
export type Profile = (typeof PROFILES)[number];

/** Without what depends on where it runs. */
export function debugContainer(wish: DebugWish, place: "ephemeral" | "copy" | "node"): IContainer {
  const { name, image, imagePullPolicy, command, isArguments, env, stdin, tty } = wish;
  const words = [...command];
  const security = securityOf(wish.profile, place);
  return {
    name,
    image,
    ...(imagePullPolicy ? { imagePullPolicy } : {}),
    ...(words.length === 0 ? {} : isArguments ? { args: words } : { command: words }),
    ...(env.length ? { env: [...env] } : {}),
    ...(stdin ? { stdin } : {}),
    ...(tty ? { tty } : {}),
    terminationMessagePolicy: "File",
    resources: {},
    ...(security ? { securityContext: security } : {}),
  } as IContainer;
}

function securityOf(profile: Profile, place: "ephemeral" | "copy" | "node"): object | undefined {
  switch (profile) {
    case "general":
      return place === "node" ? undefined : { capabilities: { add: ["SYS_PTRACE"] } };
    case "restricted":
      return {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        runAsNonRoot: true,
        seccompProfile: { type: "RuntimeDefault" },
      };
    case "netadmin":
      return { capabilities: { add: ["NET_ADMIN", "NET_RAW"] } };
    case "sysadmin":
      return { privileged: true };
    default:
      return undefined;
  }
}

/** The pod that stands on a node and sees what is on it. */
export function nodePod(
  node: string,
  place: { name: string; namespace: string },
  wish: DebugWish,
): KubeObject {
  const isInside = wish.profile !== "baseline" && wish.profile !== "restricted";
  const container = debugContainer(wish, "node");
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...place, labels: { "app.kubernetes.io/managed-by": "kubectl-debug" } },
    spec: {
      nodeName: node,
      restartPolicy: "Never",
      tolerations: [{ operator: "Exists" }],
      ...(isInside ? { hostIPC: true, hostNetwork: true, hostPID: true } : {}),
      containers: [
        isInside ? { ...container, volumeMounts: [{ name: "host-root", mountPath: "/host" }] } : container,
      ],
      ...(isInside ? { volumes: [{ name: "host-root", hostPath: { path: "/" } }] } : {}),
    },
  } as unknown as KubeObject;
}

export interface CopyWishes {
  name: string;
  /** Container name, or `*`, to image. */
  images: ReadonlyMap<string, string>;
  sameNode: boolean;
  shareProcesses: boolean;
  keepAnnotations: boolean;
  keepLabels: boolean;
  keepLiveness: boolean;
  keepReadiness: boolean;
  keepStartup: boolean;
  keepInitContainers: boolean;
}

/** A copy of a pod that no controller and no service knows, with a container more or with one changed. */
export function podCopy(
  pod: KubeObject,
  wishes: CopyWishes,
  change: (containers: IContainer[]) => IContainer[],
): KubeObject {
  const { spec, metadata } = structuredClone(pod) as unknown as IPod;
  const { nodeName, initContainers = [], containers = [], ephemeralContainers: _, ...rest } = spec!;
  const kept = (container: IContainer): IContainer => {
    const { livenessProbe, readinessProbe, startupProbe, ...others } = container;
    return {
      ...others,
      ...(wishes.keepLiveness && livenessProbe ? { livenessProbe } : {}),
      ...(wishes.keepReadiness && readinessProbe ? { readinessProbe } : {}),
      ...(wishes.keepStartup && startupProbe ? { startupProbe } : {}),
    };
  };
  const imaged = (container: IContainer): IContainer => {
    const image = wishes.images.get(container.name) ?? wishes.images.get("*");
    return image === undefined ? container : { ...container, image };
  };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: wishes.name,
      namespace: metadata?.namespace,
      ...(wishes.keepLabels && metadata?.labels ? { labels: metadata.labels } : {}),
      ...(wishes.keepAnnotations && metadata?.annotations ? { annotations: metadata.annotations } : {}),
    },
    spec: {
      ...rest,
      ...(wishes.shareProcesses ? { shareProcessNamespace: true } : {}),
      ...(wishes.sameNode && nodeName ? { nodeName } : {}),
      ...(wishes.keepInitContainers && initContainers.length
        ? { initContainers: initContainers.map(imaged) }
        : {}),
      containers: change(containers.map(kept).map(imaged)),
    },
  } as unknown as KubeObject;
}
