/** Who a StatefulSet's pods are: names, ordinals, labels, claims. Source: pkg/controller/statefulset/stateful_set_utils.go. */
import type { IStatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import { copyOf } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import type { PodControl } from "./pod_control.ts";

export type StatefulSet = Stored<IStatefulSet> & StoredObject;

export const REVISION_LABEL = "controller-revision-hash";
const NAME_LABEL = "statefulset.kubernetes.io/pod-name";
const INDEX_LABEL = "apps.kubernetes.io/pod-index";

export function podName(set: StatefulSet, ordinal: number): string {
  return `${set.metadata.name}-${ordinal}`;
}

/** The ordinal in a pod's name; undefined when the pod does not bear the set's name. */
export function ordinalOf(set: StatefulSet, pod: KubeObject): number | undefined {
  const [, parent, ordinal] = /^(.*)-([0-9]+)$/.exec(pod.metadata.name ?? "") ?? [];
  return parent === set.metadata.name ? Number(ordinal) : undefined;
}

export function firstOrdinal(set: StatefulSet): number {
  return set.spec?.ordinals?.start ?? 0;
}

export function isInRange(set: StatefulSet, ordinal: number): boolean {
  const first = firstOrdinal(set);
  return ordinal >= first && ordinal < first + (set.spec?.replicas ?? 1);
}

export function identityLabels(set: StatefulSet, ordinal: number): Record<string, string> {
  return { [NAME_LABEL]: podName(set, ordinal), [INDEX_LABEL]: String(ordinal) };
}

/** A new pod with its name, its host name, its claims, at a revision. */
export function identifiedPod(
  set: StatefulSet,
  ordinal: number,
  revision: { name: string; template: IPodTemplateSpec },
  control: PodControl,
): KubeObject {
  const pod = control.podOf(set, revision.template);
  const name = podName(set, ordinal);
  pod.metadata.name = name;
  pod.metadata.labels = {
    ...pod.metadata.labels,
    ...identityLabels(set, ordinal),
    [REVISION_LABEL]: revision.name,
  };
  const claims = claimsOf(set, ordinal);
  const spec = pod.spec as { volumes?: { name: string }[] };
  const others = (spec.volumes ?? []).filter((volume) =>
    !claims.some(({ volume: taken }) => taken === volume.name)
  );
  const volumes = [
    ...claims.map(({ volume, claim }) => ({
      name: volume,
      persistentVolumeClaim: { claimName: claim.metadata.name! },
    })),
    ...others,
  ];
  const { serviceName } = set.spec!;
  pod.spec = {
    ...spec,
    ...(volumes.length > 0 ? { volumes } : {}),
    hostname: name,
    ...(serviceName ? { subdomain: serviceName } : {}),
  };
  return pod;
}

/** The claims of one pod, and the volumes that they fill. */
export function claimsOf(set: StatefulSet, ordinal: number): { volume: string; claim: KubeObject }[] {
  return (set.spec?.volumeClaimTemplates ?? []).map((template) => {
    const { status: _, ...claim } = copyOf(template);
    const volume = template.metadata?.name ?? "";
    const labels = { ...template.metadata?.labels, ...set.spec?.selector.matchLabels };
    return {
      volume,
      claim: {
        ...claim,
        metadata: {
          ...claim.metadata,
          name: `${volume}-${podName(set, ordinal)}`,
          namespace: set.metadata.namespace!,
          labels,
        },
      },
    };
  });
}
