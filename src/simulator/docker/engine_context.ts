/** What the parts of the engine share. */
import type { EventQueue } from "../clock/event_queue.ts";
import type { Random } from "../clock/random.ts";
import type { FileTree } from "../host/file_tree.ts";
import type { Kernel } from "../host/kernel.ts";
import type { Task } from "../host/task.ts";
import type { Machine } from "../host/process.ts";
import type { EngineEvents } from "./engine_events.ts";
import type { EngineNetworks } from "./network/engine_networks.ts";
import type { Volumes } from "./volumes.ts";

export interface EngineContext {
  kernel: Kernel;
  queue: EventQueue;
  random: Random;
  /** The host's, as root. */
  hostFiles: FileTree;
  /** Where the engine's own processes run. */
  hostMachine: Machine;
  /** Whose children the shims are; undefined: nobody's. */
  init: Task | undefined;
  /** The engine itself among the processes of the host; undefined where it is not simulated. */
  daemon: Task | undefined;
  networks: EngineNetworks;
  volumes: Volumes;
  events: EngineEvents;
}
