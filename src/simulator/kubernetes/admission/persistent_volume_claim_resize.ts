/** Lets claims grow only where their class allows it. Source: plugin/pkg/admission/storage/persistentvolume/resize. */
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { compareQuantities } from "../../../kube/quantity.ts";
import type { AdmissionPlugin } from "../admission.ts";
import { forbidden } from "../refusals.ts";
import { storageClassNamed } from "../storage_classes.ts";

export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: "PersistentVolumeClaimResize",
  validate({ kind, operation, name, object, old, subresource }, { registry }) {
    if (kind.plural !== "persistentvolumeclaims" || subresource || operation !== "UPDATE") return;
    const claim = object as IPersistentVolumeClaim;
    const before = old as unknown as IPersistentVolumeClaim;
    if (compareQuantities(storageOf(claim), storageOf(before)) <= 0) return;
    if (before.status?.phase !== "Bound") {
      throw forbidden(kind, name, "Only bound persistent volume claims can be expanded");
    }
    const className = claim.spec?.storageClassName;
    const isAllowed = className && className === before.spec?.storageClassName &&
      storageClassNamed(registry, className)?.allowVolumeExpansion;
    if (!isAllowed) {
      throw forbidden(
        kind,
        name,
        "only dynamically provisioned pvc can be resized and " +
          "the storageclass that provisions the pvc must support resize",
      );
    }
  },
};

function storageOf(claim: IPersistentVolumeClaim): string | number {
  return claim.spec?.resources?.requests?.["storage"] ?? "0";
}
