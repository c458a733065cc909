/** Startup, readiness and liveness probes. Source: pkg/kubelet/prober. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IHTTPGetAction } from "kubernetes-models/v1/HTTPGetAction";
import type { IProbe } from "kubernetes-models/v1/Probe";
import { digest } from "../../host/digest.ts";
import type { HttpAnswer } from "../../host/process.ts";
import type { Cancel } from "../../clock/event_queue.ts";
import { type ContainerInstance, StartError } from "./instance.ts";
import type { PodContext } from "./pod_context.ts";
import { nullStream, sinkStream } from "../../host/simple_streams.ts";
import type { Task } from "../../host/task.ts";
import { goDuration } from "./words.ts";
import { portNumber } from "./hooks.ts";

export interface ProbeResults {
  onResult(success: boolean): void;
  onFailure(output: string): void;
  /** It could not even be tried; counts as a failure. */
  onError(error: string): void;
  /** It succeeded with a reservation. */
  onWarning(output: string): void;
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
    if (this.#instance.hasEnded || this.#rests()) return;
    this.#cancel = this.#context.queue.schedule((this.#probe.periodSeconds ?? 10) * 1000, () => this.#turn());
    this.#ask((outcome) => {
      if (this.#instance.hasEnded) return;
      if (outcome.kind === "failure") this.#results.onFailure(outcome.output);
      if (outcome.kind === "error") this.#results.onError(outcome.output);
      if (outcome.kind === "warning") this.#results.onWarning(outcome.output);
      this.#count(outcome.kind === "success" || outcome.kind === "warning");
    });
  }

  /** After many successes in a row nothing new comes while history goes by. It goes on in its old rhythm. */
  #rests(): boolean {
    if (!this.#reported || !this.#last || this.#row < STEADY_TURNS) return false;
    const { queue, rest } = this.#context;
    const sinceMs = queue.now();
    const periodMs = (this.#probe.periodSeconds ?? 10) * 1000;
    const cancel = rest.begin(() => {
      const goneMs = (queue.now() - sinceMs) % periodMs;
      this.#cancel = queue.schedule(periodMs - goneMs, () => this.#turn());
    });
    if (cancel) this.#cancel = cancel;
    return cancel !== undefined;
  }

  #count(success: boolean): void {
    this.#row = success === this.#last ? this.#row + 1 : 1;
    this.#last = success;
    const threshold = success ? this.#probe.successThreshold ?? 1 : this.#probe.failureThreshold ?? 3;
    if (this.#row < threshold || (this.#reported === success && success)) return;
    this.#reported = success;
    this.#results.onResult(success);
  }

  #ask(done: (outcome: Outcome) => void): void {
    const { httpGet, tcpSocket, exec, grpc } = this.#probe;
    if (exec) return this.#exec(exec.command ?? [], done);
    if (grpc) return done(this.#askHealth(grpc.port, grpc.service ?? ""));
    if (httpGet) return this.#get(httpGet, done);
    if (!tcpSocket) return done(SUCCESS);
    const host = tcpSocket.host || (this.#context.podIp ?? "");
    const port = portNumber(this.#container, tcpSocket.port);
    done(
      this.#context.network.listenerAt(this.#addressOf(host), port) ? SUCCESS : failure(refused(host, port)),
    );
  }

  /** The kubelet asks from its node, whose loopback that is. */
  #addressOf(host: string): string {
    return host.startsWith("127.") || host === "localhost" ? this.#context.node.address : host;
  }

  #get(action: IHTTPGetAction, done: (outcome: Outcome) => void): void {
    const host = action.host || (this.#context.podIp ?? "");
    const port = portNumber(this.#container, action.port);
    const scheme = (action.scheme ?? "HTTP").toLowerCase();
    const path = action.path ?? "/";
    const handler = this.#context.network.listenerAt(this.#addressOf(host), port);
    const subject = `Get ${JSON.stringify(`${scheme}://${host}:${port}${path}`)}`;
    if (!handler) return done(failure(`${subject}: ${refused(host, port)}`));
    const own = (action.httpHeaders ?? []).map(({ name, value }) => [name, value]);
    const headers: Record<string, string> = {
      Host: `${host}:${port}`,
      "User-Agent": "kube-probe/1.36",
      Accept: "*/*",
      ...Object.fromEntries(own),
    };
    const ask = (path: string, hops: number) => {
      const request = { method: "GET", path, headers, body: "", from: this.#context.node.address };
      this.#inTime(handler(request), (answer) => {
        if (!answer) return done(failure(`${subject}: ${LATE}`));
        if (scheme === "https" && !answer.isSecure) {
          return done(failure(`${subject}: http: server gave HTTP response to HTTPS client`));
        }
        if (answer.status < 300 || answer.status >= 400) return done(judged(answer.status));
        const next = URL.parse(answer.headers["Location"] ?? "", `${scheme}://${host}:${port}${path}`);
        if (next && next.hostname === host && hops < MAX_REDIRECTS) {
          return ask(next.pathname + next.search, hops + 1);
        }
        done({ kind: "warning", output: `Probe terminated redirects, Response body: ${answer.body}` });
      });
    };
    ask(path, 0);
  }

  /** An answer that comes at once or later; undefined when it is too late. */
  #inTime(answer: HttpAnswer | Promise<HttpAnswer>, then: (answer: HttpAnswer | undefined) => void): void {
    if (!(answer instanceof Promise)) return then(answer);
    let isOver = false;
    const end = (it?: HttpAnswer) => {
      if (isOver) return;
      isOver = true;
      cancel();
      then(it);
    };
    const cancel = this.#context.queue.schedule((this.#probe.timeoutSeconds ?? 1) * 1000, () => end());
    answer.then(end, () => end());
  }

  /** grpc.health.v1.Health/Check. What does not speak gRPC does not answer in time. */
  #askHealth(port: number, service: string): Outcome {
    const host = this.#context.podIp ?? "";
    const address = JSON.stringify(`${host}:${port}`);
    const answer = this.#context.network.listenerAt(host, port)?.({
      method: "POST",
      path: "/grpc.health.v1.Health/Check",
      headers: { "Content-Type": "application/grpc" },
      body: service,
      from: this.#context.node.address,
    });
    if (answer === undefined || answer instanceof Promise || !isGrpc(answer)) {
      const timeout = goDuration((this.#probe.timeoutSeconds ?? 1) * 1000);
      return failure(
        `timeout: failed to connect service ${address} within ${timeout}: context deadline exceeded`,
      );
    }
    if (answer.body === "SERVING") return SUCCESS;
    return failure(`service unhealthy (responded with ${JSON.stringify(answer.body)})`);
  }

  #exec(command: readonly string[], done: (outcome: Outcome) => void): void {
    let output = "";
    const collect = (text: string) => void (output = (output + text).slice(0, MAX_OUTPUT));
    const timeoutMs = (this.#probe.timeoutSeconds ?? 1) * 1000;
    let timedOut = false;
    let task: Task | undefined;
    const cancel = this.#context.queue.schedule(timeoutMs, () => {
      timedOut = true;
      task?.signal("KILL", true);
    });
    const onExit = (exitCode: number) => {
      cancel();
      const words = JSON.stringify(command.join(" "));
      if (timedOut) done(failure(`command timed out: ${words} timed out after ${goDuration(timeoutMs)}`));
      else done(exitCode === 0 ? SUCCESS : failure(output));
    };
    try {
      const output = sinkStream(collect, "pipe:[1]");
      task = this.#instance.spawn(command, {
        input: nullStream,
        output,
        errors: sinkStream(collect, "pipe:[2]"),
      });
      task.onExit(({ code }) => onExit(code));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      cancel();
      const id = digest(`${this.#instance.id}/${command.join("\0")}`);
      done({
        kind: "error",
        output:
          `rpc error: code = Unknown desc = failed to exec in container: failed to start exec "${id}": ` +
          `OCI runtime exec failed: exec failed: unable to start container process: ${error.message}`,
      });
    }
  }
}

interface Outcome {
  kind: "success" | "warning" | "failure" | "error";
  output: string;
}

const SUCCESS: Outcome = { kind: "success", output: "" };
const MAX_REDIRECTS = 10;
/** So many successes, and a probe may rest. */
const STEADY_TURNS = 30;
/** Characters of an exec probe's output that are kept (maxReadLength). */
const MAX_OUTPUT = 10 * 1024;

function failure(output: string): Outcome {
  return { kind: "failure", output };
}

function refused(host: string, port: number): string {
  return `dial tcp ${host}:${port}: connect: connection refused`;
}

const LATE = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";

function judged(status: number): Outcome {
  return status >= 200 && status < 300 ? SUCCESS : failure(`HTTP probe failed with statuscode: ${status}`);
}

function isGrpc({ headers }: HttpAnswer): boolean {
  return headers["Content-Type"] === "application/grpc";
}
