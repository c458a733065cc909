/** What the parts of a kubelet share. */
import type { EventQueue } from "../../clock/event_queue.ts";
import type { Random } from "../../clock/random.ts";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import type { FileTree } from "../../host/file_tree.ts";
import type { Kernel } from "../../host/kernel.ts";
import type { Namespaces } from "../../host/namespaces.ts";
import type { Machine } from "../../host/process.ts";
import type { Image } from "../../images/image_profile.ts";
import type { PushedImages } from "../../images/pushed_images.ts";
import type { HistoryRest } from "./history_rest.ts";
import type { Sources } from "./environment.ts";
import type { Reserved } from "./resize.ts";
import type { ContainerRole } from "./restart.ts";
import type { Registry, StoredObject } from "../registry.ts";
import type { ServiceNetwork } from "../network/service_network.ts";

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
  /** What lies in its folder of manifests: pods that its kubelet runs by itself. */
  staticPods?: readonly KubeObject[];
}

/** How images come to a node. */
export interface NodePulls {
  /** It pulls one at a time: until when it is busy, and what is on its way. */
  freeMs: number;
  coming: Set<string>;
  /** Those that were brought by hand, by full name. */
  imported: Map<string, Image>;
  /** What was pushed to the world's registries. */
  pushed: PushedImages;
}

export interface KubeletContext {
  registry: Registry;
  queue: EventQueue;
  random: Random;
  network: ServiceNetwork;
  sources: Sources;
  node: NodeProfile;
  /** The node's own. */
  kernel: Kernel;
  /** The node's own files, for hostPath volumes. */
  hostFiles: FileTree;
  /** The files behind a claim, or why they cannot be mounted yet. */
  claims(namespace: string, name: string): { files: FileTree } | { problem: string; name?: string };
  pulls: NodePulls;
  /** What all other pods of the node have allocated. */
  reserved(exceptUid: string): Reserved;
  /** Images on the node's disk, by full name. */
  images: Map<string, { imageId: string; sizeBytes: number }>;
  /** For what needs no doing while a world's history is lived through. */
  rest: HistoryRest;
}

/** What a container needs of the pod around it. */
export interface PodContext extends KubeletContext {
  readonly pod: PodObject;
  readonly podIp: string | undefined;
  /** Where a container's processes run: the pod's network, and their own files and numbers, or those of others. */
  namespacesOf(container: IContainer): Namespaces;
  /** Shows the volumes that the container mounts in its files. */
  mountVolumes(files: FileTree, container: IContainer, env: Readonly<Record<string, string>>): void;
  record(
    type: "Normal" | "Warning",
    reason: string,
    message: string,
    container?: IContainer,
    role?: ContainerRole,
  ): void;
  /** Something that the status shows has changed. */
  changed(): void;
}

export interface MachineParts {
  context: PodContext;
  container: IContainer;
  processes: Machine["processes"];
  signal: Machine["signal"];
  background: Machine["background"];
  listen: Machine["listen"];
  holdMemory: Machine["holdMemory"];
  env: Readonly<Record<string, string>>;
}
