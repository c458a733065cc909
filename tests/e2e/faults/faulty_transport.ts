/** A transport between the explorer and the simulator that does to it what networks and servers do. */
import { ConnectionError } from "../../../src/cluster/connection_error.ts";
import type { Timing } from "../../../src/cluster/timing.ts";
import type { Channel, Transport } from "../../../src/cluster/transport.ts";
import type { Random } from "../../../src/simulator/clock/random.ts";
import type { FaultKind, PlannedFault } from "./fault_plan.ts";

/** A request that came to the cluster. */
export interface SeenRequest {
  method: string;
  path: string;
  body: string;
}

export class FaultyTransport implements Transport {
  readonly description = "the bundled cluster";
  /** When a fault has struck, milliseconds since 1970. */
  readonly strikes: number[] = [];
  readonly writes: SeenRequest[] = [];
  readonly #streams = new Set<BreakableStream>();
  readonly #startMs: number;

  constructor(
    private readonly inner: Transport,
    private readonly timing: Timing,
    private readonly random: Random,
    private readonly plan: readonly PlannedFault[],
  ) {
    this.#startMs = timing.now();
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const method = init.method ?? "GET";
    const isStream = /[?&](watch|follow)=true/.test(path);
    for (const { fault, percent } of this.#now()) {
      if (this.random.below(100) >= percent) continue;
      const answer = await this.#struck(fault, path, isStream, init.signal ?? undefined);
      if (answer) return answer;
    }
    if (method !== "GET") this.writes.push({ method, path, body: String(init.body ?? "") });
    // Lists come in small pages, so that there are pages to break.
    const response = await this.inner.request(path.replace(/([?&]limit=)500\b/, "$15"), init);
    if (isStream && response.body) return this.#breakable(response);
    return this.#isOn("truncated") && response.ok ? await this.#truncated(response) : response;
  }

  connect(path: string, protocols: string[], signal?: AbortSignal): Promise<Channel> {
    return this.#isOn("away") ? Promise.reject(this.#nobody()) : this.inner.connect(path, protocols, signal);
  }

  /** Does to open streams what the plan has for this moment. */
  strike(): void {
    for (const { fault, percent } of this.#now()) {
      for (const stream of this.#streams) {
        if (this.random.below(100) >= percent) continue;
        if (fault.kind === "drop") this.#strikeStream(stream, fault.how);
        if (fault.kind === "away") this.#strikeStream(stream, "error");
        if (fault.kind === "silent") stream.fall();
      }
    }
  }

  close(): void {
    this.inner.close();
  }

  #strikeStream(stream: BreakableStream, how: "error" | "end" | "half"): void {
    this.#streams.delete(stream);
    stream.break(how);
  }

  #now(): PlannedFault[] {
    const atMs = this.timing.now() - this.#startMs;
    return this.plan.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  }

  #isOn(kind: FaultKind["kind"]): boolean {
    return this.#now().some(({ fault }) => fault.kind === kind);
  }

  async #struck(
    fault: FaultKind,
    path: string,
    isStream: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Response | undefined> {
    switch (fault.kind) {
      case "away":
        this.strikes.push(this.timing.now());
        throw this.#nobody();
      case "refused":
        this.strikes.push(this.timing.now());
        return refusal(fault.code, "TooManyRequests", fault.retryAfterSeconds);
      case "expired":
        if (!/[?&](watch|continue)=/.test(path)) return undefined;
        this.strikes.push(this.timing.now());
        return isStream ? expiredWatch(this.random.below(2) === 0) : refusal(410, "Expired");
      case "slow":
        this.strikes.push(this.timing.now());
        await this.timing.sleep(fault.delayMs, signal);
        signal?.throwIfAborted();
        return undefined;
      default:
        return undefined;
    }
  }

  #nobody(): ConnectionError {
    const message = "The connection to the server was refused - did you specify the right host or port?";
    return new ConnectionError("refused", "https://cluster.example:6443", message);
  }

  async #truncated(response: Response): Promise<Response> {
    this.strikes.push(this.timing.now());
    const text = await response.text();
    return new Response(text.slice(0, this.random.below(text.length + 1)), response);
  }

  #breakable(response: Response): Response {
    const stream = new BreakableStream(response.body!, () => {
      this.#streams.delete(stream);
      this.strikes.push(this.timing.now());
    });
    this.#streams.add(stream);
    return new Response(stream.body, response);
  }
}

/** A body that can break off. */
class BreakableStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #isSilent = false;
  #isOver = false;
  #cutsNext = false;

  constructor(source: ReadableStream<Uint8Array>, private readonly onEnd: () => void) {
    this.#reader = source.getReader();
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.#end(() => {}),
    });
    void this.#pump();
  }

  break(how: "error" | "end" | "half"): void {
    if (how === "error") this.#end(() => this.#controller.error(interrupted()));
    else if (how === "end") this.#end(() => this.#controller.close());
    else this.#cutsNext = true;
  }

  fall(): void {
    this.#isSilent = true;
  }

  async #pump(): Promise<void> {
    try {
      while (!this.#isOver) {
        const { done, value } = await this.#reader.read();
        if (this.#isOver) return;
        if (done) return this.#end(() => this.#controller.close());
        if (this.#isSilent) continue;
        this.#controller.enqueue(this.#cutsNext ? value.subarray(0, value.length >> 1) : value);
        if (this.#cutsNext) return this.#end(() => this.#controller.error(interrupted()));
      }
    } catch (error) {
      this.#end(() => this.#controller.error(error));
    }
  }

  #end(finish: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    finish();
    this.onEnd();
    this.#reader.cancel().catch(() => {});
  }
}

function interrupted(): ConnectionError {
  const message = "Unable to connect to the server: unexpected EOF";
  return new ConnectionError("interrupted", "https://cluster.example:6443", message);
}

function statusOf(code: number, reason: string): Record<string, unknown> {
  const message = code === 410 ? "The resourceVersion for the provided watch is too old." : "injected";
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", message, reason, code };
}

function refusal(code: number, reason: string, retryAfterSeconds?: number): Response {
  const headers = new Headers({ "content-type": "application/json" });
  if (retryAfterSeconds !== undefined && code !== 500) headers.set("retry-after", String(retryAfterSeconds));
  return new Response(JSON.stringify(statusOf(code, reason)), { status: code, headers });
}

/** A server says it either at once or as the first event. */
function expiredWatch(asEvent: boolean): Response {
  if (!asEvent) return refusal(410, "Expired");
  return new Response(`${JSON.stringify({ type: "ERROR", object: statusOf(410, "Expired") })}\n`);
}
