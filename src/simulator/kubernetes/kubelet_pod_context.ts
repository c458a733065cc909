/** What the parts of a kubelet share. */
import type { EventQueue } from "../clock/event_queue.ts";
import type { Random } from "../clock/random.ts";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../kube/object.ts";
import type { FileTree } from "../images/file_tree.ts";
import type { Machine } from "../images/process.ts";
import type { Sources } from "./kubelet_environment.ts";
import type { ContainerRole } from "./kubelet_restart.ts";
import type { Content } from "./kubelet_volumes.ts";
import type { Registry, StoredObject } from "./registry.ts";
import type { ServiceNetwork } from "./service_network.ts";

export type PodObject = Stored<IPod> & StoredObject;

/** A node that this process simulates. */
export interface NodeProfile {
  name: string;
  /** `192.168.122.4` */
  address: string;
  /** Pods get addresses with this prefix, from `firstHost` on: `192.168.146.` */
  podPrefix: string;
  firstHost: number;
  cpu: string;
  /** `8145512Ki` */
  memory: string;
  pods: number;
  labels: Readonly<Record<string, string>>;
}

export interface KubeletContext {
  registry: Registry;
  queue: EventQueue;
  random: Random;
  network: ServiceNetwork;
  sources: Sources;
  node: NodeProfile;
  /** Images on the node's disk, by full name. */
  images: Map<string, { imageId: string; sizeBytes: number }>;
}

/** What a container needs of the pod around it. */
export interface PodContext extends KubeletContext {
  readonly pod: PodObject;
  readonly podIp: string | undefined;
  /** Content of each mounted volume, by name; absent: one that the containers fill themselves, see `scratch`. */
  volume(name: string): (() => Content) | undefined;
  /** The files of a volume that containers write to: all containers of the pod share them, and restarts keep them. */
  scratch(name: string): FileTree;
  record(
    type: "Normal" | "Warning",
    reason: string,
    message: string,
    container: IContainer,
    role: ContainerRole,
  ): void;
  /** Something that the status shows has changed. */
  changed(): void;
}

export interface MachineParts {
  context: PodContext;
  container: IContainer;
  processes: Machine["processes"];
  background: Machine["background"];
  listen: Machine["listen"];
  holdMemory: Machine["holdMemory"];
}
