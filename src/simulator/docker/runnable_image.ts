/** What a container needs of its image. */
import type { FileTree } from "../host/file_tree.ts";
import type { MemoryNode } from "../host/memory_files.ts";
import type { Program } from "../host/process.ts";
import type { Load } from "../host/usage_meter.ts";

/** Execution parameters, in the words of the Engine API (OCI image-spec, config.md). */
export interface ImageConfig {
  Entrypoint?: readonly string[] | null;
  Cmd?: readonly string[] | null;
  /** `NAME=value` */
  Env?: readonly string[];
  WorkingDir?: string;
  /** A name or a number, and a group after a colon. */
  User?: string;
  /** `80/tcp` */
  ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  /** Paths. */
  Volumes?: Readonly<Record<string, Record<string, never>>>;
  Labels?: Readonly<Record<string, string>>;
  StopSignal?: string;
  Healthcheck?: HealthConfig;
  OnBuild?: readonly string[];
  Shell?: readonly string[];
}

/** Times are nanoseconds; 0: the default. */
export interface HealthConfig {
  /** `["NONE"]`, `["CMD", …]` or `["CMD-SHELL", script]`. */
  Test?: readonly string[];
  Interval?: number;
  Timeout?: number;
  StartPeriod?: number;
  StartInterval?: number;
  Retries?: number;
}

export interface RunnableImage {
  /** `sha256:` and 64 digits. */
  readonly id: string;
  readonly config: ImageConfig;
  /** From the container's start to its first process. */
  readonly startMs: number;
  readonly load?: Load;
  /** The program at an absolute path, where the image's own programs lie; scripts and what was built in are files. */
  program(path: string): Program | undefined;
  /**
   * Root file system of a new container: the image's layers below an empty upper layer that is the container's own.
   * It can be looked into at `/var/lib/docker/overlay2/LAYER/` of the host.
   */
  makeRoot(containerId: string): ContainerRoot;
}

export interface ContainerRoot {
  readonly files: FileTree;
  /** What it has changed: its own folder `diff`. */
  readonly upper: MemoryNode;
  /**
   * Names of its folders below `/var/lib/docker/overlay2`, the top layer first: what the engine itself puts below a
   * container (`…-init`) is among them, the container's own is not.
   */
  readonly lowerLayers: readonly string[];
  /** The container's own folder there. */
  readonly layer: string;
  /** What differs from the image, sorted by path: `docker diff`. */
  changes(): readonly { kind: "A" | "C" | "D"; path: string }[];
  /** Bytes that the container has written. */
  readonly writtenBytes: number;
  /** Takes its folders away. */
  remove(): void;
}
