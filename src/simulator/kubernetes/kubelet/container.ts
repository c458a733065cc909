/** One container of a pod through its runs: image, start, probes, end, restart. Source: pkg/kubelet/kuberuntime. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { Cancel } from "../../clock/event_queue.ts";
import type { Image } from "../../images/image_profile.ts";
import { containerEnvironment } from "./container_environment.ts";
import { ContainerConfigError } from "./environment.ts";
import { type ContainerState, startFailure, type TerminatedState } from "./container_state.ts";
import { ContainerHealth } from "./health.ts";
import { MIN_GRACE_SECONDS, preStop, runHook } from "./hooks.ts";
import { ImagePuller } from "./image_pull.ts";
import { ContainerInstance, StartError } from "./instance.ts";
import type { PodContext } from "./pod_context.ts";
import { type ContainerRole, isSidecar, willRestart } from "./restart.ts";
import { lastOf, lostRun, stateOf } from "./resume.ts";
import { goDuration } from "./words.ts";
import { BACKOFF, backoffAfter, delayOf, nextBackoff, type StageName } from "./pod_stages.ts";

/** What the pod does when a container ends or has started. */
export interface ContainerOwner {
  onExit(container: PodContainer): void;
  onStarted(container: PodContainer): void;
}

/** How a container is ended on request. */
export interface StopRequest {
  graceSeconds: number;
  /** The Killing event's. */
  message: string;
  /** Calls back when it is this container's turn to get the signal; absent: at once. */
  whenTurn?: (go: () => void) => void;
}

type Resources = NonNullable<IContainer["resources"]>;

/** While a container is backed off, every look at its pod says so. */
const BACKOFF_NEWS_MS = [10_000, 15_000] as const;

export class PodContainer {
  spec: IContainer;
  readonly role: ContainerRole;
  state: ContainerState;
  last: TerminatedState | undefined;
  restarts = 0;
  /** What the node has set aside for it, and what its running instance has got. */
  allocated: Resources;
  actual: Resources;
  ready = false;
  started = false;
  /** Has it been its turn yet? */
  hasBegun = false;
  image: Image | undefined;
  instance: ContainerInstance | undefined;
  previous: ContainerInstance | undefined;
  readonly #context: PodContext;
  readonly #owner: ContainerOwner;
  #health: ContainerHealth | undefined;
  #runs = 0;
  #crash: { delayMs: number; sinceMs: number } | undefined;
  readonly #puller: ImagePuller;
  #cancel: Cancel = () => {};
  #stopped = false;
  /** It is to be started again although it would not be by its policy: its definition has changed. */
  #restartsAnyhow = false;

