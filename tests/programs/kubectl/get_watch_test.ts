import assert from "node:assert/strict";
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { FakeTransport, json } from "../../cluster/fake_transport.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { get } from "../../../src/programs/kubectl/get.ts";
import { runVerb } from "./run_recorded.ts";

/** Runs `kubectl get` on a bundled cluster, lets things happen there, and ends it as Ctrl-C does. */
async function watching(
  argv: string,
  happen: (client: Client, pass: (ms: number) => Promise<void>) => Promise<void>,
) {
  const { flags } = parseFlags(connectionFlags, []);
  const bundled = openBundled({ scenario: "lecture", flags, isLive: false });
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const connection = {
    client,
    namespace: "default",
    discovery: () => discover(client),
    openapi: () => Promise.resolve(undefined),
  };
  const interrupted = new AbortController();
  const pass = async (ms: number) => {
    await bundled.passTime(ms);
    await turns(FEW);
  };
  const running = runVerb(get, argv.split(" "), connection, {
    nowMs: bundled.now(),
    signal: interrupted.signal,
  });
  await turns(MANY);
  await happen(client, pass);
  interrupted.abort();
  const result = await running;
  bundled.close();
  return result;
}

/** Turns of the event loop: for one answer, and for discovery, list and watch to be answered one after another. */
const FEW = 5;
const MANY = 50;

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function scaleUp(client: Client, pass: (ms: number) => Promise<void>): Promise<void> {
  await client.patch("/apis/apps/v1/namespaces/default/deployments/env-echgo/scale", "merge", {
    spec: { replicas: 3 },
  });
  for (let step = 0; step < 20; step++) await pass(500);
}

Deno.test("get -w: the list under one header, then a line for each change", async () => {
  const { out, code } = await watching("pods -l app=env-echgo -w", scaleUp);
  const lines = out.trim().split("\n");
  assert.match(lines[0]!, /^NAME +READY +STATUS/);
  assert.equal(lines.filter((line) => line.startsWith("NAME")).length, 1);
  assert.ok(lines.slice(1, 3).every((line) => /1\/1 +Running/.test(line)));
  const states = lines.slice(3).map((line) => line.split(/ +/).slice(1, 3).join(" "));
  assert.deepEqual([...new Set(states)], ["0/1 Pending", "0/1 ContainerCreating", "1/1 Running"]);
  assert.equal(code, 1, "Ctrl-C is how one ends it, and 1 is kubectl's code for that");
});

Deno.test("get --watch-only says nothing of what was there before", async () => {
  const { out } = await watching("pods -l app=env-echgo --watch-only --output-watch-events", scaleUp);
  const lines = out.trim().split("\n");
  assert.match(lines[0]!, /^EVENT +NAME/);
  assert.match(lines[1]!, /^ADDED +env-echgo-\S+ +0\/1 +Pending/);
  assert.ok(lines.slice(2).every((line) => line.startsWith("MODIFIED")));
});

Deno.test("get -w -o name prints objects one by one", async () => {
  const { out } = await watching("deploy env-echgo -w -o name", scaleUp);
  const lines = out.trim().split("\n");
  assert.ok(lines.length > 1);
  assert.ok(lines.every((line) => line === "deployment.apps/env-echgo"));
});

Deno.test("only one kind can be watched", async () => {
  const { err, code } = await watching("pods,services -w", () => Promise.resolve());
  assert.equal(err, "error: you may only specify a single resource type\n");
  assert.equal(code, 1);
});

for (const output of ["", " -o name"]) {
  Deno.test(`a watch that the server gives up is an error: get pods -w${output}`, async () => {
    const gone = {
      type: "ERROR",
      object: { kind: "Status", status: "Failure", code: 410, message: "too old" },
    };
    const list = { kind: "PodList", apiVersion: "v1", metadata: { resourceVersion: "1" }, items: [] };
    const path = "/api/v1/namespaces/default/pods";
    const transport = new FakeTransport().on(`GET ${path}`, json(list)).on(`watch ${path}`, json(gone));
    const client = new Client(transport);
    const connection = {
      client,
      namespace: "default",
      discovery: () => Promise.resolve({ resources: [PODS], failures: [], groupVersions: ["v1"] }),
      openapi: () => Promise.resolve(undefined),
    };
    const result = await runVerb(get, `pods -w${output}`.split(" "), connection);
    assert.match(result.err, /unable to decode an event from the watch stream: too old/);
    assert.equal(result.code, 1);
  });
}

Deno.test("a watch whose objects cannot be printed closes its connection", async () => {
  const path = "/api/v1/namespaces/default/pods";
  let isCancelled = false;
  const added = { type: "ADDED", object: { apiVersion: "v1", kind: "Pod", metadata: { name: "p" } } };
  const body = () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(`${JSON.stringify(added)}\n`)),
      cancel: () => void (isCancelled = true),
    });
  const list = { apiVersion: "v1", kind: "PodList", metadata: { resourceVersion: "1" }, items: [] };
  const transport = new FakeTransport().on(`GET ${path}`, json(list))
    .on(`watch ${path}`, () => new Response(body(), { headers: { "content-type": "application/json" } }));
  const connection = {
    client: new Client(transport),
    namespace: "default",
    discovery: () => Promise.resolve({ resources: [PODS], failures: [], groupVersions: ["v1"] }),
    openapi: () => Promise.resolve(undefined),
  };
  const result = await runVerb(get, ["pods", "-w", '-o=go-template={{index .metadata "a" "b"}}'], connection);
  assert.match(result.err, /error executing template|cannot index|error calling index/);
  await turns(FEW);
  assert.ok(isCancelled);
});
