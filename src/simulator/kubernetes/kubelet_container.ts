/** One container of a pod through its runs: image, start, probes, end, restart. Source: pkg/kubelet/kuberuntime. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { Cancel } from "../clock/event_queue.ts";
import type { Image } from "../images/image_profile.ts";
import { ContainerConfigError, environmentOf } from "./kubelet_environment.ts";
import { ImagePuller } from "./kubelet_image_pull.ts";
import { ContainerInstance, StartError } from "./kubelet_instance.ts";
import type { PodContext } from "./kubelet_pod_context.ts";
import { Prober } from "./kubelet_probe.ts";
import { BACKOFF, delayOf, goDuration, nextBackoff, type StageName } from "./pod_stages.ts";

export type ContainerState =
  | { kind: "waiting"; reason: string; message?: string }
  | { kind: "running"; startedMs: number }
  | TerminatedState;

export interface TerminatedState {
  kind: "terminated";
  exitCode: number;
  reason: string;
  message?: string;
  startedMs: number | undefined;
  finishedMs: number;
  id: string;
}

/** What the pod does when a container ends or has started. */
export interface ContainerOwner {
  onExit(container: PodContainer): void;
  onStarted(container: PodContainer): void;
}

/** As containerd reports a process that could not be started. */
const START_FAILED = 128;
/** What a container is left after its preStop hook, at least (minimumGracePeriodInSeconds). */
const MIN_GRACE_SECONDS = 2;

export class PodContainer {
  readonly spec: IContainer;
  readonly isInit: boolean;
  state: ContainerState;
  last: TerminatedState | undefined;
  restarts = 0;
  ready = false;
  started = false;
  image: Image | undefined;
  instance: ContainerInstance | undefined;
  previous: ContainerInstance | undefined;
  readonly #context: PodContext;
  readonly #owner: ContainerOwner;
  readonly #probers: Prober[] = [];
  #runs = 0;
  #crash: { delayMs: number; sinceMs: number } | undefined;
  readonly #puller: ImagePuller;
  #cancel: Cancel = () => {};
  #stopped = false;

