/** One pod on one node, from its assignment to its end. */
import { tell } from "../controllers/controller.ts";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IEphemeralContainer } from "kubernetes-models/v1/EphemeralContainer";
import type { EventQueue } from "../../clock/event_queue.ts";
import type { Random } from "../../clock/random.ts";
import type { Kernel } from "../../host/kernel.ts";
import type { Namespaces } from "../../host/namespaces.ts";
import { containerNamespaces, sandboxOf } from "./sandbox.ts";
import type { FileTree } from "../../host/file_tree.ts";
import { type ContainerOwner, PodContainer } from "./container.ts";
import { PodResize, type Reserved, reservedBy } from "./resize.ts";
import { type ContainerRole, LISTS } from "./restart.ts";
import type { Sources } from "./environment.ts";
import type { KubeletContext, NodeProfile, PodContext, PodObject } from "./pod_context.ts";
import { hasRunBefore, statusOf } from "./resume.ts";
import { phaseOf, type PodView } from "./status.ts";
import { confirmDeletion, reportStatus } from "./pod_report.ts";
import { type LimitedPod, watchLimits } from "./pod_limits.ts";
import { PodVolumes } from "./pod_volumes.ts";
import { delayOf, type StageName } from "./pod_stages.ts";
import type { ContainerUsage } from "./resource_usage.ts";
import type { Registry } from "../registry.ts";
import type { ServiceNetwork } from "../network/service_network.ts";

/** Tries at a mount wait ever longer, up to this. */
const MOUNT_RETRY_LIMIT_MS = 122_000;
const SANDBOX_CHANGED = "Pod sandbox changed, it will be killed and re-created.";

/** What a pod worker asks of its node. */
export interface AddressPool {
  take(): string;
  /** The address that a pod of the node has had; another one where that is taken. */
  claim(address: string): string;
  giveBack(address: string): void;
}

export class PodWorker implements PodContext, ContainerOwner, LimitedPod {
  readonly registry: Registry;
  readonly queue: EventQueue;
  readonly random: Random;
  readonly network: ServiceNetwork;
  readonly sources: Sources;
  readonly node: NodeProfile;
  readonly images: KubeletContext["images"];
  readonly pulls: KubeletContext["pulls"];
  readonly reserved: KubeletContext["reserved"];
  readonly rest: KubeletContext["rest"];
  readonly #resize = new PodResize(this, () => this.#containers());
  readonly init: readonly PodContainer[];
  readonly main: readonly PodContainer[];
  readonly ephemeral: PodContainer[] = [];
  pod: PodObject;
  podIp: string | undefined;
  readonly #addresses: AddressPool;
  readonly hostFiles: FileTree;
  readonly kernel: Kernel;
  readonly claims: KubeletContext["claims"];
  readonly #volumes: PodVolumes;
  /** That of the pod, where its containers share one. */
  #namespaces: Namespaces | undefined;
  #startMs: number | undefined;
  /** Since when it had run when its node was switched off. */
  #sinceMs: number | undefined;
  #hasSandbox = false;
  #isResuming = false;
  #reporting = false;
  #terminating = false;
  /** The grace that its deletion gives. */
  #graceSeconds: number | undefined;
  #stoppingRest = false;
  #verdict: { reason: string; message: string } | undefined;
  /** Sidecars that wait to be stopped. */
  readonly #turns = new Map<PodContainer, () => void>();
  #ended = false;

