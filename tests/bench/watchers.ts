import { createTransport } from "../../src/cluster/create_transport.ts";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";
import type { Transport } from "../../src/cluster/transport.ts";
import type { Benchmark } from "./benchmark.ts";
import { processFacts } from "./process_facts.ts";
import { ServedWorld } from "./program.ts";

const WATCHERS = 1000;
const EVENTS = 50;
const CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

/** How long until everybody who watches a kind has heard of a change. */
export const watchers: Benchmark = {
  name: "watchers",
  summary: `${WATCHERS.toLocaleString("en")} watches on one busy kind, over TLS`,
  async run(page, signal) {
    const served = await ServedWorld.start([], signal);
    const stop = new AbortController();
    const transport = await open(served);
    try {
      const before = (await processFacts(served.child.pid))?.residentMb;
      const crowd = new Crowd();
      const openedAt = performance.now();
      await Promise.all(Array.from({ length: WATCHERS }, () => crowd.join(transport, stop.signal)));
      page.figure("to open them all", performance.now() - openedAt, "ms");
      const samples: number[] = [];
      for (let event = 0; event < EVENTS; event++) {
        const startedAt = performance.now();
        const heard = crowd.allHear(`event-${event}`);
        await send(transport, event);
        await heard;
        samples.push(performance.now() - startedAt);
      }
      page.spread("from the write until all have heard", samples, "ms");
      const after = (await processFacts(served.child.pid))?.residentMb;
      if (before && after) page.figure("server's memory for a watch", (after - before) * 1024 / WATCHERS, "");
      page.note("(KB, TLS included)");
    } finally {
      stop.abort();
      transport.close();
      await served.end();
    }
  },
};

/** Watchers that all wait for the same word. */
class Crowd {
  #word = "";
  #missing = 0;
  #all = Promise.withResolvers<void>();

  async join(transport: Transport, signal: AbortSignal): Promise<void> {
    const response = await transport.request(`${CONFIG_MAPS}?watch=true`, { signal });
    void this.#listen(response.body!.pipeThrough(new TextDecoderStream())).catch(() => {});
  }

  allHear(word: string): Promise<void> {
    this.#word = word;
    this.#missing = WATCHERS;
    this.#all = Promise.withResolvers();
    return this.#all.promise;
  }

  async #listen(text: ReadableStream<string>): Promise<void> {
    let heard = "";
    for await (const chunk of text) {
      if (heard === this.#word || !chunk.includes(`"name":"${this.#word}"`)) continue;
      heard = this.#word;
      if (--this.#missing === 0) this.#all.resolve();
    }
  }
}

async function open(served: ServedWorld): Promise<Transport> {
  const config = await loadKubeconfig({
    explicitPath: served.kubeconfig,
    env: {},
    home: undefined,
    readFile: Deno.readTextFile,
  });
  return await createTransport(config, "");
}

async function send(transport: Transport, event: number): Promise<void> {
  const response = await transport.request(CONFIG_MAPS, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ metadata: { name: `event-${event}` }, data: { text: "x".repeat(1000) } }),
  });
  if (!response.ok) throw new Error(await response.text());
  await response.body?.cancel();
}
