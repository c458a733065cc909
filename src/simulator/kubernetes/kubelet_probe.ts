/** Startup, readiness and liveness probes. Source: pkg/kubelet/prober. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IProbe } from "kubernetes-models/v1/Probe";
import type { Cancel } from "../clock/event_queue.ts";
import { type ContainerInstance, StartError } from "./kubelet_instance.ts";
import type { PodContext } from "./kubelet_pod_context.ts";
import type { RunningProcess } from "./kubelet_process.ts";
import { goDuration } from "./pod_stages.ts";

export interface ProbeResults {
  onResult(success: boolean): void;
  onFailure(output: string): void;
}

/** Probes an instance until `stop`; `onResult` is called when the thresholds are passed, and then on each change. */
export class Prober {
  readonly #context: PodContext;
  readonly #container: IContainer;
  readonly #instance: ContainerInstance;
  readonly #probe: IProbe;
  readonly #results: ProbeResults;
  #cancel: Cancel;
  #row = 0;
  #last: boolean | undefined;
  #reported: boolean | undefined;

  constructor(
    context: PodContext,
    container: IContainer,
    instance: ContainerInstance,
    probe: IProbe,
    results: ProbeResults,
  ) {
    this.#context = context;
    this.#container = container;
    this.#instance = instance;
    this.#probe = probe;
    this.#results = results;
    this.#cancel = context.queue.schedule((probe.initialDelaySeconds ?? 0) * 1000 + 100, () => this.#turn());
  }

  stop(): void {
    this.#cancel();
  }

  #turn(): void {
    if (this.#instance.hasEnded) return;
    this.#cancel = this.#context.queue.schedule((this.#probe.periodSeconds ?? 10) * 1000, () => this.#turn());
    this.#ask((success, output) => {
      if (this.#instance.hasEnded) return;
      if (!success) this.#results.onFailure(output);
      this.#row = success === this.#last ? this.#row + 1 : 1;
      this.#last = success;
      const threshold = success ? this.#probe.successThreshold ?? 1 : this.#probe.failureThreshold ?? 3;
      if (this.#row < threshold || (this.#reported === success && success)) return;
      this.#reported = success;
      this.#results.onResult(success);
    });
  }

  #ask(done: (success: boolean, output: string) => void): void {
    const { httpGet, tcpSocket, exec, grpc } = this.#probe;
    if (exec) return this.#exec(exec.command ?? [], done);
    if (grpc) return done(false, this.#noGrpc(grpc.port));
    const target = httpGet?.port ?? tcpSocket?.port;
    if (target === undefined) return done(true, "");
    const port = this.#portNumber(target);
    const address = this.#context.podIp ?? "";
    const handler = this.#context.network.listenerAt(address, port);
    const refused = `dial tcp ${address}:${port}: connect: connection refused`;
    if (tcpSocket) return done(handler !== undefined, handler ? "" : refused);
    const path = httpGet!.path ?? "/";
    const url = `${(httpGet!.scheme ?? "HTTP").toLowerCase()}://${address}:${port}${path}`;
    if (!handler) return done(false, `Get ${JSON.stringify(url)}: ${refused}`);
    const own = (httpGet!.httpHeaders ?? []).map(({ name, value }) => [name, value]);
    const headers: Record<string, string> = {
      Host: `${address}:${port}`,
      "User-Agent": "kube-probe/1.36",
      Accept: "*/*",
      ...Object.fromEntries(own),
    };
    const { status } = handler({ method: "GET", path, headers, body: "", from: this.#context.node.address });
    done(status >= 200 && status < 400, `HTTP probe failed with statuscode: ${status}`);
  }

  /** None of the images speaks gRPC: whatever listens there does not answer in time. */
  #noGrpc(port: number): string {
    const timeout = goDuration((this.#probe.timeoutSeconds ?? 1) * 1000);
    const address = `${this.#context.podIp ?? ""}:${port}`;
    return `timeout: failed to connect service ${
      JSON.stringify(address)
    } within ${timeout}: context deadline exceeded`;
  }

  #exec(command: readonly string[], done: (success: boolean, output: string) => void): void {
    let output = "";
    const collect = (text: string) => void (output += text);
    const timeoutMs = (this.#probe.timeoutSeconds ?? 1) * 1000;
    let timedOut = false;
    let process: RunningProcess | undefined;
    const cancel = this.#context.queue.schedule(timeoutMs, () => {
      timedOut = true;
      process?.kill(137);
    });
    const onExit = (exitCode: number) => {
      cancel();
      const late = `command timed out: ${JSON.stringify(command.join(" "))} timed out after ${
        timeoutMs / 1000
      }s`;
      done(exitCode === 0 && !timedOut, timedOut ? late : output);
    };
    try {
      process = this.#instance.spawn(command, { out: collect, err: collect, tty: false, onExit });
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      cancel();
      done(false, `error executing probe: ${error.message}`);
    }
  }

  #portNumber(port: number | string): number {
    if (typeof port === "number") return port;
    return this.#container.ports?.find(({ name }) => name === port)?.containerPort ?? (Number(port) || 0);
  }
}
