import assert from "node:assert/strict";
import type { LogLine } from "../../../src/explorer/logs/log_line.ts";
import { type LogRead, readLogs } from "../../../src/explorer/logs/log_reader.ts";
import { type BundledPort, bundledPort } from "./bundled_port.ts";

interface Reading {
  lines: LogLine[];
  read: LogRead;
  end(): Promise<void>;
}

async function reading(world: BundledPort, words: [string, string, string], all = true): Promise<Reading> {
  const stop = new AbortController();
  const found = { lines: [] as LogLine[] } as Reading;
  const done = readLogs({
    port: world.port,
    subject: { targets: [await world.target(...words)] },
    discovery: world.discovery,
    hasAllContainers: all,
    range: { tailLines: 100 },
    signal: stop.signal,
    tell: (read) => {
      found.read = read;
      found.lines.push(...read.lines);
    },
  });
  found.end = async () => {
    stop.abort();
    await done;
    world.close();
  };
  return found;
}

const notes = ({ lines }: Reading): string[] =>
  lines.filter(({ kind }) => kind === "note").map(({ text }) => text);

Deno.test("a deployment's pods are read together; one that joins is joined, one that leaves ends", async () => {
  const world = await bundledPort("shop");
  const found = await reading(world, ["deployments", "shop", "catalog"]);
  await world.pass(1_000);
  assert.equal(found.read.sources.length, 2);
  assert.ok(found.lines.some(({ source }) => source === 0) && found.lines.some(({ source }) => source === 1));
  assert.match(found.read.selector ?? "", /app=catalog/);
  await scale(world, 3);
  await world.pass(30_000);
  assert.equal(found.read.sources.length, 3);
  assert.match(notes(found).join("\n"), /catalog-\S+ joined/);
  assert.ok(found.lines.some(({ source, kind }) => source === 2 && kind === "text"));
  await scale(world, 1);
  await world.pass(60_000);
  assert.equal(found.read.sources.filter(({ state }) => state === "ended").length, 2);
  assert.equal(notes(found).filter((text) => text.startsWith("ended: ")).length, 2);
  await found.end();
});

Deno.test("a container that crashes goes on with its next run, after a line that says so", async () => {
  const world = await bundledPort("incident-crashloop");
  await world.pass(1_000);
  const pods = await world.port.client.list("/api/v1/pods");
  const failing = pods.items.find((pod) => JSON.stringify(pod["status"]).includes("CrashLoopBackOff"));
  assert.ok(failing, "the scenario has a pod that crashes");
  const { namespace = "", name = "" } = failing.metadata;
  const found = await reading(world, ["pods", namespace, name]);
  await world.pass(400_000);
  assert.match(notes(found).join("\n"), /CrashLoopBackOff/);
  assert.match(notes(found).join("\n"), /restarted: run \d/);
  await found.end();
});

Deno.test("an object that cannot be read says why", async () => {
  const world = await bundledPort("shop");
  const stop = new AbortController();
  let problem = "";
  const target = { ...await world.target("deployments", "shop", "catalog"), name: "nothing" };
  await readLogs({
    port: world.port,
    subject: { targets: [target] },
    discovery: world.discovery,
    hasAllContainers: true,
    range: {},
    signal: stop.signal,
    tell: (read) => problem = read.problem,
  });
  await world.pass(0);
  assert.match(problem, /"nothing" not found/);
  world.close();
});

async function scale({ port }: BundledPort, replicas: number): Promise<void> {
  await port.client.patch("/apis/apps/v1/namespaces/shop/deployments/catalog", "merge", {
    spec: { replicas },
  });
}
