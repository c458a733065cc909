import assert from "node:assert/strict";
import { attach } from "../../../src/programs/kubectl/attach.ts";
import { runVerb } from "./run_recorded.ts";
import { worldCluster } from "./world_cluster.ts";

Deno.test("attach goes on until Ctrl-C", async () => {
  using cluster = worldCluster();
  const interrupted = new AbortController();
  const timer = setTimeout(() => interrupted.abort(), 100);
  const running = runVerb(attach, ["deploy/env-echgo"], cluster, { signal: interrupted.signal });
  await running;
  clearTimeout(timer);
});

Deno.test("keys that are none are refused before anything is asked", async () => {
  using cluster = worldCluster();
  const { err, code } = await runVerb(attach, ["x", "--detach-keys=frob"], cluster);
  assert.equal(err, "error: invalid detach keys: Unknown character: 'frob'\n");
  assert.equal(code, 1);
});
