/** The world that the lab shell stands in: a host with a Docker engine, and a cluster beside it, on one clock. */
import type { EventQueue } from "../simulator/clock/event_queue.ts";
import { Random } from "../simulator/clock/random.ts";
import { type DockerHost, dockerHost } from "../simulator/docker/docker_host.ts";
import type { HttpTarget, Machine, Program } from "../simulator/host/process.ts";
import { PushedImages } from "../simulator/images/pushed_images.ts";
import { internetAddress } from "../simulator/kubernetes/network/simulated_internet.ts";
import { engineAtSocket } from "./engine_at_socket.ts";
import { AHAB } from "./host_accounts.ts";
import { ENGINE_SOCKET } from "./host_files.ts";
import type { LabCluster } from "./lab_cluster.ts";
import { HOST_ADDRESS, LabHost } from "./lab_host.ts";
import { nestQueue } from "./nested_queue.ts";

export interface LabOptions {
  /** The host's and the engine's; the cluster's runs within it. */
  queue: EventQueue;
  seed: number;
  /** The cluster's nodes, known before it is built. */
  neighbours: readonly { name: string; address: string }[];
  /** The host's, by absolute path. */
  programs(lab: LabWorld): Readonly<Record<string, Program>>;
  complete?: NonNullable<Machine["complete"]>;
  /** Builds the cluster as it is now. Called once, when it is first needed. */
  openCluster(nowMs: number): Promise<LabCluster>;
}

/** The administrator's, where kubectl looks. */
const KUBECONFIG = `/home/${AHAB.name}/.kube/config`;

export class LabWorld {
  readonly queue: EventQueue;
  readonly host: LabHost;
  readonly docker: DockerHost;
  readonly #openCluster: LabOptions["openCluster"];
  readonly #pushed = new PushedImages();
  #cluster: Promise<LabCluster> | undefined;
  #opened: LabCluster | undefined;
  #sync: () => void = () => {};
  #requests = 0;
  readonly #unanswered = new Set<Promise<unknown>>();
  readonly #reading = new Set<Promise<unknown>>();

  constructor({ queue, seed, neighbours, programs, complete, openCluster }: LabOptions) {
    const random = new Random(seed ^ 0x5eed1ab);
    this.queue = queue;
    this.#openCluster = openCluster;
    this.host = new LabHost({
      queue,
      random: random.fork(),
      neighbours,
      programs: programs(this),
      ...(complete ? { complete } : {}),
    });
    const { kernel, files, machine, network, init, daemon } = this.host;
    this.docker = dockerHost({
      pushed: this.#pushed,
      kernel,
      queue,
      random: random.fork(),
      hostFiles: files,
      hostMachine: machine,
      hostNetwork: network,
      init,
      ...(daemon ? { daemon } : {}),
      outside: {
        fetch: (_, target) => this.#fetchOutside(target),
        lookup: (name) => this.#lookupOutside(name),
      },
    });
    kernel.sockets.listen(files, ENGINE_SOCKET, engineAtSocket(this.docker.api, () => queue.now()));
    const { networks } = this.docker.engine.context;
    const caller = { stack: network, hosts: () => files.read("/etc/hosts") ?? "" };
    this.host.roads = {
      fetch: (target) => networks.fetch(caller, target),
      lookup: (name) => networks.lookup(caller, name),
    };
  }

  /** The cluster; the first who asks has it built, and the administrator's kubeconfig written. */
  cluster(): Promise<LabCluster> {
    return this.#cluster ??= this.reads(this.#open());
  }

  /** How many requests programs of the host have sent to cluster and engine. */
  get requests(): number {
    return this.#requests;
  }

  /** Requests of programs that cluster and engine have not answered yet. */
  get unanswered(): ReadonlySet<Promise<unknown>> {
    return this.#unanswered;
  }

  /** A request is under way until this is its answer. */
  awaits<T>(answer: Promise<T>): Promise<T> {
    return keptWhile(this.#unanswered, answer);
  }

  /** What programs are made of, and the cluster, where they are being read: that takes time of the machine, and none of the lab. */
  get reading(): ReadonlySet<Promise<unknown>> {
    return this.#reading;
  }

  readonly reads = <T>(module: Promise<T>): Promise<T> => keptWhile(this.#reading, module);

  /** A program sends a request to cluster or engine: the cluster's clock is brought up to date. */
  sync(): void {
    this.#requests++;
    this.#sync();
  }

  /** Ends what waits for the cluster. */
  close(): void {
    this.#opened?.world.api.close();
  }

  async #open(): Promise<LabCluster> {
    const cluster = await this.#openCluster(this.queue.now());
    const { world, kubeconfig } = cluster;
    this.#sync = nestQueue(this.queue, world.queue);
    world.pushedImages.join(this.#pushed);
    const { networks } = this.docker.engine.context;
    world.network.addMachine(HOST_ADDRESS, (from, target) => networks.fetchFromOutside(from, target));
    const files = this.host.machineOf(AHAB).files;
    if (!files.exists(KUBECONFIG)) {
      files.makeFolder(KUBECONFIG.slice(0, KUBECONFIG.lastIndexOf("/")), 0o750);
      files.write(KUBECONFIG, kubeconfig, 0o600);
    }
    return this.#opened = cluster;
  }

  /** What no network of the host knows: the cluster's addresses and the internet. */
  #fetchOutside(target: HttpTarget): ReturnType<LabHost["machine"]["fetch"]> {
    this.#sync();
    return this.#opened?.world.network.fetch({ address: HOST_ADDRESS }, target) ??
      { kind: "timeout", address: target.host };
  }

  #lookupOutside(name: string): ReturnType<LabHost["machine"]["lookup"]> {
    const found = this.#opened?.world.network.lookup({ address: HOST_ADDRESS }, name);
    if (found) return found;
    const address = internetAddress(name);
    return address === undefined
      ? { kind: "unknown" }
      : { kind: "found", name, aliases: [], addresses: [address] };
  }
}

function keptWhile<T>(open: Set<Promise<unknown>>, one: Promise<T>): Promise<T> {
  open.add(one);
  const isOver = () => void open.delete(one);
  one.then(isOver, isOver);
  return one;
}
