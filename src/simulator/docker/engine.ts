/** The Docker engine of a simulated host. */
import type { EventQueue } from "../clock/event_queue.ts";
import type { Random } from "../clock/random.ts";
import type { FileTree } from "../host/file_tree.ts";
import type { Kernel } from "../host/kernel.ts";
import type { NetworkStack } from "../host/network_stack.ts";
import type { Machine } from "../host/process.ts";
import type { Task } from "../host/task.ts";
import { Containers, type ContainersParts } from "./containers.ts";
import type { EngineContext } from "./engine_context.ts";
import { EngineEvents } from "./engine_events.ts";
import { conflict, notFound } from "./engine_error.ts";
import { type Container } from "./container.ts";
import { ExecSession, type ExecWish } from "./exec_session.ts";
import { EngineNetworks, type Outside } from "./network/engine_networks.ts";
import { randomId } from "./random_id.ts";
import { Volumes } from "./volumes.ts";

/** What the engine says of itself. */
export const ENGINE_VERSION = "28.5.2";
export const API_VERSION = "1.51";
export const OLDEST_API_VERSION = "1.24";

export interface EngineParts {
  kernel: Kernel;
  queue: EventQueue;
  random: Random;
  /** The host's, as root. */
  hostFiles: FileTree;
  hostMachine: Machine;
  hostNetwork: NetworkStack;
  init?: Task;
  daemon?: Task;
  outside: Outside;
  image: ContainersParts["image"];
}

/** Execs that are remembered after their end. */
const MAX_EXECS = 1000;

export class DockerEngine {
  readonly context: EngineContext;
  readonly containers: Containers;
  readonly startedMs: number;
  readonly #execs = new Map<string, ExecSession>();

  constructor(parts: EngineParts) {
    const { kernel, queue, random, hostFiles, hostMachine, hostNetwork, outside, init, daemon, image } =
      parts;
    this.startedMs = queue.now();
    const events = new EngineEvents(queue);
    this.context = {
      kernel,
      queue,
      random,
      hostFiles,
      hostMachine,
      init,
      daemon,
      networks: new EngineNetworks({ host: hostNetwork, random, clock: queue, outside }),
      volumes: new Volumes({
        files: hostFiles,
        random,
        clock: queue,
        tell: (action, name) => events.tell("volume", action, name, { driver: "local" }),
      }),
      events,
    };
    this.containers = new Containers({ context: this.context, image });
  }

  /** A command to be run in a running container. @throws {EngineError} */
  createExec(container: Container, wish: ExecWish): ExecSession {
    if (container.state.status === "restarting") {
      throw conflict(`Container ${container.id} is restarting, wait until the container is running`);
    }
    void container.running;
    if (container.state.status === "paused") {
      throw conflict(`Container ${container.name} is paused, unpause the container before exec`);
    }
    const exec = new ExecSession(this.context.kernel, randomId(this.context.random), container, wish);
    this.#execs.set(exec.id, exec);
    if (this.#execs.size > MAX_EXECS) {
      for (const [id, { isRunning }] of this.#execs) {
        if (isRunning || id === exec.id) continue;
        this.#execs.delete(id);
        break;
      }
    }
    container.tell(`exec_create: ${(wish.Cmd ?? []).join(" ")}`, { execID: exec.id });
    return exec;
  }

  /** @throws {EngineError} */
  findExec(id: string): ExecSession {
    const found = this.#execs.get(id);
    if (!found) throw notFound(`No such exec instance: ${id}`);
    return found;
  }
}
