/** A simulated cluster, whole: clock, API server, controllers, scheduler, nodes, network. */
import type { KubeObject } from "../../kube/object.ts";
import { EventQueue } from "../clock/event_queue.ts";
import { Random } from "../clock/random.ts";
import { bootstrapCluster } from "../kubernetes/bootstrap/mod.ts";
import { NewCluster } from "../kubernetes/bootstrap/new_cluster.ts";
import { apiEndpoint } from "../kubernetes/network/api_endpoint.ts";
import { ApiServer, type ApiServerOptions } from "../kubernetes/api_server.ts";
import type { ControllerContext } from "../kubernetes/controllers/controller.ts";
import { Informers } from "../kubernetes/controllers/informer.ts";
import { startControllers } from "../kubernetes/controllers/mod.ts";
import type { AnyKind } from "../kubernetes/kind.ts";
import { serveDefinitions } from "../kubernetes/custom/custom_kinds.ts";
import { kinds } from "../kubernetes/kinds/mod.ts";
import { DEFAULT_ISSUER, ServiceAccountTokens } from "../kubernetes/identity/service_account_tokens.ts";
import type { SignCertificate } from "../kubernetes/identity/certificate_order.ts";
import type { TokenSigner } from "../kubernetes/identity/token_signer.ts";
import { EVENT_TTL_MS } from "../kubernetes/event_expiry.ts";
import { Kubelets } from "../kubernetes/kubelet/kubelet.ts";
import { LightKubelets } from "../kubernetes/kubelet/light.ts";
import { KubeletProxy } from "../kubernetes/kubelet/proxy.ts";
import type { NodeProfile } from "../kubernetes/kubelet/pod_context.ts";
import { metricsKinds } from "../kubernetes/metrics/api.ts";
import { MetricsServer } from "../kubernetes/metrics/server.ts";
import { ObjectRegistry } from "../kubernetes/object_registry.ts";
import type { StoredObject } from "../kubernetes/registry.ts";
import { PersistentFiles } from "../kubernetes/kubelet/persistent_files.ts";
import { startScheduler } from "../kubernetes/scheduler/scheduler.ts";
import { bindPod } from "../kubernetes/scheduler/binding.ts";
import { PushedImages } from "../images/pushed_images.ts";
import { ServiceNetwork } from "../kubernetes/network/service_network.ts";
import { addDeployments, addPods, BULK_NAMESPACE, extraNodes } from "./bulk.ts";
import { CLUSTER_FACTS, contextsOf, SCENARIOS } from "./catalogue.ts";
import { namespace } from "./empty.ts";
import { lecture } from "./lecture.ts";
import type { Scenario, Step } from "./scenario.ts";

export { CLUSTER_FACTS, contextsOf, SCENARIOS };

export interface WorldOptions {
  /** Same seed and same requests: same bytes. */
  seed: number;
  /** The simulated present at the start, milliseconds since the epoch. */
  startMs: number;
  /** A name out of `SCENARIOS`, or one of your own; default `lecture`. */
  scenario?: string | Scenario;
  /** Extra pods, in namespace `load`, on extra nodes. */
  pods?: number;
  /** The extra pods stand where they are at once, instead of being made and placed one by one. */
  arePodsPlaced?: boolean;
  /** Extra nodes; default: as many as the pods need. */
  nodes?: number;
  /** The state of an earlier world, in place of a scenario's history. */
  saved?: SavedState;
  /** PEM of the cluster's authority, for the ConfigMaps `kube-root-ca.crt`. */
  certificate?: string;
  /** Signs certificates of the cluster's authority; absent: one of the world's own. */
  signCertificate?: SignCertificate;
  /** Signs service account tokens; absent: one that follows from the seed. */
  tokenSigner?: TokenSigner;
  openapi?: ApiServerOptions["openapi"];
  /** Passed on to the API server. */
  identity?: ApiServerOptions["identity"];
}

/** What a world goes on from. */
export interface SavedState {
  /** Simulated milliseconds since the epoch; the world goes on then or later. */
  takenMs: number;
  revision: number;
  nodes: readonly NodeProfile[];
  /** Every object, with the version it had. */
  objects: readonly KubeObject[];
}

