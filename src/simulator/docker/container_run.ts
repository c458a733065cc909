/** One run of a container: its namespaces, its control group, its place on the networks, its first process. */
import { ControlGroup, type ControlGroupLimits } from "../host/control_group.ts";
import { ProgramNotFound } from "../host/kernel.ts";
import type { Namespaces } from "../host/namespaces.ts";
import { NetworkStack } from "../host/network_stack.ts";
import type { Machine, User } from "../host/process.ts";
import { nullStream, sinkStream } from "../host/simple_streams.ts";
import type { Stream } from "../host/stream.ts";
import type { Task } from "../host/task.ts";
import type { Terminal } from "../host/terminal.ts";
import { UsageMeter } from "../host/usage_meter.ts";
import { argvOf, environmentOf, type HostConfig } from "./container_config.ts";
import type { Container } from "./container.ts";
import { containerMachine } from "./container_machine.ts";
import { dockerInit, initArgv } from "./docker_init.ts";
import { checkDevices } from "./container_devices.ts";
import { mountKernelFiles, movePlace, notFoundText, prepareFiles } from "./container_files.ts";
import { homeOf, userOf } from "./container_user.ts";
import type { EngineContext } from "./engine_context.ts";
import { badRequest, EngineError } from "./engine_error.ts";
import type { Endpoint } from "./network/docker_network.ts";
import { startProxies } from "./network/docker_proxy.ts";
import type { PublishedPort } from "./network/published_ports.ts";
import { portWishes } from "./port_wishes.ts";
import { networkDonor, runNamespaces } from "./shared_namespaces.ts";

export interface RunParts {
  container: Container;
  findContainer(reference: string): Container;
  write(stream: "stdout" | "stderr", text: string): void;
}

/** A process beside the first one: exec. */
export interface ProcessWish {
  argv: readonly string[];
  env?: readonly string[];
  user?: string;
  cwd?: string;
  /** A terminal, or three streams; the process holds them from then on. */
  ends: { terminal: Terminal } | { input: Stream; output: Stream; errors: Stream };
}

/** What runc itself needs of a container's memory before the first process runs. */
const RUNC_BYTES = 6 * 1024 * 1024;
/** From the first process to the first look at what it needs. */
const SETTLE_MS = 300;

export class ContainerRun {
  readonly main: Task;
  readonly machine: Machine;
  readonly stack: NetworkStack;
  readonly namespaces: Namespaces;
  readonly controlGroup: ControlGroup;
  readonly meter: UsageMeter;
  readonly user: User;
  endpoints: Endpoint[] = [];
  ports: PublishedPort[] = [];
  terminal: Terminal | undefined;
  /** Where clients write to the first process; undefined: nowhere, or no more. */
  stdin: Stream | undefined;
  isOutOfMemory = false;
  readonly #context: EngineContext;
  readonly #container: Container;
  readonly #shim: Task;
  readonly #tasks = new Set<Task>();
  readonly #ownsStack: boolean;
  readonly #networkDonor: Container | undefined;
  readonly #opened = new Set<number>();
  #proxies: Task[] = [];

  /** @throws {EngineError} it cannot be started */
  constructor(context: EngineContext, { container, findContainer, write }: RunParts) {
    this.#context = context;
    this.#container = container;
    const { kernel, queue } = context;
    checkDevices(container.host, context.hostFiles);
    const { host, config, image, id } = container;
    const isOnHost = host.NetworkMode === "host";
    const donor = this.#networkDonor = networkDonor(host, findContainer);
    this.stack = isOnHost ? context.networks.host : donor?.running.stack ?? new NetworkStack();
    this.#ownsStack = !isOnHost && !donor;
    this.namespaces = runNamespaces(kernel, host, findContainer);
    this.meter = new UsageMeter(queue, id, image.load);
    const slice = kernel.controlGroups.child("system.slice");
    this.controlGroup = new ControlGroup(`docker-${id}.scope`, slice, {
      meter: this.meter,
      limits: limitsOf(host),
    });
    this.meter.onGrowth = () => queue.schedule(0, () => this.#checkMemory());
    try {
      this.#joinNetworks();
      prepareFiles(context, container, {
        hostname: this.#hostname,
        endpoints: this.endpoints,
        ...(donor ? { donor } : {}),
      });
      const { namespaces, controlGroup } = this;
      mountKernelFiles(context, container, { namespaces, controlGroup, hostname: this.#hostname });
      this.user = userOf(config.User ?? "", container.root.files);
      this.machine = this.#makeMachine();
      this.#shim = this.#startShim();
      this.main = this.#startMain(write);
    } catch (error) {
      this.end();
      throw error;
    }
    queue.schedule(SETTLE_MS, () => this.#checkMemory());
  }

  /** A process beside the first one. @throws {EngineError} it cannot be started */
  exec(wish: ProcessWish): Task {
    const user = wish.user ? userOf(wish.user, this.#container.root.files) : this.user;
    const facts = wish.cwd ? this.#container.root.files.status(wish.cwd) : undefined;
    if (wish.cwd && facts?.kind !== "folder") {
      const why = facts ? "not a directory" : "no such file or directory";
      throw badRequest(`chdir to cwd (${JSON.stringify(wish.cwd)}) set in config.json failed: ${why}`);
    }
    const { config } = this.#container;
    const env = environmentOf([...config.Env ?? [], ...wish.env ?? []]);
    return this.#spawn({
      ...wish,
      user,
      env: this.#withDefaults(env, user, "terminal" in wish.ends),
      isMain: false,
    });
  }

  /** A signal from the host. */
  signal(name: string): void {
    this.main.signal(name, name === "KILL" || name === "STOP");
  }

  kill(): void {
    this.main.signal("KILL", true);
  }

  /** The first process finds the end of its input. */
  closeStdin(): void {
    this.stdin?.release();
    this.stdin = undefined;
  }

  /** On a network from now on. @throws {EngineError} */
  connect(name: string): void {
    this.#join(name);
    this.#movePlace();
  }

  #join(name: string): void {
    const wish = this.#container.endpoints[name] ?? {};
    const address = wish.IPAMConfig?.IPv4Address;
    const endpoint = this.#context.networks.join(this.#context.networks.find(name), {
      containerId: this.#container.id,
      containerName: this.#container.name,
      stack: this.stack,
      aliases: wish.Aliases ?? [],
      ...(address ? { address } : {}),
    });
    this.endpoints.push(endpoint);
    this.#tell("connect", endpoint);
  }

