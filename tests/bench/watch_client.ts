/**
 * A client in a process of its own: lists and watches all pods of the cluster of a kubeconfig (first argument), then
 * restarts as many deployments of the namespace `load` as the second argument says and follows their pods. Prints
 * WatchFigures.
 */
import process from "node:process";
import { Client } from "../../src/cluster/client.ts";
import { createTransport } from "../../src/cluster/create_transport.ts";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";
import { type TableWatch, watchTable } from "../../src/cluster/table_watch.ts";
import type { Transport } from "../../src/cluster/transport.ts";
import { PODS } from "../../src/kube/discovery.ts";

export interface WatchFigures {
  rows: number;
  /** From the first request to the whole list. */
  listMs: number;
  longestStallMs: number;
  residentMb: number;
  /** Undefined when nothing was restarted. */
  rollout?: {
    events: number;
    /** From the first request to the last event. */
    seconds: number;
    /** The most in one second. */
    peakPerSecond: number;
    /** What the client itself spent on them, threads of the runtime included. */
    cpuMs: number;
    longestStallMs: number;
    residentMb: number;
  };
}

const ROLLOUT_LIMIT_MS = 20_000;
const QUIET_MS = 2000;

async function measure(kubeconfig: string, deployments: number): Promise<WatchFigures> {
  const config = await loadKubeconfig({
    explicitPath: kubeconfig,
    env: {},
    home: undefined,
    readFile: Deno.readTextFile,
  });
  const counter = new EventCounter();
  const client = new Client(counting(await createTransport(config, ""), counter));
  const stalls = new Stalls();
  const startedAt = performance.now();
  const watch = watchTable({ client, resource: PODS, signal: AbortSignal.timeout(60_000) });
  await whenLive(watch);
  const listMs = performance.now() - startedAt;
  const listed = { rows: watch.rows.size, listMs, longestStallMs: stalls.take(), residentMb: resident() };
  if (deployments === 0) return listed;
  return { ...listed, rollout: await rollOut(client, deployments, counter, stalls) };
}

async function rollOut(
  client: Client,
  deployments: number,
  counter: EventCounter,
  stalls: Stalls,
): Promise<WatchFigures["rollout"] & object> {
  const template = {
    metadata: { annotations: { "kubectl.kubernetes.io/restartedAt": new Date().toISOString() } },
  };
  const before = process.cpuUsage();
  counter.begin();
  for (let number = 1; number <= deployments; number++) {
    const path = `/apis/apps/v1/namespaces/load/deployments/load-${number}`;
    await client.patch(path, "merge", { spec: { template } });
  }
  await counter.untilQuiet();
  const { user, system } = process.cpuUsage(before);
  return {
    events: counter.events,
    seconds: counter.seconds,
    peakPerSecond: counter.peakPerSecond(),
    cpuMs: (user + system) / 1000,
    longestStallMs: stalls.take(),
    residentMb: resident(),
  };
}

function whenLive(watch: TableWatch): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = watch.subscribe(({ state }) => {
      if (state.kind === "loading") return;
      end();
      if (state.kind === "live") resolve();
      else reject(state.error);
    });
  });
}

/** How long the event loop was kept from a timer. */
class Stalls {
  #longest = 0;
  #last: number = performance.now();

  constructor() {
    setInterval(() => {
      const now = performance.now();
      this.#longest = Math.max(this.#longest, now - this.#last - Stalls.everyMs);
      this.#last = now;
    }, Stalls.everyMs);
  }

  static readonly everyMs = 2;

  take(): number {
    const longest = this.#longest;
    this.#longest = 0;
    return longest;
  }
}

/** Events of watches, by the tenth of a second in which they came. */
class EventCounter {
  events = 0;
  #begunAt = 0;
  #lastAt = 0;
  #tenths: number[] = [];

  begin(): void {
    this.events = 0;
    this.#tenths = [];
    this.#begunAt = this.#lastAt = performance.now();
  }

  take(chunk: Uint8Array): void {
    let events = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) events++;
    this.#lastAt = performance.now();
    const tenth = Math.floor((this.#lastAt - this.#begunAt) / 100);
    this.#tenths[tenth] = (this.#tenths[tenth] ?? 0) + events;
    this.events += events;
  }

  get seconds(): number {
    return (this.#lastAt - this.#begunAt) / 1000;
  }

  peakPerSecond(): number {
    let peak = 0;
    for (let start = 0; start < this.#tenths.length; start++) {
      let sum = 0;
      for (let tenth = start; tenth < start + 10; tenth++) sum += this.#tenths[tenth] ?? 0;
      peak = Math.max(peak, sum);
    }
    return peak;
  }

  async untilQuiet(): Promise<void> {
    const isOver = () =>
      performance.now() - this.#begunAt > ROLLOUT_LIMIT_MS ||
      (this.events > 0 && performance.now() - this.#lastAt > QUIET_MS);
    while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const NEWLINE = 10;

/** The same transport; what its watches say is counted on the way. */
function counting(inner: Transport, counter: EventCounter): Transport {
  return {
    description: inner.description,
    connect: (path, protocols, signal) => inner.connect(path, protocols, signal),
    close: () => inner.close(),
    async request(path, init) {
      const response = await inner.request(path, init);
      if (!/[?&]watch=true/.test(path) || !response.body) return response;
      const counted = response.body.pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(chunk, controller) {
            counter.take(chunk);
            controller.enqueue(chunk);
          },
        }),
      );
      return new Response(counted, response);
    },
  };
}

function resident(): number {
  return Deno.memoryUsage().rss / 2 ** 20;
}

// At the end: classes above are there only from their line on.
if (import.meta.main) {
  const [kubeconfig = "", deployments = "0"] = Deno.args;
  const figures = await measure(kubeconfig, Number(deployments));
  Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(figures)));
  Deno.exit(0);
}
