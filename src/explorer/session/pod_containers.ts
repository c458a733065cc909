/** The containers of a pod that one may want to enter. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { KubeObject } from "../../kube/object.ts";

export interface PodContainer {
  readonly name: string;
  readonly image: string;
  readonly isRunning: boolean;
  readonly stdin: boolean;
  readonly tty: boolean;
  readonly kind: "app" | "init" | "ephemeral";
  /** Named or not, as the spec lists them. */
  readonly ports: readonly { readonly name: string; readonly port: number; readonly protocol: string }[];
}

/** The ordinary ones first, then sidecars and other init containers, then ephemeral ones. */
export function podContainers(object: KubeObject): PodContainer[] {
  const { spec, status } = object as unknown as IPod;
  const statuses = [
    ...status?.containerStatuses ?? [],
    ...status?.initContainerStatuses ?? [],
    ...status?.ephemeralContainerStatuses ?? [],
  ];
  const lists = [
    ["app", spec?.containers ?? []],
    ["init", spec?.initContainers ?? []],
    ["ephemeral", spec?.ephemeralContainers ?? []],
  ] as const;
  return lists.flatMap(([kind, containers]) =>
    containers.map((container): PodContainer => ({
      name: container.name,
      image: container.image ?? "",
      isRunning: statuses.some(({ name, state }) => name === container.name && state?.running !== undefined),
      stdin: container.stdin ?? false,
      tty: container.tty ?? false,
      kind,
      ports: (container.ports ?? []).map(({ name = "", containerPort, protocol = "TCP" }) => ({
        name,
        port: containerPort,
        protocol,
      })),
    }))
  );
}

/** The one that kubectl takes when none is named: the annotation's, else the first. */
export function defaultContainer(object: KubeObject): string | undefined {
  const named = object.metadata.annotations?.["kubectl.kubernetes.io/default-container"];
  const containers = podContainers(object);
  return containers.find(({ name }) => name === named)?.name ?? containers[0]?.name;
}
