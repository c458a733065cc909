/** What the API server asks the kubelets for: logs, exec, attach, port-forward. */
import { answerBytes, RequestReader } from "../http_wire.ts";
import type { Kubelets } from "./kubelet.ts";
import type { PodContainer } from "./container.ts";
import type { PodWorker } from "./pod.ts";
import { type ContainerInstance, StartError } from "./instance.ts";
import { type ContainerLog, lineText, logText } from "../../host/container_log.ts";
import { attachTo, execIn } from "./streams.ts";
import type { Clock } from "../../clock/clock.ts";
import type { Cancel } from "../../clock/event_queue.ts";
import { bytesOf } from "../../host/byte_text.ts";
import { digest } from "../../host/digest.ts";
import type { FetchOutcome, HttpTarget } from "../../host/process.ts";
import type {
  AttachOptions,
  ExecOptions,
  LogOptions,
  NodeProxy,
  PortConnection,
  ProcessEnd,
  ProcessStreams,
} from "./node_proxy.ts";
import type { StoredObject } from "../registry.ts";
import type { ContainerUsage } from "./resource_usage.ts";
import type { ServiceNetwork } from "../network/service_network.ts";
import { StatusError } from "../status_error.ts";

/** Bytes a follower may lag behind; then lines are dropped, as a rotated log would drop them. */
const MAX_BEHIND = 1 << 20;

export class KubeletProxy implements NodeProxy {
  readonly #kubelets: Kubelets;
  readonly #network: ServiceNetwork;
  readonly #clock: Clock;

  constructor(kubelets: Kubelets, network: ServiceNetwork, clock: Clock) {
    this.#kubelets = kubelets;
    this.#network = network;
    this.#clock = clock;
  }

  log(pod: StoredObject, options: LogOptions): ReadableStream<Uint8Array> {
    const container = this.#worker(pod, "containerLogs", options.container)?.container(options.container);
    const log = this.#logOf(pod, container, options);
    const { timestamps, tailLines, limitBytes } = options;
    const sinceMs = options.sinceTime !== undefined
      ? Date.parse(options.sinceTime)
      : options.sinceSeconds !== undefined
      ? this.#clock.now() - options.sinceSeconds * 1000
      : undefined;
    const text = logText(log.lines, {
      timestamps,
      ...(sinceMs !== undefined ? { sinceMs } : {}),
      ...(tailLines !== undefined ? { tailLines } : {}),
      ...(limitBytes !== undefined ? { limitBytes } : {}),
    });
    return logStream(text, options.follow && !log.hasEnded ? log : undefined, timestamps);
  }

  exec(pod: StoredObject, options: ExecOptions, streams: ProcessStreams): Promise<ProcessEnd> {
    return Promise.resolve().then(() => this.#exec(pod, options, streams));
  }

  #exec(pod: StoredObject, options: ExecOptions, streams: ProcessStreams): Promise<ProcessEnd> {
    const instance = this.#running(pod, options.container);
    try {
      return execIn(instance, this.#kubelets.worker(pod.metadata.uid)!.kernel, options, streams);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      const id = digest(`${instance.id}/${options.command.join("\0")}/${this.#clock.now()}`);
      throw internalError(
        `error executing command in container: failed to exec in container: failed to start exec "${id}": ` +
          `OCI runtime exec failed: exec failed: unable to start container process: ${error.message}`,
      );
    }
  }

  attach(pod: StoredObject, options: AttachOptions, streams: ProcessStreams): Promise<ProcessEnd> {
    return Promise.resolve().then(() => attachTo(this.#running(pod, options.container), streams));
  }

  portForward(pod: StoredObject, port: number): Promise<PortConnection> {
    return Promise.resolve().then(() => this.#portForward(pod, port));
  }

  onGone(pod: StoredObject, listener: () => void): Cancel {
    const address = this.#kubelets.worker(pod.metadata.uid)?.podIp;
    return address === undefined ? () => {} : this.#network.onDetach(address, listener);
  }

  fetch(target: HttpTarget): FetchOutcome {
    return this.#network.fetch({ address: this.#network.controlPlane }, target);
  }

  usageOf(pod: StoredObject): ContainerUsage[] {
    return this.#kubelets.usageOf(pod);
  }

  #portForward(pod: StoredObject, port: number): PortConnection {
    const address = this.#worker(pod, "portForward")?.podIp;
    if (!address || !this.#network.listenerAt(address, port)) {
      const uid = pod.metadata.uid;
      throw new Error(
        `error forwarding port ${port} to pod ${uid}, uid : failed to execute portforward in network namespace: ` +
          `failed to connect to localhost:${port} inside namespace "${uid}", IPv4: dial tcp4 127.0.0.1:${port}: ` +
          "connect: connection refused",
      );
    }
    return this.#connection(address, port);
  }

  #connection(address: string, port: number): PortConnection {
    const reader = new RequestReader();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
      transform: async (chunk, controller) => {
        for (const request of reader.feed(chunk)) {
          const handler = this.#network.listenerAt(address, port);
          if (!handler) return controller.terminate();
          const answer = await handler({ ...request, from: "127.0.0.1" });
          controller.enqueue(answerBytes(answer, request.method));
          if (request.headers["Connection"]?.toLowerCase() === "close") controller.terminate();
        }
      },
    });
    return { readable, writable };
  }

