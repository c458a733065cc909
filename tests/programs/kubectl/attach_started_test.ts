import assert from "node:assert/strict";
import { attachStarted } from "../../../src/programs/kubectl/attach_started.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { testIo } from "../test_io.ts";
import { worldCluster } from "./world_cluster.ts";

Deno.test("what a short container has printed is not lost", async () => {
  using cluster = worldCluster();
  const { io, output } = testIo();
  const pod = await cluster.client.create<KubeObject>("/api/v1/namespaces/default/pods", {
    metadata: { name: "short" },
    spec: {
      restartPolicy: "Never",
      containers: [{ name: "a", image: "busybox", command: ["sh", "-c", "echo one; echo two"] }],
    },
  });
  const wish = { container: "a", stdin: false, tty: false, quiet: false };
  assert.equal(await attachStarted({ io }, cluster, pod, wish), 0);
  assert.equal(output.out, "one\ntwo\n");
});
