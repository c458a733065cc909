/**
 * Pods that a kubelet runs from its own folder, as the API server sees them.
 * Source: pkg/kubelet/config and pod/mirror_client.go.
 */
import type { KubeObject } from "../../../kube/object.ts";
import { digest } from "../../host/digest.ts";
import { timestamp } from "../object_form.ts";
import type { StoredObject } from "../registry.ts";

/** Marks a pod that only shows a static one. */
export const MIRROR_ANNOTATION = "kubernetes.io/config.mirror";

/** Named after the node, owned by it, bound to it. */
export function mirrorPod(manifest: KubeObject, node: StoredObject, nowMs: number): KubeObject {
  const { name, uid } = node.metadata;
  const hash = digest(`${name}/${JSON.stringify(manifest)}`).slice(0, 32);
  return {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      name: `${manifest.metadata.name}-${name}`,
      annotations: {
        ...manifest.metadata.annotations,
        "kubernetes.io/config.hash": hash,
        [MIRROR_ANNOTATION]: hash,
        "kubernetes.io/config.seen": timestamp(nowMs),
        "kubernetes.io/config.source": "file",
      },
      ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid, controller: true }],
    },
    spec: {
      ...manifest.spec as Record<string, unknown>,
      nodeName: name,
      tolerations: [{ effect: "NoExecute", operator: "Exists" }],
    },
  };
}
