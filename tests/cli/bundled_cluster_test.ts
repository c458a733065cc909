import assert from "node:assert/strict";
import { openBundled } from "../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { parseFlags } from "../../src/programs/flags.ts";

function open(line = "", isLive = false, speed?: number) {
  const { flags } = parseFlags(connectionFlags, line.split(" ").filter(Boolean));
  return openBundled({ scenario: "lecture", flags, isLive, ...(speed === undefined ? {} : { speed }) });
}

async function names(bundled: ReturnType<typeof open>, path = "/api/v1/pods"): Promise<string[]> {
  const list = await (await bundled.transport.request(path)).json();
  return list.items.map((item: { metadata: { name: string } }) => item.metadata.name);
}

Deno.test("a played cluster is the same in every run; another seed is another one", async () => {
  const [one, same, other] = [open(), open(), open("--seed 2")];
  assert.deepEqual(await names(one), await names(same));
  assert.notDeepEqual(await names(one), await names(other));
  for (const bundled of [one, same, other]) bundled.close();
});

Deno.test("its time stands still until it is told to pass", async () => {
  const bundled = open();
  const start = bundled.now();
  assert.equal(start, Date.UTC(2026, 0, 1, 12));
  let hasSlept = false;
  const slept = bundled.timing.sleep(5000).then(() => hasSlept = true);
  await bundled.passTime(4999);
  await Promise.resolve();
  assert.equal(hasSlept, false);
  await bundled.passTime(1);
  await slept;
  assert.equal(bundled.now(), start + 5000);
  bundled.close();
});

Deno.test("a sleep in the world ends with its signal", async () => {
  const bundled = open();
  const stop = new AbortController();
  const slept = bundled.timing.sleep(60_000, stop.signal);
  stop.abort();
  await slept;
  await bundled.timing.sleep(60_000, stop.signal);
  bundled.close();
});

Deno.test("a live cluster has the real time, and ends with close", async () => {
  const bundled = open("", true);
  assert.ok(Math.abs(bundled.now() - Date.now()) < 5000);
  assert.ok((await names(bundled)).length > 0);
  bundled.close();
});

Deno.test("pods and nodes are added as asked", async () => {
  const bundled = open("--pods 25 --nodes 4");
  const plain = open();
  assert.equal((await names(bundled)).length, (await names(plain)).length + 25);
  assert.equal(
    (await names(bundled, "/api/v1/nodes")).length,
    (await names(plain, "/api/v1/nodes")).length + 4,
  );
  bundled.close();
  plain.close();
});
