import assert from "node:assert/strict";
import { exec } from "../../../src/programs/kubectl/exec.ts";
import { runVerb } from "./run_recorded.ts";
import { worldCluster } from "./world_cluster.ts";

Deno.test("a command reads its input, and its exit code comes back", async () => {
  using cluster = worldCluster();
  const [pod] = cluster.pods("env-echgo");
  const read = await runVerb(exec, ["-i", pod!, "--", "cat"], cluster, { input: "hello\n" });
  assert.deepEqual(read, { code: 0, out: "hello\n", err: "" });
  const failed = await runVerb(exec, ["deploy/env-echgo", "--", "sh", "-c", "exit 4"], cluster);
  assert.deepEqual(failed, { code: 4, out: "", err: "command terminated with exit code 4\n" });
});

Deno.test("a file may name the object", async () => {
  using cluster = worldCluster();
  const files = { "/d.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: env-echgo}\n" };
  const { out } = await runVerb(exec, ["-f", "/d.yaml", "--", "echo", "hi"], cluster, { files });
  assert.equal(out, "hi\n");
});
