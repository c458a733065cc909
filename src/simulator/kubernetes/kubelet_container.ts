/** One container of a pod through its runs: image, start, probes, end, restart. Source: pkg/kubelet/kuberuntime. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { Cancel } from "../clock/event_queue.ts";
import type { Image } from "../images/image_profile.ts";
import { resolveImage } from "../images/mod.ts";
import { ContainerConfigError, environmentOf } from "./kubelet_environment.ts";
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
  #pullDelayMs: number | undefined;
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
    this.#stopProbers();
    if (!this.instance || this.instance.hasEnded) return;
    this.#record("Normal", "Killing", message);
    this.#preStop(() => this.instance?.stop(graceSeconds));
  }

  /** Ends it at once: its pod is gone. */
  kill(): void {
    this.#stopped = true;
    this.#cancel();
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

  #checkImage(): void {
    const name = this.spec.image ?? "";
    const resolved = resolveImage(name);
    if ("invalid" in resolved) {
      this.#record("Warning", "InspectFailed", resolved.invalid);
      this.#record("Warning", "Failed", "Error: InvalidImageName");
      this.#wait("InvalidImageName", resolved.invalid);
      return;
    }
    const policy = this.spec.imagePullPolicy ?? "IfNotPresent";
    const present = "image" in resolved && this.#context.images.has(resolved.image.reference);
    if (policy !== "Always" && present) {
      this.#record(
        "Normal",
        "Pulled",
        `Container image "${name}" already present on machine and can be accessed by the pod`,
      );
      return this.#afterPull(resolved.image);
    }
    if (policy === "Never") {
      this.#record(
        "Warning",
        "ErrImageNeverPull",
        `Container image "${name}" is not present with pull policy of Never`,
      );
      this.#record("Warning", "Failed", "Error: ErrImageNeverPull");
      this.#wait("ErrImageNeverPull", `Container image "${name}" is not present with pull policy of Never`);
      return this.#after("recreate", () => this.#checkImage());
    }
    this.#record("Normal", "Pulling", `Pulling image "${name}"`);
    const profile = "image" in resolved ? resolved.image.profile : undefined;
    const fullMs = delayOf("pull", this.#context.random, profile);
    // Layers that are there already need only be looked up.
    const tookMs = present ? Math.min(fullMs, this.#context.random.between(500, 900)) : fullMs;
    this.#cancel = this.#context.queue.schedule(tookMs, () => {
      if ("failure" in resolved) this.#pullFailed(resolved.failure);
      else {
        const took = goDuration(tookMs);
        const size = resolved.image.profile.sizeBytes;
        this.#record(
          "Normal",
          "Pulled",
          `Successfully pulled image "${name}" in ${took} (${took} including waiting). Image size: ${size} bytes.`,
        );
        this.#afterPull(resolved.image);
      }
    });
  }

  #pullFailed(failure: string): void {
    const name = this.spec.image ?? "";
    this.#record("Warning", "Failed", `Failed to pull image "${name}": ${failure}`);
    this.#record("Warning", "Failed", "Error: ErrImagePull");
    this.#wait("ErrImagePull", failure);
    this.#pullDelayMs = nextBackoff(this.#pullDelayMs);
    const failedMs = this.#context.queue.now();
    this.#after("give-up-pull", () => {
      this.#record("Normal", "BackOff", `Back-off pulling image "${name}"`);
      this.#record("Warning", "Failed", "Error: ImagePullBackOff");
      this.#wait("ImagePullBackOff", `Back-off pulling image "${name}": ErrImagePull: ${failure}`);
      const wait = failedMs + this.#pullDelayMs! - this.#context.queue.now();
      this.#cancel = this.#context.queue.schedule(wait, () => this.#checkImage());
    });
  }

  #afterPull(image: Image): void {
    this.#pullDelayMs = undefined;
    this.image = image;
    const { images } = this.#context;
    images.set(image.reference, { imageId: image.imageId, sizeBytes: image.profile.sizeBytes });
    this.#after("create", () => this.#create(image));
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

  #startFailed(instance: ContainerInstance, reason: string): void {
    const message =
      "failed to create containerd task: failed to create shim task: OCI runtime create failed: " +
      `runc create failed: unable to start container process: error during container init: ${reason}`;
    this.#record("Warning", "Failed", `Error: ${message}`);
    instance.log.end();
    this.state = {
      kind: "terminated",
      exitCode: 128,
      reason: "StartError",
      message,
      startedMs: 0,
      finishedMs: this.#context.queue.now(),
      id: instance.id,
    };
    this.#afterExit();
  }

  #exited(instance: ContainerInstance, exitCode: number): void {
    if (instance !== this.instance) return;
    this.#stopProbers();
    this.ready = false;
    this.started = false;
    this.state = {
      kind: "terminated",
      exitCode,
      reason: exitCode === 0 ? "Completed" : "Error",
      startedMs: instance.startedMs,
      finishedMs: this.#context.queue.now(),
      id: instance.id,
    };
    this.#afterExit();
  }

  #afterExit(): void {
    if (this.isInit && this.state.kind === "terminated" && this.state.exitCode === 0) {
      this.ready = !this.isSidecar;
    }
    this.#context.changed();
    this.#owner.onExit(this);
    if (this.#stopped || this.state.kind !== "terminated" || !this.#willRestart(this.state.exitCode)) return;
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

  #preStop(then: () => void): void {
    const { exec, sleep } = this.spec.lifecycle?.preStop ?? {};
    if (sleep) this.#context.queue.schedule(sleep.seconds * 1000, then);
    else if (exec?.command) {
      try {
        this.instance!.spawn(exec.command, { out: () => {}, err: () => {}, tty: false, onExit: then });
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
        this.#record("Warning", "FailedPreStopHook", `PreStopHook failed: ${error.message}`);
        then();
      }
    } else then();
  }

  #record(type: "Normal" | "Warning", reason: string, message: string): void {
    this.#context.record(type, reason, message, this.spec, this.isInit);
  }
}
