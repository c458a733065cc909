/** A small world with claims and volumes, and short ways to look at them. */
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { claim, storageClass, volume } from "../admission/sample_storage.ts";
import { SmallWorld } from "../small_world.ts";

export class StorageWorld extends SmallWorld {
  claim(name: string, spec: Record<string, unknown> = {}): void {
    this.create("persistentvolumeclaims", claim(name, spec));
  }

  volume(name: string, spec: Record<string, unknown> = {}): void {
    this.create("persistentvolumes", volume(name, spec));
  }

  class(name: string, more: Record<string, unknown> = {}): void {
    this.create("storageclasses", storageClass(name, more), "storage.k8s.io");
  }

  /** A pod that mounts the claim. */
  user(name: string, claimName: string, seconds = 10): void {
    const volumes = [{ name: "d", persistentVolumeClaim: { claimName } }];
    this.run(
      name,
      { image: "nginx", volumeMounts: [{ name: "d", mountPath: "/data" }] },
      { volumes },
      seconds,
    );
  }

  /** `Bound pv-1`, or undefined. */
  claimState(name: string): string | undefined {
    const found = this.#find("persistentvolumeclaims", "default", name) as IPersistentVolumeClaim | undefined;
    return found && [found.status?.phase, found.spec?.volumeName].filter(Boolean).join(" ");
  }

  /** `Bound default/c`, or undefined. */
  volumeState(name: string): string | undefined {
    const found = this.#find("persistentvolumes", undefined, name) as IPersistentVolume | undefined;
    const reference = found?.spec?.claimRef;
    const owner = reference && `${reference.namespace}/${reference.name}`;
    return found && [found.status?.phase, owner].filter(Boolean).join(" ");
  }

  patch(plural: string, name: string, patch: Record<string, unknown>): void {
    const kind = this.world.registry.kind(plural);
    const namespace = kind.namespaced ? "default" : undefined;
    this.world.registry.patch(kind, namespace, name, "merge", patch as never);
  }

  volumes(): string[] {
    const { registry } = this.world;
    return registry.list(registry.kind("persistentvolumes")).map(({ metadata }) => metadata.name);
  }

  #find(plural: string, namespace: string | undefined, name: string): unknown {
    const { registry } = this.world;
    return registry.find(registry.kind(plural), namespace, name);
  }
}
