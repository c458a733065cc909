/** One port-forward for as long as it is wanted: when its pod goes, the next ready one takes its place. */
import { watchObject } from "../../cluster/object_watch.ts";
import { forwardPort } from "../../cluster/port_forward.ts";
import { PODS } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command, WorkEffect } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { isReady, type PodSearch, podSearch, portNumber, readyPod } from "./forward_pods.ts";
import type { Forwards } from "./forwards.ts";

export interface ForwardWish {
  readonly target: Target;
  readonly address: string;
  readonly localPort: number;
  /** A number, or a name in the pods. */
  readonly port: string;
}

export function runForward(wish: ForwardWish, context: PaneContext): WorkEffect {
  return {
    type: "work",
    name: "port-forward",
    endless: true,
    run: (port, tell, signal) => new RunningForward(wish, context, port, tell).run(signal),
  };
}

class RunningForward {
  /** Resolves once there is a pod; replaced when that goes. */
  #pod = Promise.withResolvers<KubeObject>();
  readonly #stopped = new AbortController();
  #entry: ReturnType<Forwards["add"]> | undefined;

  constructor(
    readonly wish: ForwardWish,
    readonly context: PaneContext,
    readonly port: ClusterPort,
    readonly tell: (commands: readonly Command[]) => void,
  ) {}

  async run(ended: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([ended, this.#stopped.signal]);
    const search = await podSearch(this.port.client, this.wish.target, signal);
    const forward = this.#listen(signal);
    try {
      await this.#follow(search, signal);
    } finally {
      this.#stopped.abort();
      this.#entry?.remove();
      this.#pod.promise.catch(() => {});
      this.#pod.reject(new Error("the port-forward was stopped"));
      await forward.done;
    }
  }

  #listen(signal: AbortSignal) {
    const { target, address, localPort, port } = this.wish;
    const forward = forwardPort(this.port.client, {
      namespace: target.namespace,
      hostname: address,
      localPort,
      signal,
      timing: this.port.timing,
      place: async () => {
        const pod = await this.#pod.promise;
        return { pod: pod.metadata.name!, port: portNumber(pod, port) };
      },
      onTraffic: (bytes) =>
        this.#entry?.change((now) => ({ bytes: now.bytes + bytes, connections: forward.connections })),
      onError: ({ message }) => this.#entry?.change(() => ({ lastError: message })),
    });
    this.#entry = this.context.forwards.add({
      target,
      context: this.port.context.name,
      address,
      localPort: forward.localPort,
      port,
      pod: undefined,
      state: "Starting",
      connections: 0,
      bytes: 0,
      since: this.port.timing.now(),
      lastError: "",
    }, () => this.#stopped.abort());
    return forward;
  }

  /** Finds a pod, stays with it while it is ready, finds the next. */
  async #follow(search: PodSearch, signal: AbortSignal): Promise<void> {
    let before: string | undefined;
    for (let failures = 0; !signal.aborted;) {
      const pod = await this.#find(search, before, signal);
      if (signal.aborted) return;
      if (!pod) {
        if (failures === 0) this.#wait(search, before);
        await this.port.timing.sleep(Math.min(longestWaitMs, firstWaitMs * 2 ** failures++), signal);
        continue;
      }
      failures = 0;
      this.#take(pod, before);
      before = pod.metadata.name;
      await this.#untilGone(pod, signal);
      this.#pod = Promise.withResolvers();
    }
  }

  async #find(
    search: PodSearch,
    before: string | undefined,
    signal: AbortSignal,
  ): Promise<KubeObject | undefined> {
    try {
      return await readyPod(
        this.port.client,
        this.wish.target.namespace,
        search,
        before ?? this.#asked,
        signal,
      );
    } catch (error) {
      if (!signal.aborted) {
        this.#entry?.change(() => ({ lastError: String((error as Error).message ?? error) }));
      }
      return undefined;
    }
  }

  /** A pod that was named is taken first. */
  get #asked(): string | undefined {
    const { resource, name } = this.wish.target;
    return resource.name === PODS.name && resource.group === "" ? name : undefined;
  }

  #wait({ title }: PodSearch, before: string | undefined): void {
    const lastError = before === undefined ? `${title} has no ready pod` : `gone: pod ${before}`;
    this.#entry?.change(() => ({ state: "Waiting", pod: undefined, lastError }));
    this.#say(`${lastError}; waiting for the next`, "warn");
  }

  #take(pod: KubeObject, before: string | undefined): void {
    const name = pod.metadata.name!;
    this.#entry?.change(() => ({
      state: "Active",
      pod: name,
      ...(before === undefined ? {} : { lastError: "" }),
    }));
    this.#pod.resolve(pod);
    if (name !== before) {
      this.#say(before === undefined ? `leads to pod ${name}` : `now leads to pod ${name}`, "ok");
    }
  }

  /** The watch ends when the pod is gone, going, or not ready any more. */
  async #untilGone(pod: KubeObject, signal: AbortSignal): Promise<void> {
    const gone = new AbortController();
    await watchObject({
      client: this.port.client,
      timing: this.port.timing,
      resource: PODS,
      namespace: this.wish.target.namespace,
      name: pod.metadata.name!,
      signal: AbortSignal.any([signal, gone.signal]),
      onChange: ({ object, state }) => {
        if (state.kind === "live" && (!object || !isReady(object))) gone.abort();
      },
    }).done;
  }

  #say(text: string, role: "ok" | "warn"): void {
    const { address, localPort } = this.wish;
    this.tell([{ type: "notify", text: `Port-forward ${address}:${localPort} ${text}`, role }]);
  }
}

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;
