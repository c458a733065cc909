/** Makes the claims of pods' ephemeral volumes. Source: pkg/controller/volume/ephemeral. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { ownerReference } from "./claim.ts";
import { type ControllerContext, MANAGER, tell } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

type Pod = Stored<IPod> & StoredObject;

const DELAY_MS = 20;

export function startEphemeralVolumes(context: ControllerContext): void {
  const pods = context.informers.of<IPod>("pods");
  const work = new WorkQueue(context.queue, {
    delayMs: DELAY_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const pod = pods.get(namespace, name!);
      if (pod && !pod.metadata.deletionTimestamp) makeClaims(context, pod);
    },
  });
  pods.onChange(({ type, object, old }) => {
    const isNew = type === "ADDED" && !old;
    if (!isNew || !object.spec?.volumes?.some(({ ephemeral }) => ephemeral)) return;
    work.add(cacheKey(object.metadata.namespace, object.metadata.name));
  });
}

function makeClaims({ registry }: ControllerContext, pod: Pod): void {
  const kind = registry.kind("persistentvolumeclaims");
  const { namespace } = pod.metadata;
  for (const { name: volume, ephemeral } of pod.spec?.volumes ?? []) {
    const template = ephemeral?.volumeClaimTemplate;
    const name = `${pod.metadata.name}-${volume}`;
    if (!template || registry.find(kind, namespace, name)) continue;
    const owner = ownerReference(pod, "v1", "Pod");
    const { labels, annotations } = template.metadata ?? {};
    const metadata = { name, namespace, labels, annotations, ownerReferences: [owner] };
    const claim = { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata, spec: template.spec };
    try {
      registry.create(kind, structuredClone(claim) as unknown as StoredObject, MANAGER);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const message = `ephemeral volume ${volume}: create PVC ${name}: ${error.message}`;
      const component = "ephemeral_volume";
      tell(registry, {
        regarding: pod,
        type: "Warning",
        reason: "EphemeralVolumeCreationFailed",
        message,
        component,
      });
    }
  }
}
