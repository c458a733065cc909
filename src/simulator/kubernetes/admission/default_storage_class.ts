/** Gives claims that name no class the default one. Source: plugin/pkg/admission/storage/storageclass/setdefault. */
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { AdmissionPlugin } from "../admission.ts";
import { defaultClassOf } from "../storage_classes.ts";

export const defaultStorageClass: AdmissionPlugin = {
  name: "DefaultStorageClass",
  mutate({ kind, operation, object, subresource }, { registry }) {
    if (kind.plural !== "persistentvolumeclaims" || subresource || operation !== "CREATE") return;
    const claim = object as IPersistentVolumeClaim;
    const isNamed = claim.spec?.storageClassName !== undefined ||
      claim.metadata?.annotations?.["volume.beta.kubernetes.io/storage-class"] !== undefined;
    if (isNamed) return;
    const name = defaultClassOf(registry)?.metadata?.name;
    if (name) (claim.spec ??= {}).storageClassName = name;
  },
};
