/** Which pods mount which claims. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { cacheKey, type Informer } from "./informer.ts";

type Pod = Stored<IPod> & StoredObject;

export class PodClaims {
  readonly #podsByClaim = new Map<string, Map<string, Pod>>();

  constructor(pods: Informer<Pod>) {
    pods.onChange(({ type, object }) => {
      for (const { claim } of claimsOf(object)) {
        const key = cacheKey(object.metadata.namespace, claim);
        const users = this.#podsByClaim.get(key) ?? new Map<string, Pod>();
        if (type === "DELETED") users.delete(object.metadata.uid);
        else users.set(object.metadata.uid, object);
        if (users.size > 0) this.#podsByClaim.set(key, users);
        else this.#podsByClaim.delete(key);
      }
    });
  }

  /** Pods that have not ended and mount the claim `namespace/name`. */
  users(claimKey: string): Pod[] {
    return [...this.#podsByClaim.get(claimKey)?.values() ?? []].filter(({ status }) =>
      status?.phase !== "Succeeded" && status?.phase !== "Failed"
    );
  }
}

export interface PodClaim {
  claim: string;
  isEphemeral: boolean;
}

/** The claims that a pod mounts. Those of `ephemeral` volumes are made for it, under a name of their own. */
export function claimsOf({ metadata, spec }: IPod): PodClaim[] {
  return (spec?.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }): PodClaim[] => {
    if (persistentVolumeClaim) return [{ claim: persistentVolumeClaim.claimName, isEphemeral: false }];
    return ephemeral ? [{ claim: `${metadata?.name}-${name}`, isEphemeral: true }] : [];
  });
}
