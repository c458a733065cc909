import assert from "node:assert/strict";
import { statsStream } from "../../../../src/simulator/docker/http/stats_stream.ts";
import { smallEngine } from "../small_engine.ts";

Deno.test("what is used is told with the limit, and a busy core shows", async () => {
  const { engine, queue, run } = smallEngine();
  const container = engine.containers.find(
    run({ Image: "busybox", Cmd: ["yes"], HostConfig: { Memory: 64e6, PidsLimit: 9 } }),
  );
  queue.advance(3000);
  const stream = statsStream(engine, container, { isOnce: true, signal: new AbortController().signal });
  const text = new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  queue.advance(2000);
  const sample = JSON.parse(await text);
  assert.equal(sample.memory_stats.limit, 64e6);
  assert.ok(sample.memory_stats.usage > 0);
  const used = sample.cpu_stats.cpu_usage.total_usage - sample.precpu_stats.cpu_usage.total_usage;
  assert.ok(used > 0.9e9 && used <= 1.1e9, String(used));
  assert.deepEqual(sample.pids_stats, { current: 1, limit: 9 });
  assert.equal(sample.cpu_stats.online_cpus, 2);
});
