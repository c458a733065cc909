/**
 * Puts finalizers on volumes and claims, so that none goes while it is used; controllers take them off. Source:
 * plugin/pkg/admission/storage/storageobjectinuseprotection.
 */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { AdmissionPlugin } from "../admission.ts";

export const CLAIM_FINALIZER = "kubernetes.io/pvc-protection";
export const VOLUME_FINALIZER = "kubernetes.io/pv-protection";

const FINALIZERS: Readonly<Record<string, string>> = {
  persistentvolumeclaims: CLAIM_FINALIZER,
  persistentvolumes: VOLUME_FINALIZER,
};

export const storageObjectInUseProtection: AdmissionPlugin = {
  name: "StorageObjectInUseProtection",
  mutate({ kind, operation, object, subresource }) {
    const finalizer = kind.group === "" ? ownEntry(FINALIZERS, kind.plural) : undefined;
    if (!finalizer || subresource || operation !== "CREATE") return;
    const present = object!.metadata.finalizers ?? [];
    if (!present.includes(finalizer)) object!.metadata.finalizers = [...present, finalizer];
  },
};