  constructor(
    context: PodContext,
    spec: IContainer,
    role: ContainerRole,
    owner: ContainerOwner,
    waitsForInit: boolean,
  ) {
    this.#context = context;
    this.spec = spec;
    this.allocated = spec.resources ?? {};
    this.actual = this.allocated;
    this.role = role;
    this.#owner = owner;
    this.state = { kind: "waiting", reason: waitsForInit ? "PodInitializing" : "ContainerCreating" };
    this.#puller = new ImagePuller(context, {
      record: (type, reason, message) => this.#record(type, reason, message),
      recordPod: (type, reason, message) => this.#context.record(type, reason, message),
      wait: (reason, message) => this.#wait(reason, message),
      ready: (image) => {
        this.image = image;
        this.#after("create", () => this.#create(image));
      },
    });
  }

  get isInit(): boolean {
    return this.role === "init";
  }

  /** An init container that stays beside the others. */
  get isSidecar(): boolean {
    return isSidecar(this.role, this.spec);
  }

  /** Has it ended for good? */
  get isDone(): boolean {
    return this.state.kind === "terminated" && (this.#stopped || !this.#willRestart(this.state.exitCode));
  }

  /** Has its first process been started and not yet ended? */
  get isRunning(): boolean {
    return this.instance !== undefined && !this.instance.hasEnded;
  }

  /** What it was at when its node was switched off. */
  recall(status: IContainerStatus | undefined): void {
    const state = status && stateOf(status);
    if (!state) return;
    this.restarts = status.restartCount;
    this.#runs = status.restartCount + 1;
    this.last = lastOf(status);
    this.state = state.kind === "running" ? lostRun(status, this.#context.queue.now()) : state;
  }

  begin(): void {
    this.hasBegun = true;
    this.#after("check", () => this.#checkImage());
  }

  /** Goes on where its status says that it was; what had not begun begins. */
  resume(status: IContainerStatus | undefined): void {
    this.hasBegun = true;
    const state = status && stateOf(status);
    if (!status || !state) return this.begin();
    this.restarts = status.restartCount;
    this.#runs = status.restartCount + 1;
    this.last = lastOf(status);
    this.state = state;
    if (state.kind === "running") return this.#goOn(state.startedMs, status.ready);
    if (state.kind === "terminated") {
      if (this.isInit && state.exitCode === 0) this.ready = !this.isSidecar;
      if (this.isDone) return;
    }
    this.#crash = { delayMs: backoffAfter(this.restarts), sinceMs: this.#context.queue.now() };
    this.#after("notice-exit", () => this.#restart());
  }

  /** The process that runs, as far as anybody can tell: the same one. */
  #goOn(startedMs: number, ready: boolean): void {
    const image = this.#puller.known(this.spec);
    const env = image && containerEnvironment(this.#context, this.spec, image);
    if (!image || !env || env instanceof ContainerConfigError) return this.begin();
    this.image = image;
    const { restarts: attempt } = this;
    const instance = new ContainerInstance(this.#context, this.spec, image, env, { attempt, startedMs });
    this.instance = instance;
    try {
      instance.start((exitCode) => this.#context.queue.schedule(0, () => this.#exited(instance, exitCode)));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      return this.#startFailed(instance, error.message);
    }
    this.#running(instance);
    this.ready = ready;
  }

  /** Ends it on request, for good. */
  stop(request: StopRequest): void {
    this.#stopped = true;
    this.#cancel();
    this.#puller.cancel();
    this.#health?.stop();
    this.#end(request);
  }

  /** It has been asked to stop already, and now has less time. */
  hasten(graceSeconds: number): void {
    if (this.isRunning) this.instance!.stop(Math.max(MIN_GRACE_SECONDS, graceSeconds));
  }

  /** Ends it at once: its pod is gone. */
  kill(): void {
    this.#stopped = true;
    this.#cancel();
    this.#puller.cancel();
    this.#health?.stop();
    this.instance?.kill(137);
  }

  /** Its part of the pod's specification has changed: another image means another run. */
  redefine(spec: IContainer): void {
    const isOther = spec.image !== this.spec.image;
    this.spec = { ...spec, resources: this.allocated };
    if (!isOther || this.#stopped) return;
    if (this.isRunning) {
      return this.restartNow(`Container ${spec.name} definition changed, will be restarted`);
    }
    if (this.state.kind !== "waiting" || this.#runs > 0) return;
    this.#puller.cancel();
    this.#cancel();
    this.begin();
  }

  /** The running instance gets what is allocated now. */
  applyResources(): void {
    this.actual = this.allocated;
    this.spec = { ...this.spec, resources: this.allocated };
    if (this.instance) this.instance.limits = this.allocated.limits ?? {};
  }

  /** Ends a running container and starts it again, whatever its policy. */
  restartNow(message: string): void {
    this.#restartsAnyhow = true;
    this.#health?.stop();
    this.#end({ graceSeconds: this.#graceSeconds(), message });
  }

  #end({ graceSeconds, message, whenTurn = (go) => go() }: StopRequest): void {
    const instance = this.instance;
    if (!instance || instance.hasEnded) return;
    this.#record("Normal", "Killing", message);
    preStop(
      { context: this.#context, container: this.spec, instance, graceSeconds },
      () => this.#record("Warning", "FailedPreStopHook", "PreStopHook failed"),
      (leftSeconds) => {
        const sinceMs = this.#context.queue.now();
        whenTurn(() => {
          const waited = (this.#context.queue.now() - sinceMs) / 1000;
          instance.stop(Math.max(MIN_GRACE_SECONDS, leftSeconds - waited));
        });
      },
    );
  }

  #graceSeconds(): number {
    return this.#context.pod.spec?.terminationGracePeriodSeconds ?? 30;
  }

  #after(stage: StageName, work: () => void): void {
    this.#cancel = this.#context.queue.schedule(
      delayOf(stage, this.#context.random, this.image?.profile),
      work,
    );
  }

  #wait(reason: string, message?: string): void {
    this.state = { kind: "waiting", reason, ...(message ? { message } : {}) };
    this.#context.changed();
  }

  /** Has the image fetched, and goes on when it is there. */
  #checkImage(): void {
    this.#puller.ensure(this.spec);
  }

  #create(image: Image): void {
    const env = containerEnvironment(this.#context, this.spec, image);
    if (env instanceof ContainerConfigError) {
      this.#record("Warning", "Failed", `Error: ${env.message}`);
      this.#wait(env.reason, env.message);
      return this.#after("recreate", () => this.#checkImage());
    }
    this.#record("Normal", "Created", "Container created");
    this.#after("start", () => this.#start(image, env));
  }

  #start(image: Image, env: Record<string, string>): void {
    if (this.#runs > 0) this.restarts++;
    if (this.state.kind === "terminated") this.last = this.state;
    if (this.instance) this.previous = this.instance;
    this.applyResources();
    const instance = new ContainerInstance(this.#context, this.spec, image, env, { attempt: this.#runs++ });
    this.instance = instance;
    this.ready = false;
    this.started = false;
    try {
      // A process may end at once: its exit is looked at when this turn is over.
      instance.start((exitCode) => this.#context.queue.schedule(0, () => this.#exited(instance, exitCode)));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      return this.#startFailed(instance, error.message);
    }
    this.#record("Normal", "Started", "Container started");
    const { postStart } = this.spec.lifecycle ?? {};
    if (!postStart) return this.#running(instance);
    runHook(this.#context, this.spec, instance, postStart, (failure) => {
      if (instance !== this.instance || this.#stopped) return;
      if (failure === undefined) return instance.hasEnded ? undefined : this.#running(instance);
      this.#record("Warning", "FailedPostStartHook", "PostStartHook failed");
      this.#wait("PostStartHookError", failure);
      this.#end({ graceSeconds: this.#graceSeconds(), message: "FailedPostStartHook" });
    });
  }

  #running(instance: ContainerInstance): void {
    this.state = { kind: "running", startedMs: instance.startedMs };
    // Nobody probes a container for debugging, and it counts for nothing.
    if (this.role !== "ephemeral") this.#health = this.#watchHealth(instance).start();
    this.#context.changed();
    this.#owner.onStarted(this);
  }

  #watchHealth(instance: ContainerInstance): ContainerHealth {
    return new ContainerHealth(this.#context, this.spec, instance, {
      onStarted: () => {
        this.started = true;
        this.#context.changed();
        if (this.spec.startupProbe) this.#owner.onStarted(this);
      },
      onReady: (ready) => {
        this.ready = ready;
        this.#context.changed();
      },
      onUnhealthy: (probe) => {
        const message = `Container ${this.spec.name} failed ${probe} probe`;
        const own = probe === "startup" ? this.spec.startupProbe : this.spec.livenessProbe;
        const graceSeconds = own?.terminationGracePeriodSeconds ?? this.#graceSeconds();
        const again = this.#willRestart(SIGKILLED) ? ", will be restarted" : "";
        this.#end({ graceSeconds, message: message + again });
      },
      record: (type, reason, message) => this.#record(type, reason, message),
    });
  }

  /** Its program is not there: it waits with that reason, or has ended if it is not to be restarted. */
  #startFailed(instance: ContainerInstance, reason: string): void {
    const end = startFailure(instance.id, reason, this.#context.queue.now());
    this.#record("Warning", "Failed", `Error: ${end.message}`);
    this.#ended(end);
  }

  #exited(instance: ContainerInstance, exitCode: number): void {
    if (instance !== this.instance) return;
    this.#health?.stop();
    this.ready = false;
    this.started = false;
    const message = instance.terminationMessage(exitCode);
    this.#ended({
      kind: "terminated",
      exitCode,
      reason: instance.outOfMemory ? "OOMKilled" : exitCode === 0 ? "Completed" : "Error",
      ...(message ? { message } : {}),
      startedMs: instance.startedMs,
      finishedMs: this.#context.queue.now(),
      id: instance.id,
    });
  }

  #ended(end: TerminatedState): void {
    const restarts = !this.#stopped && (this.#restartsAnyhow || this.#willRestart(end.exitCode));
    if (restarts && end.reason === "StartError") {
      this.last = end;
      this.state = { kind: "waiting", reason: "RunContainerError", message: end.message ?? "" };
    } else this.state = end;
    if (this.isInit && end.exitCode === 0) this.ready = !this.isSidecar;
    this.#context.changed();
    this.#owner.onExit(this);
    if (!restarts) return;
    if (this.#restartsAnyhow) this.#crash = undefined;
    this.#restartsAnyhow = false;
    this.#after("notice-exit", () => this.#restart());
  }

  /** At once the first time; then only when the back-off is over. */
  #restart(): void {
    const now = this.#context.queue.now();
    if (this.state.kind === "terminated") this.last = this.state;
    const finishedMs = this.last?.finishedMs ?? now;
    if (this.#crash && now - this.#crash.sinceMs > BACKOFF.forgetMs) this.#crash = undefined;
    const waitMs = this.#crash ? finishedMs + this.#crash.delayMs - now : 0;
    if (waitMs <= 0) {
      this.#crash = { delayMs: nextBackoff(this.#crash?.delayMs), sinceMs: now };
      return this.#checkImage();
    }
    const { name, namespace, uid } = this.#context.pod.metadata;
    const pod = `${name}_${namespace}(${uid})`;
    this.#record(
      "Warning",
      "BackOff",
      `Back-off restarting failed container ${this.spec.name} in pod ${pod}`,
    );
    const delay = goDuration(this.#crash!.delayMs);
    const message = `back-off ${delay} restarting failed container=${this.spec.name} pod=${pod}`;
    const isKnown = this.state.kind === "waiting" && this.state.reason === "CrashLoopBackOff";
    if (!isKnown) this.#wait("CrashLoopBackOff", message);
    const lookMs = Math.min(waitMs, this.#context.random.between(...BACKOFF_NEWS_MS));
    this.#cancel = this.#context.queue.schedule(lookMs, () => this.#restart());
  }

  #willRestart(exitCode: number): boolean {
    return willRestart(this.role, this.spec, this.#context.pod.spec?.restartPolicy, exitCode);
  }

  #record(type: "Normal" | "Warning", reason: string, message: string): void {
    this.#context.record(type, reason, message, this.spec, this.role);
  }
}

/** 128 and SIGKILL: what a container that failed its probe ends with, at worst. */
const SIGKILLED = 137;
