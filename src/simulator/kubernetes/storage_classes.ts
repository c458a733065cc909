/** Storage classes as admission and the volume controllers look them up. */
import type { IStorageClass } from "kubernetes-models/storage.k8s.io/v1/StorageClass";
import type { AnyKind } from "./kind.ts";
import { isDefaultClass } from "./kinds/storage_class.ts";
import type { Registry } from "./registry.ts";

/** Makes volumes out of folders on a node, as in clusters by kind. */
export const LOCAL_PATH_PROVISIONER = "rancher.io/local-path";

/** The class of claims that name none: of several the newest, and of those the first by name. */
export function defaultClassOf(registry: Registry): IStorageClass | undefined {
  const kind = classKind(registry);
  const classes = (kind ? registry.list(kind) : []) as unknown as IStorageClass[];
  // Lists are in order of names, and sorting keeps the order of equals.
  const createdMs = ({ metadata }: IStorageClass) => Date.parse(metadata?.creationTimestamp ?? "") || 0;
  return classes.filter(isDefaultClass).sort((a, b) => createdMs(b) - createdMs(a))[0];
}

export function storageClassNamed(registry: Registry, name: string): IStorageClass | undefined {
  const kind = classKind(registry);
  return kind && registry.find(kind, undefined, name) as unknown as IStorageClass | undefined;
}

function classKind({ kinds }: Registry): AnyKind | undefined {
  return kinds.find(({ plural }) => plural === "storageclasses");
}