  constructor(
    context: PodContext,
    spec: IContainer,
    isInit: boolean,
    owner: ContainerOwner,
    waitsForInit: boolean,
  ) {
    this.#context = context;
    this.spec = spec;
    this.isInit = isInit;
    this.#owner = owner;
    this.state = { kind: "waiting", reason: waitsForInit ? "PodInitializing" : "ContainerCreating" };
    this.#puller = new ImagePuller(context, {
      record: (type, reason, message) => this.#record(type, reason, message),
      wait: (reason, message) => this.#wait(reason, message),
      ready: (image) => {
        this.image = image;
        this.#after("create", () => this.#create(image));
      },
    });
  }

  /** An init container that stays beside the others. */
  get isSidecar(): boolean {
    return this.isInit && this.spec.restartPolicy === "Always";
  }

  /** Has it ended for good? */
  get isDone(): boolean {
    return this.state.kind === "terminated" && !this.#willRestart(this.state.exitCode);
  }

  begin(): void {
    this.#after("check", () => this.#checkImage());
  }

  /** Ends it on request: `reason` is the Killing event's message. */
  stop(graceSeconds: number, message: string): void {
    this.#stopped = true;
    this.#cancel();
    this.#puller.cancel();
    this.#stopProbers();
    if (!this.instance || this.instance.hasEnded) return;
    this.#record("Normal", "Killing", message);
    this.#preStop(graceSeconds, (left) => this.instance?.stop(left));
  }

  /** Ends it at once: its pod is gone. */
  kill(): void {
    this.#stopped = true;
    this.#cancel();
    this.#puller.cancel();
    this.#stopProbers();
    this.instance?.kill(137);
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
    let env: Record<string, string>;
    try {
      const { pod, podIp, node, sources } = this.#context;
      const located = { ...pod, status: { ...pod.status, podIP: podIp ?? "", hostIP: node.address } };
      env = environmentOf(located, this.spec, {
        ...image.profile.env,
        ...image.profile.envOfTag?.(image.tag),
      }, sources);
    } catch (error) {
      if (!(error instanceof ContainerConfigError)) throw error;
      this.#record("Warning", "Failed", `Error: ${error.message}`);
      this.#wait("CreateContainerConfigError", error.message);
      return this.#after("recreate", () => this.#checkImage());
    }
    this.#record("Normal", "Created", "Container created");
    this.#after("start", () => this.#start(image, env));
  }

  #start(image: Image, env: Record<string, string>): void {
    if (this.#runs > 0) this.restarts++;
    if (this.state.kind === "terminated") this.last = this.state;
    if (this.instance) this.previous = this.instance;
    const instance = new ContainerInstance(this.#context, this.spec, image, env, this.#runs++);
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
    this.state = { kind: "running", startedMs: this.#context.queue.now() };
    this.#record("Normal", "Started", "Container started");
    this.#startProbes(instance);
    this.#context.changed();
    this.#owner.onStarted(this);
  }

  /** Its program is not there: it waits with that reason, or has ended if it is not to be restarted. */
  #startFailed(instance: ContainerInstance, reason: string): void {
    const message =
      "failed to create containerd task: failed to create shim task: OCI runtime create failed: " +
      `runc create failed: unable to start container process: error during container init: ${reason}`;
    this.#record("Warning", "Failed", `Error: ${message}`);
    this.#ended({
      kind: "terminated",
      exitCode: START_FAILED,
      reason: "StartError",
      message,
      startedMs: 0,
      finishedMs: this.#context.queue.now(),
      id: instance.id,
    });
  }

  #exited(instance: ContainerInstance, exitCode: number): void {
    if (instance !== this.instance) return;
    this.#stopProbers();
    this.ready = false;
    this.started = false;
    this.#ended({
      kind: "terminated",
      exitCode,
      reason: exitCode === 0 ? "Completed" : "Error",
      startedMs: instance.startedMs,
      finishedMs: this.#context.queue.now(),
      id: instance.id,
    });
  }

  #ended(end: TerminatedState): void {
    const restarts = !this.#stopped && this.#willRestart(end.exitCode);
    if (restarts && end.reason === "StartError") {
      this.last = end;
      this.state = { kind: "waiting", reason: "RunContainerError", message: end.message ?? "" };
    } else this.state = end;
    if (this.isInit && end.exitCode === 0) this.ready = !this.isSidecar;
    this.#context.changed();
    this.#owner.onExit(this);
    if (restarts) this.#after("notice-exit", () => this.#restart());
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
    this.#wait(
      "CrashLoopBackOff",
      `back-off ${delay} restarting failed container=${this.spec.name} pod=${pod}`,
    );
    this.#cancel = this.#context.queue.schedule(waitMs, () => this.#restart());
  }

  #willRestart(exitCode: number): boolean {
    const policy = this.#context.pod.spec?.restartPolicy ?? "Always";
    if (this.isSidecar) return true;
    if (this.isInit) return exitCode !== 0 && policy !== "Never";
    return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
  }

  #startProbes(instance: ContainerInstance): void {
    const { startupProbe } = this.spec;
    if (!startupProbe) return this.#afterStartup(instance);
    this.#probers.push(
      new Prober(this.#context, this.spec, instance, startupProbe, {
        onFailure: (output) => this.#record("Warning", "Unhealthy", `Startup probe failed: ${output}`),
        onResult: (success) => {
          this.#stopProbers();
          if (success) this.#afterStartup(instance);
          else this.#unhealthy(instance, "startup");
        },
      }),
    );
  }

  #afterStartup(instance: ContainerInstance): void {
    this.started = true;
    const { readinessProbe, livenessProbe } = this.spec;
    if (readinessProbe) {
      this.#probers.push(
        new Prober(this.#context, this.spec, instance, readinessProbe, {
          onFailure: (output) => this.#record("Warning", "Unhealthy", `Readiness probe failed: ${output}`),
          onResult: (success) => {
            this.ready = success;
            this.#context.changed();
          },
        }),
      );
    } else this.ready = true;
    if (livenessProbe) {
      this.#probers.push(
        new Prober(this.#context, this.spec, instance, livenessProbe, {
          onFailure: (output) => this.#record("Warning", "Unhealthy", `Liveness probe failed: ${output}`),
          onResult: (success) => !success && this.#unhealthy(instance, "liveness"),
        }),
      );
    }
    this.#context.changed();
    if (this.spec.startupProbe) this.#owner.onStarted(this);
  }

  #unhealthy(instance: ContainerInstance, probe: "startup" | "liveness"): void {
    this.#stopProbers();
    this.#record("Normal", "Killing", `Container ${this.spec.name} failed ${probe} probe, will be restarted`);
    const grace = this.spec.livenessProbe?.terminationGracePeriodSeconds ??
      this.#context.pod.spec?.terminationGracePeriodSeconds ?? 30;
    instance.stop(grace);
  }

  #stopProbers(): void {
    for (const prober of this.#probers.splice(0)) prober.stop();
  }

  /** The hook's time is part of the grace; when that is over nobody waits for it. `then` gets the seconds left. */
  #preStop(graceSeconds: number, then: (leftSeconds: number) => void): void {
    const { exec, sleep } = this.spec.lifecycle?.preStop ?? {};
    if (!sleep && !exec?.command) return then(graceSeconds);
    const { queue } = this.#context;
    const sinceMs = queue.now();
    let isOver = false;
    const finish = () => {
      if (isOver) return;
      isOver = true;
      then(Math.max(MIN_GRACE_SECONDS, graceSeconds - (queue.now() - sinceMs) / 1000));
    };
    queue.schedule(Math.min(graceSeconds, sleep?.seconds ?? Infinity) * 1000, finish);
    if (sleep) return;
    try {
      this.instance!.spawn(exec!.command!, { out: () => {}, err: () => {}, tty: false, onExit: finish });
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      this.#record("Warning", "FailedPreStopHook", `PreStopHook failed: ${error.message}`);
      finish();
    }
  }

  #record(type: "Normal" | "Warning", reason: string, message: string): void {
    this.#context.record(type, reason, message, this.spec, this.isInit);
  }
}