  constructor(context: KubeletContext, pod: PodObject, addresses: AddressPool) {
    this.registry = context.registry;
    this.queue = context.queue;
    this.random = context.random;
    this.network = context.network;
    this.sources = context.sources;
    this.node = context.node;
    this.kernel = context.kernel;
    this.images = context.images;
    this.pulls = context.pulls;
    this.reserved = context.reserved;
    this.rest = context.rest;
    this.hostFiles = context.hostFiles;
    this.claims = context.claims;
    this.#volumes = new PodVolumes(context, pod);
    this.pod = pod;
    this.#addresses = addresses;
    const { initContainers = [], containers = [] } = pod.spec ?? {};
    const waits = initContainers.length > 0;
    this.init = initContainers.map((spec, index) => new PodContainer(this, spec, "init", this, index > 0));
    this.main = containers.map((spec) => new PodContainer(this, spec, "main", this, waits));
    // Later in this moment all that it needs is known again.
    if (hasRunBefore(pod)) this.queue.schedule(0, () => this.#resume());
    else this.#after("accept", () => this.#accept());
  }

  /** The pod has run before: it goes on, where its volumes can be had. */
  #resume(): void {
    if (this.#ended) return;
    if (this.#sinceMs !== undefined) return this.#accept();
    const { startTime, podIP } = this.pod.status!;
    if (this.#volumes.make(this.pod).length > 0) return this.#accept();
    this.#startMs = Date.parse(String(startTime));
    watchLimits(this, this.#startMs);
    this.#joinNetwork(podIP);
    const added = this.pod.spec?.ephemeralContainers ?? [];
    this.ephemeral.push(...added.map((spec) => new PodContainer(this, spec, "ephemeral", this, false)));
    this.#isResuming = true;
    for (const container of this.#containers()) container.resume(statusOf(this.pod, container.spec.name));
    this.#isResuming = false;
  }

  /** The node has been rebooted: what ran there before has ended, and begins anew. */
  recall(): void {
    if (this.pod.status?.startTime === undefined) return;
    this.#sinceMs = Date.parse(String(this.pod.status.startTime));
    for (const it of [...this.init, ...this.main]) it.recall(statusOf(this.pod, it.spec.name));
  }

  /** The pod's object has changed. */
  update(pod: PodObject): void {
    this.pod = pod;
    this.#volumes.update(pod);
    if (pod.metadata.deletionTimestamp) this.#terminate();
    else this.#takeOver(pod);
  }

  /** What may change in a pod that runs: images, and containers for debugging that were added. */
  #takeOver({ spec }: PodObject): void {
    if (this.#terminating || this.#startMs === undefined) return;
    for (const container of [...this.init, ...this.main]) {
      const list = container.isInit ? spec?.initContainers : spec?.containers;
      const now = list?.find(({ name }) => name === container.spec.name);
      if (now && now.image !== container.spec.image) container.redefine(now);
    }
    this.#resize.consider();
    for (const added of spec?.ephemeralContainers?.slice(this.ephemeral.length) ?? []) {
      const container = new PodContainer(this, added, "ephemeral", this, false);
      this.ephemeral.push(container);
      if (this.#hasSandbox) container.begin();
      this.changed();
    }
  }

  /** The pod's object is gone: everything ends at once. */
  remove(): void {
    if (this.#ended) return;
    this.#terminating = true;
    for (const container of this.#containers()) container.kill();
    this.#release();
  }

  get isOver(): boolean {
    return this.#ended || this.#terminating || this.#hasEndedItself();
  }

  overflow(): string | undefined {
    return this.#volumes.overflow();
  }

  container(name: string): PodContainer | undefined {
    return this.#containers().find((container) => container.spec.name === name);
  }

  /** What the node has set aside for it: nothing any more when it has ended. */
  get allocation(): Reserved {
    const specs = (all: readonly PodContainer[]) =>
      all.map(({ spec, allocated }) => ({ ...spec, resources: allocated }));
    if (this.#ended || this.#hasEndedItself()) return { cpuMillis: 0, memoryBytes: 0 };
    return reservedBy(specs(this.main), specs(this.init));
  }

  /** What its running containers use now. */
  get usage(): ContainerUsage[] {
    return this.#containers().flatMap(({ isRunning, instance }) => isRunning ? [instance!.usage] : []);
  }

  #containers = (): PodContainer[] => [...this.main, ...this.init, ...this.ephemeral];

  mountVolumes(files: FileTree, container: IContainer, env: Readonly<Record<string, string>>): void {
    this.#volumes.mountInto(files, container, env);
  }

  namespacesOf(container: IContainer): Namespaces {
    const target = this.container((container as IEphemeralContainer).targetContainerName ?? "")?.instance;
    return containerNamespaces(this, this.#namespaces ??= sandboxOf(this), target?.namespaces);
  }

  record(
    type: "Normal" | "Warning",
    reason: string,
    message: string,
    container?: IContainer,
    role: ContainerRole = "main",
  ): void {
    const list = LISTS[role];
    tell(this.registry, {
      regarding: this.pod,
      type,
      reason,
      message,
      component: "kubelet",
      host: this.node.name,
      ...(container ? { fieldPath: `spec.${list}{${container.name}}` } : {}),
    });
  }

  changed(): void {
    if (this.#reporting || this.#ended || this.#startMs === undefined) return;
    this.#reporting = true;
    this.queue.schedule(this.rest.reportDelayMs(delayOf("report", this.random)), () => {
      this.#reporting = false;
      if (!this.#ended) this.#report();
    });
  }

  onStarted(container: PodContainer): void {
    this.#resize.onStarted();
    if (container.isSidecar && container.started && !this.#isResuming) this.#nextInit();
  }

  onExit(container: PodContainer): void {
    if (this.#terminating) this.#finishTermination();
    else if (container.isInit && container.ready) this.#nextInit();
    else if (this.#hasEndedItself()) this.#stopRest();
  }

  /** The pod has ended by itself: sidecars go, too, the last first. */
  #stopRest(): void {
    this.#giveTurns();
    const rest = this.#containers().filter((container) => container.isRunning);
    if (rest.length === 0) {
      this.#hasSandbox = false;
      this.#leaveNetwork();
      this.changed();
    } else if (!this.#stoppingRest) {
      this.#stoppingRest = true;
      this.#stopAll(this.pod.spec?.terminationGracePeriodSeconds ?? 30);
    }
  }

  /** Ordinary containers at once; sidecars when these have ended, in the opposite order of their start. */
  #stopAll(graceSeconds: number): void {
    for (const container of this.#containers()) {
      const message = `Stopping container ${container.spec.name}`;
      const whenTurn = (go: () => void) => void this.#turns.set(container, go);
      container.stop({ graceSeconds, message, ...(container.isSidecar ? { whenTurn } : {}) });
    }
    this.#giveTurns();
  }

  #giveTurns(): void {
    if (this.main.some((container) => container.isRunning)) return;
    const last = this.init.findLast((container) => container.isSidecar && container.isRunning);
    const go = last && this.#turns.get(last);
    if (!go) return;
    this.#turns.delete(last);
    go();
  }

  #after(stage: StageName, work: () => void): void {
    this.queue.schedule(delayOf(stage, this.random), () => {
      if (!this.#ended) work();
    });
  }

  #accept(): void {
    if (this.#terminating) return;
    this.#startMs = this.#sinceMs ?? this.queue.now();
    watchLimits(this, this.#startMs);
    this.changed();
    if (this.#hasEndedItself()) return;
    this.#after("mount", () => this.#mount(delayOf("remount", this.random)));
  }

  #mount(retryMs: number): void {
    if (this.#terminating) return;
    const failures = this.#volumes.make(this.pod);
    for (const failure of failures) this.record("Warning", "FailedMount", failure);
    if (failures.length === 0) return this.#after("sandbox", () => this.#sandbox());
    this.queue.schedule(retryMs, () => {
      if (!this.#ended) this.#mount(Math.min(MOUNT_RETRY_LIMIT_MS, retryMs * 2));
    });
  }

  #sandbox(): void {
    if (this.#terminating) return;
    if (this.#sinceMs !== undefined) this.record("Normal", "SandboxChanged", SANDBOX_CHANGED);
    this.#joinNetwork();
    this.changed();
    this.#takeOver(this.pod);
    for (const container of this.ephemeral) if (!container.instance) container.begin();
    this.#nextInit();
  }

  /** With the address that it had before, or a new one. */
  #joinNetwork(known?: string): void {
    const { hostNetwork } = this.pod.spec ?? {};
    const own = () => known === undefined ? this.#addresses.take() : this.#addresses.claim(known);
    this.podIp = hostNetwork ? this.node.address : own();
    this.network.attach(this.podIp);
    this.#hasSandbox = true;
  }

  /** Init containers one after another; a sidecar only has to have started. */
  #nextInit(): void {
    const next = this.init.find((container) => container.isSidecar ? !container.started : !container.ready);
    if (!next) return this.#startMain();
    if (!next.hasBegun) next.begin();
  }

  #startMain(): void {
    for (const container of this.main) {
      if (!container.hasBegun && !container.isDone) container.begin();
    }
  }

  #hasEndedItself(): boolean {
    const phase = phaseOf(this.#view());
    return phase === "Succeeded" || phase === "Failed";
  }

  #view(): PodView {
    return {
      pod: this.pod,
      nowMs: this.queue.now(),
      hostIp: this.node.address,
      podIp: this.podIp,
      startMs: this.#startMs ?? this.queue.now(),
      hasSandbox: this.#hasSandbox,
      init: this.init,
      main: this.main,
      ephemeral: this.ephemeral,
      resize: this.#resize.conditions,
      verdict: this.#verdict,
    };
  }

  #report(): void {
    this.pod = reportStatus(this.registry, this.pod, (pod) => {
      this.pod = pod;
      return this.#view();
    });
  }

  /** Asked once more, with less grace, those that still run have to hurry. */
  #terminate(): void {
    const grace = this.pod.metadata.deletionGracePeriodSeconds ?? 30;
    if (this.#graceSeconds !== undefined) {
      if (grace < this.#graceSeconds) { for (const container of this.#containers()) container.hasten(grace); }
      this.#graceSeconds = grace;
      return;
    }
    this.#graceSeconds = grace;
    this.#terminating = true;
    this.#stopAll(grace);
    this.#finishTermination();
  }

  /** The kubelet ends the pod: it has failed for this reason. */
  fail(reason: string, message: string): void {
    if (this.#verdict || this.#terminating) return;
    this.#verdict = { reason, message };
    this.#stoppingRest = true;
    this.#stopAll(this.pod.spec?.terminationGracePeriodSeconds ?? 30);
    this.#stopRest();
    this.changed();
  }

  #finishTermination(): void {
    this.#giveTurns();
    if (this.#ended || this.#containers().some((container) => container.isRunning)) return;
    this.#hasSandbox = false;
    this.#leaveNetwork();
    if (this.#startMs !== undefined) this.#report();
    this.#after("remove", () => {
      confirmDeletion(this.registry, this.pod);
      this.#release();
    });
  }

  #release(): void {
    this.#ended = true;
    this.#volumes.release();
    this.#leaveNetwork();
    if (this.podIp && !this.pod.spec?.hostNetwork) this.#addresses.giveBack(this.podIp);
  }

  /** The node's own address stays, for the node's ports and the other pods there. */
  #leaveNetwork(): void {
    if (this.podIp && !this.pod.spec?.hostNetwork) this.network.detach(this.podIp);
  }
}
