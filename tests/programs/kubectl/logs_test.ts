import assert from "node:assert/strict";
import { logs } from "../../../src/programs/kubectl/logs.ts";
import { runVerb } from "./run_recorded.ts";
import { worldCluster } from "./world_cluster.ts";

Deno.test("a log that is followed goes on, and ends with Ctrl-C", async () => {
  using cluster = worldCluster();
  const [pod] = cluster.pods("env-echgo");
  const interrupted = new AbortController();
  const running = runVerb(logs, ["-f", pod!, "--tail=1"], cluster, { signal: interrupted.signal });
  const timer = setTimeout(() => interrupted.abort(), 100);
  const { out, code } = await running;
  clearTimeout(timer);
  assert.match(out, /^\S+ \S+ Registered: .*\n/);
  assert.equal(code, 0);
});

Deno.test("several logs that are followed keep their lines whole, and say whose they are", async () => {
  using cluster = worldCluster();
  const interrupted = new AbortController();
  const timer = setTimeout(() => interrupted.abort(), 100);
  const argv = ["-f", "-l", "app=env-echgo", "--prefix", "--tail=2"];
  const { out } = await runVerb(logs, argv, cluster, { signal: interrupted.signal });
  clearTimeout(timer);
  const lines = out.trimEnd().split("\n");
  assert.equal(lines.length, 4);
  for (const line of lines) assert.match(line, /^\[pod\/env-echgo-\S+\/env-echgo\] \d{4}\/\d\d\/\d\d /);
});

Deno.test("with --ignore-errors, what cannot be read is said, and the rest is printed", async () => {
  using cluster = worldCluster();
  const [pod] = cluster.pods("env-echgo");
  const { err, code } = await runVerb(logs, [pod!, "-p", "--ignore-errors"], cluster);
  assert.match(err, /^error: previous terminated container "env-echgo" in pod "\S+" not found\n$/);
  assert.equal(code, 0);
});