  #leave(endpoint: Endpoint): void {
    this.#context.networks.leave(endpoint);
    this.#tell("disconnect", endpoint);
  }

  #tell(action: "connect" | "disconnect", { network: { id, name, driver: type } }: Endpoint): void {
    this.#context.events.tell("network", action, id, { container: this.#container.id, name, type });
  }

  disconnect(name: string): void {
    const endpoint = this.endpoints.find(({ network }) => network.name === name);
    if (!endpoint) return;
    this.#leave(endpoint);
    this.endpoints = this.endpoints.filter((other) => other !== endpoint);
    this.#movePlace();
  }

  #movePlace(): void {
    movePlace(this.#context, this.#container, { hostname: this.#hostname, endpoints: this.endpoints });
  }

  /** Its processes have ended, or it has never begun: it leaves all that it was part of. */
  end(): void {
    for (const task of [...this.#tasks]) task.signal("KILL", true);
    // A field that a failed start has not reached is undefined.
    this.#shim?.end({ code: 0 });
    for (const proxy of this.#proxies) proxy.end({ code: 0 });
    this.closeStdin();
    this.terminal?.hangUp();
    for (const port of this.#opened) this.stack.close(port);
    this.#context.networks.ports.release(this.#container.id);
    for (const endpoint of this.endpoints) this.#leave(endpoint);
    this.endpoints = [];
    this.ports = [];
    this.controlGroup.remove();
  }

  #joinNetworks(): void {
    const { container, networks } = { container: this.#container, networks: this.#context.networks };
    if (!this.#ownsStack) return;
    for (const name of Object.keys(container.endpoints)) if (name !== "none") this.#join(name);
    try {
      const wishes = portWishes(container.config, container.host);
      this.ports = networks.ports.publish(wishes, container.id, this.stack);
      this.#proxies = startProxies(this.#context, this.ports, this.endpoints[0]?.address ?? "");
    } catch (error) {
      if (!(error instanceof EngineError) || error.status !== 500) throw error;
      const [first] = this.endpoints;
      throw new EngineError(
        500,
        "failed to set up container networking: driver failed programming external connectivity on endpoint " +
          `${container.name} (${first?.id ?? ""}): ${error.message}`,
      );
    }
  }

  get #hostname(): string {
    const { host, config, id } = this.#container;
    if (this.#networkDonor) return this.#networkDonor.running.machine.hostname;
    const isOfHost = host.UTSMode === "host" || (host.NetworkMode === "host" && !config.Hostname);
    return isOfHost ? this.#context.hostMachine.hostname : config.Hostname || id.slice(0, 12);
  }

  #makeMachine(): Machine {
    const { image, root } = this.#container;
    return containerMachine({
      ...this.#context,
      image,
      opened: this.#opened,
      hostname: this.#hostname,
      files: root.files,
      stack: this.stack,
      namespaces: this.namespaces,
      meter: this.meter,
      user: this.user,
      background: (work, command) => {
        const task = this.#context.kernel.spawn({ parent: this.main, argv: [command], program: () => work });
        this.#keep(task);
        return task.pid;
      },
    });
  }

  /** Every container has a shim above it: it outlives the engine. */
  #startShim(): Task {
    const { kernel, hostMachine, init } = this.#context;
    const argv = [
      "/usr/bin/containerd-shim-runc-v2",
      "-namespace",
      "moby",
      "-id",
      this.#container.id,
      "-address",
      "/run/containerd/containerd.sock",
    ];
    return kernel.spawn({
      ...(init ? { parent: init } : {}),
      machine: hostMachine,
      argv,
      jobGroup: "session",
      program: function* (process) {
        process.termination.ignored = ["INT", "TERM", "HUP"];
        yield { kind: "forever" };
        return 0;
      },
      memoryBytes: 12_400_000,
    });
  }

  #startMain(write: RunParts["write"]): Task {
    const { config } = this.#container;
    if (this.#memoryLimit < RUNC_BYTES) {
      throw runtimeError(
        "unable to start container process: container init was OOM-killed (memory limit too low?)",
        500,
      );
    }
    const argv = argvOf(config);
    if (argv.length === 0) throw badRequest("no command specified");
    const env = this.#withDefaults(environmentOf(config.Env ?? []), this.user, config.Tty ?? false);
    try {
      return this.#spawn({ argv, env, user: this.user, ends: this.#ends(write), isMain: true });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      throw runtimeError(
        `unable to start container process: error during container init: ${error.message}`,
        400,
      );
    }
  }

  #ends(write: RunParts["write"]): ProcessWish["ends"] {
    const { config } = this.#container;
    const { kernel } = this.#context;
    if (config.Tty) {
      const terminal = this.terminal = kernel.makeTerminal(undefined, this.namespaces);
      terminal.onOutput = (text) => write("stdout", text);
      // Nobody types at it without -i, and it does not end either: its shell waits.
      return { terminal };
    }
    const output = sinkStream((text) => write("stdout", text), "pipe:[1]");
    const errors = sinkStream((text) => write("stderr", text), "pipe:[2]");
    if (!config.OpenStdin) return { input: nullStream, output, errors };
    const pipe = kernel.makePipe();
    this.stdin = pipe.output;
    return { input: pipe.input, output, errors };
  }

  #spawn(
    wish: Omit<ProcessWish, "env" | "user"> & { env: Record<string, string>; user: User; isMain: boolean },
  ): Task {
    const { argv, env, user, ends, isMain } = wish;
    const { files } = this.#container.root;
    const cwd = wish.cwd || this.#container.config.WorkingDir || "/";
    const terminal = "terminal" in ends ? ends.terminal : undefined;
    const streams: Stream[] = terminal
      ? [terminal, terminal, terminal]
      : "input" in ends
      ? [ends.input, ends.output, ends.errors]
      : [];
    const machine = user === this.user
      ? this.machine
      : { ...this.machine, user, files: files.as({ uid: user.uid, gid: user.gid, groups: [] }) };
    try {
      return this.#keep(this.#context.kernel.spawn({
        parent: this.#shim,
        ...(isMain ? { memoryBytes: this.#container.image.load?.idleMemoryBytes ?? 3_300_000 } : {}),
        machine,
        ...(isMain && this.#container.host.Init ? { argv: initArgv(argv), program: dockerInit } : { argv }),
        env,
        cwd,
        user,
        namespaces: this.namespaces,
        controlGroup: this.controlGroup,
        descriptors: new Map(streams.entries()),
        jobGroup: "session",
        ...(terminal ? { terminal } : {}),
      }));
    } catch (error) {
      if (!(error instanceof ProgramNotFound)) throw error;
      throw badRequest(notFoundText(argv[0] ?? "", this.machine, cwd));
    } finally {
      for (const stream of streams) stream.release();
    }
  }

  #keep(task: Task): Task {
    this.#tasks.add(task);
    task.onExit(() => this.#tasks.delete(task));
    return task;
  }

  #withDefaults(env: Record<string, string>, user: User, tty: boolean): Record<string, string> {
    const defaults = { HOSTNAME: this.#hostname, HOME: homeOf(user, this.#container.root.files) };
    return { ...defaults, ...(tty ? { TERM: "xterm" } : {}), ...env };
  }

  get #memoryLimit(): number {
    return this.controlGroup.limits.memoryBytes ?? Infinity;
  }

  /** The kernel ends what outgrows its control group. */
  #checkMemory(): void {
    if (this.main.hasEnded || !this.controlGroup.overLimit) return;
    this.isOutOfMemory = true;
    this.controlGroup.killedForMemory++;
    this.kill();
  }
}

/** What the control group may use. */
export function limitsOf(host: HostConfig): ControlGroupLimits {
  const { Memory: memoryBytes = 0, NanoCpus = 0, CpuQuota = 0, CpuPeriod = 0, PidsLimit = 0 } = host;
  const cpuMillis = NanoCpus > 0
    ? NanoCpus / 1e6
    : CpuQuota > 0
    ? CpuQuota / (CpuPeriod || 100_000) * 1000
    : 0;
  return {
    ...(memoryBytes > 0 ? { memoryBytes } : {}),
    ...(cpuMillis > 0 ? { cpuMillis } : {}),
    ...(PidsLimit && PidsLimit > 0 ? { processes: PidsLimit } : {}),
  };
}

function runtimeError(text: string, status: number): EngineError {
  return new EngineError(
    status,
    `failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ${text}: unknown`,
  );
}