/** Where the API server listens, as the slice of the service `kubernetes` says. */
const API_PORT = 6443;

/** Pods that are not ready by then are left to come when they can. */
const FILL_LIMIT_MS = 120_000;

export class World {
  readonly queue: EventQueue;
  readonly registry: ObjectRegistry;
  /** The one door: what real clients reach through sockets, and others as a transport. */
  readonly api: ApiServer;
  /** Who answers at which address; for `curl` from a host. */
  readonly network: ServiceNetwork;
  readonly kubelets: Kubelets;
  /** Those of service accounts. */
  readonly tokens: ServiceAccountTokens;
  /** What is in the persistent volumes. */
  readonly persistentFiles = new PersistentFiles();
  /** What was pushed to registries since the world began. */
  readonly pushedImages = new PushedImages();
  readonly scenario: Scenario;
  readonly #context: ControllerContext;
  readonly #light: LightKubelets;
  readonly #nodes: NodeProfile[] = [];

  /** @throws {RangeError} there is no scenario of that name. */
  constructor(options: WorldOptions) {
    const { seed, startMs, openapi, identity } = options;
    this.scenario = findScenario(options.scenario ?? lecture);
    const { saved } = options;
    // A world that goes on must not draw the same names and uids again.
    const random = new Random(saved ? seed ^ Math.imul(saved.revision, 0x9e3779b1) : seed);
    const history = saved ? [] : this.scenario.history.toSorted((a, b) => b.agoMs - a.agoMs);
    this.queue = new EventQueue(startMs - (history[0]?.agoMs ?? 0));
    this.registry = new ObjectRegistry({ queue: this.queue, random: random.fork(), kinds });
    if (saved) this.#load(saved);
    const recentFromMs = startMs - EVENT_TTL_MS;
    this.registry.forgetEventsUntil(recentFromMs);
    const informers = new Informers(this.registry);
    this.tokens = new ServiceAccountTokens({
      registry: this.registry,
      clock: this.queue,
      random: new Random(Math.imul(seed + 1, 0x85ebca6b)), // of its own: tokens do not change what else is drawn
      issuer: identity?.issuer ?? DEFAULT_ISSUER,
      signer: options.tokenSigner,
    });
    this.#context = {
      registry: this.registry,
      queue: this.queue,
      random: random.fork(),
      informers,
      tokens: this.tokens,
      ...(options.signCertificate ? { signCertificate: options.signCertificate } : {}),
    };
    const files = this.persistentFiles;
    startControllers(this.#context, { certificate: options.certificate, files });
    informers.of("persistentvolumes").onChange(({ type, object }) => {
      if (type === "DELETED") files.release(object.metadata.name);
    });
    this.#schedule(random.fork());
    this.network = new ServiceNetwork({ ...this.#context, random: random.fork() });
    this.kubelets = new Kubelets({ ...this.#context, random: random.fork() }, this.network, {
      issueToken: (pod, audience, expirationSeconds) =>
        this.tokens.issueForPod(pod, { audience, expirationSeconds }) ?? "",
      files,
      recentFromMs,
      pushed: this.pushedImages,
    });
    this.#light = new LightKubelets(this.#context);
    this.#serveMetrics();
    this.api = new ApiServer({
      registry: this.registry,
      queue: this.queue,
      random: random.fork(),
      nodes: new KubeletProxy(this.kubelets, this.network, this.queue),
      tokens: this.tokens,
      ...(openapi ? { openapi } : {}),
      ...(identity ? { identity } : {}),
    });
    this.#serveApi();
    if (saved) { for (const node of saved.nodes) this.#addNode(node); }
    else bootstrapCluster(new NewCluster(this.registry, this.queue, random.fork()));
    this.#live(history, startMs);
    if (options.pods || options.nodes) this.#fill(options);
    this.kubelets.startHeartbeats();
  }

  #schedule(random: Random): void {
    startScheduler({ ...this.#context, random }, (pod, node) => {
      bindPod(this.registry, pod.metadata.namespace, pod.metadata.name, node, this.queue.now());
    });
  }

  #serveMetrics(): void {
    const metrics = new MetricsServer(this.queue, this.#context.informers, {
      usageOf: (pod) =>
        this.kubelets.worker(pod.metadata.uid) ? this.kubelets.usageOf(pod) : this.#light.usageOf(pod),
    });
    for (const kind of metricsKinds(metrics, () => this.queue.now())) this.registry.addKind(kind);
  }

