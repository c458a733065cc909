/** What becomes of a volume whose claim is gone. Source: pkg/controller/volume/persistentvolume, pkg/volume/hostpath. */
import type { PersistentFiles } from "../kubelet/persistent_files.ts";
import type { ControllerContext } from "./controller.ts";
import { PROVISIONED_BY, type Volume, type VolumeWrites } from "./volume_writes.ts";

/** What a pod that scrubs a volume takes. */
const RECYCLE_MS = 5000;

export class VolumeReclaim {
  readonly #context: ControllerContext;
  readonly #writes: VolumeWrites;
  readonly #files: PersistentFiles;
  readonly #recycling = new Set<string>();

  constructor(context: ControllerContext, writes: VolumeWrites, files: PersistentFiles) {
    this.#context = context;
    this.#writes = writes;
    this.#files = files;
  }

  /** Marks the volume as left over and does what its policy says. */
  release(volume: Volume): void {
    const phase = volume.status?.phase;
    const released = phase === "Released" || phase === "Failed"
      ? volume
      : this.#writes.setVolumePhase(volume, "Released");
    const policy = volume.spec?.persistentVolumeReclaimPolicy;
    if (policy === "Recycle") this.#recycle(released);
    else if (policy === "Delete") this.#delete(released);
  }

  #recycle(volume: Volume): void {
    const { uid, name } = volume.metadata;
    if (!volume.spec?.hostPath && !volume.spec?.nfs) {
      return this.#fail(volume, "VolumeFailedRecycle", "No recycler plugin found for the volume!");
    }
    if (this.#recycling.has(uid)) return;
    this.#recycling.add(uid);
    this.#context.queue.schedule(RECYCLE_MS, () => {
      this.#recycling.delete(uid);
      const { registry } = this.#context;
      const current = registry.find(registry.kind("persistentvolumes"), undefined, name) as
        | Volume
        | undefined;
      if (current?.metadata.uid !== uid || current.status?.phase !== "Released") return;
      this.#files.release(name);
      this.#writes.tell(current, "Normal", "VolumeRecycled", "Volume recycled");
      this.#writes.unbind(current);
    });
  }

  /** Volumes that a provisioner has made are deleted by it. Of the others only folders under /tmp can be. */
  #delete(volume: Volume): void {
    const { name, annotations } = volume.metadata;
    const maker = annotations?.[PROVISIONED_BY];
    if (maker && !maker.startsWith("kubernetes.io/")) return;
    const path = volume.spec?.hostPath?.path;
    // A CSI driver's volumes are its own affair, too.
    if (volume.spec?.csi) return;
    const problem = path === undefined
      ? `error getting deleter volume plugin for volume ${JSON.stringify(name)}: no volume plugin matched`
      : /\/tmp\/.+/.test(path)
      ? undefined
      : `host_path deleter only supports /tmp/.+ but received provided ${path}`;
    if (problem) return this.#fail(volume, "VolumeFailedDelete", problem);
    const { registry } = this.#context;
    if (!volume.metadata.deletionTimestamp) {
      registry.delete(registry.kind("persistentvolumes"), undefined, name);
    }
  }

  #fail(volume: Volume, reason: string, message: string): void {
    if (volume.status?.phase === "Failed") return;
    this.#writes.tell(this.#writes.setVolumePhase(volume, "Failed", message), "Warning", reason, message);
  }
}