  #running(pod: StoredObject, name: string): ContainerInstance {
    const instance = this.#worker(pod, "exec", name)?.container(name)?.instance;
    if (!instance || instance.hasEnded) {
      throw internalError(`unable to upgrade connection: container not found ("${name}")`);
    }
    return instance;
  }

  /** Undefined before its node has taken notice. @throws {StatusError} nobody answers on that node. */
  #worker(pod: StoredObject, call: string, container?: string): PodWorker | undefined {
    const { uid, namespace, name } = pod.metadata;
    const { nodeName } = (pod.spec ?? {}) as { nodeName?: string };
    const worker = this.#kubelets.worker(uid);
    if (worker || !nodeName) return worker;
    const isOff = this.#kubelets.isStopped(nodeName);
    if (!isOff && this.#kubelets.hasNode(nodeName)) return undefined;
    const { hostIP = nodeName } = (pod.status ?? {}) as { hostIP?: string };
    const path = [call, namespace, name, ...(container === undefined ? [] : [container])].join("/");
    const problem = `"https://${hostIP}:10250/${path}": dial tcp ${hostIP}:10250: connect: ${
      isOff ? "no route to host" : "connection refused"
    }`;
    // A request that is passed on fails as it is; one that becomes a stream fails in the stream's translation.
    if (call === "containerLogs") throw new StatusError(500, "", `Get ${problem}`);
    throw internalError(`error sending request: Post ${problem}`);
  }

  #logOf(pod: StoredObject, container: PodContainer | undefined, options: LogOptions): ContainerLog {
    const subject = `container "${options.container}" in pod "${pod.metadata.name}"`;
    if (options.previous) {
      const ended = container?.previous ??
        (container?.state.kind === "waiting" ? container.instance : undefined);
      if (ended) return ended.log;
      throw badRequest(`previous terminated ${subject} not found`);
    }
    if (container?.instance) return container.instance.log;
    const reason = container?.state.kind === "waiting" ? container.state.reason : "ContainerCreating";
    const word = reason === "ErrImagePull" || reason === "ImagePullBackOff"
      ? "trying and failing to pull image"
      : reason === "InvalidImageName"
      ? "image can't be pulled"
      : reason;
    throw badRequest(`${subject} is waiting to start: ${word}`);
  }
}

function logStream(
  text: string,
  followed: ContainerLog | undefined,
  timestamps: boolean,
): ReadableStream<Uint8Array> {
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (text !== "") controller.enqueue(bytesOf(text));
      if (!followed) return controller.close();
      stop = followed.follow({
        line: (line, continues) => {
          if ((controller.desiredSize ?? 0) < -MAX_BEHIND) return;
          controller.enqueue(bytesOf(continues ? line.text : lineText(line, timestamps)));
        },
        end: () => controller.close(),
      });
    },
    cancel: () => stop(),
  }, { highWaterMark: MAX_BEHIND, size: (chunk) => chunk?.length ?? 0 });
}

function badRequest(message: string): StatusError {
  return new StatusError(400, "BadRequest", message);
}

function internalError(message: string): StatusError {
  return new StatusError(500, "InternalError", `Internal error occurred: ${message}`, {
    causes: [{ message }],
  });
}