  /** Lets `ms` of simulated time pass. Returns how many events ran. */
  advance(ms: number): number {
    return this.queue.advance(ms);
  }

  /** The machines that run pods. */
  get nodes(): readonly NodeProfile[] {
    return this.#nodes;
  }

  /** Pods reach the API server at the first node. */
  #serveApi(): void {
    const { address } = this.scenario.nodes[0] ?? {};
    if (address === undefined) return;
    const authority = () => {
      const map = this.registry.find(this.registry.kind("configmaps"), "default", "kube-root-ca.crt");
      return (map?.data as Record<string, string> | undefined)?.["ca.crt"];
    };
    const userOf = (token: string) => {
      const finding = this.tokens.find(token);
      return "user" in finding ? finding.user : undefined;
    };
    this.network.serve(address, API_PORT, apiEndpoint({ api: this.api, userOf, authority, address }));
  }

  #load({ revision, objects }: SavedState): void {
    serveDefinitions(this.registry, objects);
    this.registry.store.load(
      revision,
      objects.map((object) => [this.#kindOf(object), object as StoredObject] as const),
    );
  }

  #addNode(node: NodeProfile): void {
    this.#nodes.push(node);
    if (node.labels["type"] === "light") this.#light.addNode(node);
    else this.kubelets.addNode(node);
  }

  /** Goes through the history: each step at its time, and the controllers work in between. */
  #live(history: readonly Step[], startMs: number): void {
    const [first] = history;
    for (const step of history) {
      this.queue.advanceTo(startMs - step.agoMs);
      for (const object of step.objects) {
        this.#create(object, step.fieldManager ?? "kubectl-client-side-apply");
      }
      if (step === first) { for (const node of this.scenario.nodes) this.#addNode(node); }
    }
    this.queue.advanceTo(startMs);
  }

  #create(object: KubeObject, fieldManager: string): void {
    const kind = this.#kindOf(object);
    const { namespace = "default" } = object.metadata;
    const placed = kind.namespaced ? { ...object, metadata: { ...object.metadata, namespace } } : object;
    this.registry.create(kind, placed, { fieldManager });
  }

  #kindOf(object: KubeObject): AnyKind {
    const [group = "", version] = object.apiVersion!.includes("/")
      ? object.apiVersion!.split("/")
      : ["", object.apiVersion];
    const kind = this.registry.kinds.find((it) =>
      it.kind === object.kind && it.group === group && it.version === version
    );
    if (!kind) {
      throw new RangeError(`Cannot use ${object.kind} ${object.metadata.name}: the kind is not served`);
    }
    return kind;
  }

  #fill({ pods = 0, nodes, arePodsPlaced }: WorldOptions): void {
    const profiles = extraNodes(pods, nodes);
    for (const profile of profiles) this.#addNode(profile);
    if (pods > 0) {
      this.#create(namespace(BULK_NAMESPACE), "kubectl-create");
      this.queue.advance(100);
    }
    if (pods > 0 && arePodsPlaced) {
      const random = this.#context.random.fork();
      addPods({ registry: this.registry, random, light: this.#light }, pods, profiles);
    } else if (pods > 0) {
      const areReady = addDeployments(this.registry, pods);
      const limitMs = this.queue.now() + FILL_LIMIT_MS;
      while (!areReady() && this.queue.now() < limitMs) this.queue.advance(1000);
    }
    this.queue.advance(1000);
  }
}

function findScenario(wanted: string | Scenario): Scenario {
  if (typeof wanted !== "string") return wanted;
  const found = SCENARIOS.find(({ name }) => name === wanted);
  if (found) return found;
  const names = SCENARIOS.map(({ name }) => name).join(", ");
  throw new RangeError(`Cannot find scenario "${wanted}": there are ${names}`);
}
