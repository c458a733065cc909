import { createTransport } from "../../src/cluster/create_transport.ts";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";
import type { Transport } from "../../src/cluster/transport.ts";
import { World } from "../../src/simulator/scenarios/world.ts";
import type { Benchmark, Page } from "./benchmark.ts";
import { ServedWorld } from "./program.ts";

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
const WARM_UP_MS = 300;
const MEASURE_MS = 1500;
const CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
/** Connections are kept; so many requests are under way at once. */
const AT_ONCE = 16;

type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** Requests a second, answers read to the end. */
export const requests: Benchmark = {
  name: "requests",
  summary: "requests a second that the API answers",
  async run(page, signal) {
    const world = new World({ seed: 1, startMs: Date.UTC(2026, 0, 1, 12), pods: 500 });
    await measure("in process", world.api, page, 1);
    world.api.close();
    const served = await ServedWorld.start(["--pods", "500"], signal);
    try {
      const config = await loadKubeconfig({
        explicitPath: served.kubeconfig,
        env: {},
        home: undefined,
        readFile: Deno.readTextFile,
      });
      const transport = await createTransport(config, "");
      try {
        await measure("over TLS", transport, page, 1);
        await measure("over TLS", transport, page, AT_ONCE);
      } finally {
        transport.close();
      }
    } finally {
      await served.end();
    }
  },
};

async function measure(place: string, transport: Transport, page: Page, atOnce: number): Promise<void> {
  const send: Send = (path, init) => transport.request(path, init);
  const list = await (await send("/api/v1/namespaces/default/pods?limit=1")).json();
  const pod = `/api/v1/namespaces/default/pods/${list.items[0].metadata.name}`;
  const label = atOnce === 1 ? place : `${place}, ${atOnce} at once`;
  const isAimed = place === "in process";
  page.figure(
    `${label}: GET pod`,
    await rate(() => read(send, pod), atOnce),
    "/s",
    isAimed ? { atLeast: 5000 } : {},
  );
  const table = () => read(send, "/api/v1/namespaces/load/pods?limit=500", { headers: { accept: TABLE } });
  page.figure(`${label}: list of 500 pods as Table`, await rate(table, atOnce), "/s");
  let made = 0;
  const create = async () => {
    const name = `bench-${atOnce}-${made++}`;
    const body = JSON.stringify({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name },
      data: { key: "value" },
    });
    await read(send, CONFIG_MAPS, { method: "POST", headers: { "content-type": "application/json" }, body });
    await read(send, `${CONFIG_MAPS}/${name}`, { method: "DELETE" });
  };
  page.figure(`${label}: create + delete a config map`, await rate(create, atOnce), "/s");
}

async function read(send: Send, path: string, init?: RequestInit): Promise<void> {
  const response = await send(path, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`Cannot measure: ${path}: ${text}`);
}

/** How often a second the work is done. */
async function rate(work: () => Promise<void>, atOnce: number): Promise<number> {
  await repeat(work, atOnce, WARM_UP_MS);
  const startedAt = performance.now();
  const times = await repeat(work, atOnce, MEASURE_MS);
  return times * 1000 / (performance.now() - startedAt);
}

async function repeat(work: () => Promise<void>, atOnce: number, durationMs: number): Promise<number> {
  const end = performance.now() + durationMs;
  let times = 0;
  const line = async () => {
    while (performance.now() < end) {
      await work();
      times++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return times;
}
