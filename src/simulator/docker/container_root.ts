/** The root file system of one container: its image's layers, the engine's own, and what it writes. */
import { digest } from "../host/digest.ts";
import { FileTree } from "../host/file_tree.ts";
import { bytesIn, type MemoryNode } from "../host/memory_files.ts";
import { MountTable } from "../host/mount_table.ts";
import { OverlayFiles } from "../host/overlay_files.ts";
import { ROOT } from "../host/permission.ts";
import { attempt } from "../host/system_error.ts";
import { changesOf } from "../host/tree_changes.ts";
import { type Layer, type LayerStore, OVERLAY_FOLDER, stackOf } from "./layer_store.ts";
import type { ContainerRoot } from "./runnable_image.ts";

export interface RootParts {
  store: LayerStore;
  hostFiles: FileTree;
  now: () => number;
  /** The image's topmost layer. */
  top: Layer | undefined;
  containerId: string;
}

/** Makes its folders, and mounts them where the host can look at them. */
export function makeRoot({ store, hostFiles, now, top, containerId }: RootParts): ContainerRoot {
  const layer = digest(`container ${containerId}`);
  const init = `${layer}-init`;
  const below = stackOf(top);
  const lowerLayers = [init, ...below.map(({ cacheId }) => cacheId)];
  const initial = store.makeFolder(init, top, fillInitial);
  const upper = store.makeFolder(layer, top, undefined, lowerLayers);
  const overlay = new OverlayFiles({
    lowers: [initial, ...below.map(({ diff }) => diff)],
    upper,
    bornMs: now(),
  });
  const place = (part: string) => `${OVERLAY_FOLDER}/${layer}/${part}`;
  const options = [
    "relatime",
    `lowerdir=${lowerLayers.map((name) => `${OVERLAY_FOLDER}/${name}/diff`).join(":")}`,
    `upperdir=${place("diff")}`,
    `workdir=${place("work")}`,
  ];
  const mount = { node: overlay.root, source: "overlay", options };
  hostFiles.as(ROOT).mountAt(place("merged"), mount);
  return {
    files: new FileTree(new MountTable(mount), { now }),
    upper,
    lowerLayers,
    layer,
    changes: () => changesOf(overlay),
    get writtenBytes() {
      return bytesIn(upper);
    },
    remove: () => {
      attempt(() => hostFiles.as(ROOT).unmount(place("merged")));
      store.removeFolder(layer);
      store.removeFolder(init);
    },
  };
}

/** What the engine puts below every container, for the runtime to mount upon (moby daemon/initlayer). */
function fillInitial(folder: MemoryNode): void {
  const owner = { uid: 0, gid: 0 };
  const file = { kind: "file", mode: 0o755, ...owner } as const;
  folder.make(".dockerenv", file);
  const dev = folder.make("dev", { kind: "folder", mode: 0o755, ...owner });
  dev.make("console", file);
  for (const name of ["pts", "shm"]) dev.make(name, { kind: "folder", mode: 0o755, ...owner });
  const etc = folder.make("etc", { kind: "folder", mode: 0o755, ...owner });
  for (const name of ["hostname", "hosts", "resolv.conf"]) etc.make(name, file);
  etc.make("mtab", { kind: "link", mode: 0o777, target: "/proc/mounts", ...owner });
  const place = { kind: "folder", mode: 0o755, ...owner } as const;
  folder.make("proc", place);
  folder.make("sys", place).make("fs", place).make("cgroup", place);
}
